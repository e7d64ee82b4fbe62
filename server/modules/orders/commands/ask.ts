import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import type { askOrder as endpoint } from '#contract/orders/api.ts';
import { limitedKinds, wishMost } from '#contract/orders/settings.ts';
import { command } from '#kernel/command.ts';
import { seeAll, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { ownPerson, personFor, tiedPerson } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { faultOf, isFor } from '../domain/words.ts';
import { mayIssue } from '../policy.ts';
import { findOrder, insertOrders } from '../store/orders.ts';

export type Asked = z.output<NonNullable<(typeof endpoint)['body']>>;

/** @throws orders.wished_past for a day that is over: nobody could keep it */
export const mustLieAhead = (wishedOn: string | null, today: string): void => {
  if (wishedOn !== null && wishedOn < today) fail('orders.wished_past', { day: wishedOn });
};

/** What may be asked for by these rules of the place. @throws by the rule that is broken */
export const mustBeAskable = (
  { settings, today }: Pick<Eye, 'settings' | 'today'>,
  body: Pick<Asked, 'what' | 'kind' | 'group' | 'text' | 'fen' | 'minor' | 'guardian' | 'wishedOn'>,
): void => {
  const fault = faultOf(body.what, body.text);
  if (fault) fail(fault);
  mustLieAhead(body.wishedOn, today);
  const most = settingOf(wishMost, settings);
  if (body.fen !== null && body.fen > most) fail('orders.too_dear', { yuan: most / 100 });
  if (!isFor(settingOf(limitedKinds, settings), body.kind, body.group)) fail('orders.not_for_group');
  // what is for a child goes through the community, with the consent of whoever looks after it
  if ((body.minor || body.group === 'child') && body.guardian === null) fail('orders.guardian_needed');
};

/** Prepares the case of what is asked for; what it answers opens it with its row. @throws by {@link mustBeAskable} */
export const prepareAsking = async (eye: Eye, body: Omit<Asked, 'id'>): Promise<(tx: Tx) => Promise<{ id: string; number: string }>> => {
  const { context, viewer, snapshot, ring } = eye;
  mustBeAskable(eye, body);
  const area = snapshot.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode });
  const { caller } = body;
  if (caller && !mayIssue(viewer, area.path)) fail('session.forbidden');
  const where = body.placeText === null ? '' : `\n地点：${body.placeText}`;
  const open = await context.cases.open(viewer, {
    kind: body.what,
    text: `${body.text}${where}`,
    areaCode: body.areaCode,
    caller,
    callerId: null,
    organisationId: null,
    promised: null,
  });
  return async (tx) => {
    const { jurisdictionId } = viewer;
    const mobile = phoneOf(caller?.phone ?? '');
    const someone = caller && {
      name: caller.name,
      phone: mobilePattern.test(mobile) ? mobile : null,
      partyMember: false,
      phoneShared: true,
    };
    const personId = someone
      ? await personFor(tx, jurisdictionId, ring, someone)
      : body.name === null
        ? await tiedPerson(tx, viewer.accountId)
        : await ownPerson(tx, jurisdictionId, ring, viewer, { name: body.name });
    const opened = await open(tx);
    await seeAll(tx);
    await insertOrders(tx, [
      {
        id: opened.id,
        number: opened.number,
        what: body.what,
        kind: body.kind,
        groupCode: body.group,
        consent: body.consent,
        minor: body.minor || body.group === 'child',
        areaPath: area.path,
        askerAccountId: caller ? null : viewer.accountId,
        askerPersonId: personId,
        askedAt: opened.createdAt,
        wishedOn: body.wishedOn,
        fen: body.fen,
        state: opened.state,
        seq: opened.eventCount,
        dueAt: opened.dueAt,
      },
    ]);
    const { guardian } = body;
    if (guardian)
      await context.cases.record(tx, null, opened.id, {
        what: 'orders.guardian',
        words: { text: [guardian.name, guardian.phone].filter(Boolean).join(' ') },
      });
    return { id: opened.id, number: opened.number };
  };
};

/** Asks for something to be done or posts a wish: for oneself, or as a worker for somebody who agreed. */
export const ask = async (context: Context, viewer: Viewer, body: Asked): Promise<z.input<typeof endpoint.response>> => {
  if (viewer.anonymous) fail('orders.sign_in_first');
  const open = await prepareAsking(await eyeOf(context, viewer), body);
  return command(
    context.kernel,
    viewer,
    'orders.ask',
    body,
    async ({ tx, log }) => {
      const opened = await open(tx);
      await log('orders.asked', opened.id, { data: { what: body.what, kind: body.kind, consent: body.consent } });
      return { id: opened.id };
    },
    async ({ tx }, { id }) => {
      const { number } = (await findOrder(tx, id)) ?? fail('orders.not_found');
      return { id, number };
    },
  );
};
