import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { DeskOrder, issueOrder as endpoint } from '#contract/orders/api.ts';
import { acceptHours, limitedKinds, listedDays, wishMost } from '#contract/orders/settings.ts';
import { most } from '#contract/orders/values.ts';
import { dayText, numberOf } from '#kernel/calendar.ts';
import { command } from '#kernel/command.ts';
import { seeAll, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type CaseRecord, findCase, maskNumbers } from '#modules/cases/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { faultOf, isFor, namesPerson } from '../domain/words.ts';
import { follow } from '../follow.ts';
import { mayIssue } from '../policy.ts';
import { presentDesk } from '../queries/present.ts';
import { changeOrder, findOrder, type OrderRow } from '../store/orders.ts';

type Body = z.output<NonNullable<(typeof endpoint)['body']>>;

/** What may stand in the listing. @throws by the rule that is broken */
const mustBeListable = ({ settings }: Eye, order: OrderRow, body: Body, asker: string | null): void => {
  const shown = `${body.words} ${body.place} ${body.alias ?? ''}`;
  const fault = faultOf(order.what, shown);
  if (fault) fail(fault);
  if (namesPerson(shown, maskNumbers(shown), asker)) fail('orders.names_person');
  // who wishes for something is shown under another name
  if (order.what === 'wish' && !body.alias) fail('orders.alias_needed');
  const dear = settingOf(wishMost, settings);
  if (body.unit === 'fen' && body.whole > dear) fail('orders.too_dear', { yuan: dear / 100 });
  if (body.unit === 'parts' && body.whole > most.parts) fail('orders.share_wrong', { most: most.parts });
  if (!isFor(settingOf(limitedKinds, settings), body.kind, order.groupCode)) fail('orders.not_for_group');
};

/** Takes the steps up to the one that gives the case to an organisation, each by the rules of the case. */
const dispatched = async (eye: Eye, tx: Tx, order: OrderRow, organisationId: string): Promise<CaseRecord> => {
  const { context, viewer } = eye;
  const { cases } = context;
  if (order.state === 'dispatched') return (await findCase(tx, order.id)) ?? fail('orders.not_found');
  if (order.state === 'reported') await cases.act(tx, viewer, order.id, { action: 'verify', reason: null, photoIds: [] });
  if (order.state === 'reported' || order.state === 'verified')
    await cases.act(tx, viewer, order.id, { action: 'file', categoryCode: null, kind: null, areaCode: null, reason: null });
  return cases.act(tx, viewer, order.id, {
    action: 'dispatch',
    organisationId,
    assists: [],
    level: null,
    handling: null,
    reason: null,
  });
};

/**
 * The community has checked what was asked for and lists it. Claimed by whoever comes first, or first for one organisation, which has some hours to
 * accept before everybody may.
 */
export const issue = async (context: Context, viewer: Viewer, orderId: string, body: Body): Promise<DeskOrder> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `orders.issue ${orderId}`,
    body,
    async ({ tx, at, log }) => {
      const order = (await findOrder(tx, orderId, true)) ?? fail('orders.not_found');
      if (!mayIssue(viewer, order.areaPath)) fail('session.forbidden');
      if (order.words !== null || !['reported', 'verified', 'filed', 'dispatched'].includes(order.state)) fail('orders.not_issuable');
      const asker = await context.cases.asked(tx, orderId);
      mustBeListable(eye, order, body, asker.name);
      const organisation =
        (body.organisationId === null ? eye.book.serving(order.areaPath)[0] : eye.book.get(body.organisationId)) ??
        fail('case.organisation_unknown');
      const now = await dispatched(eye, tx, order, organisation.id);
      if (!(await context.cases.lifecycle(tx, now)).dispatched.claim) fail('orders.not_claimable');
      await seeAll(tx);
      await changeOrder(tx, orderId, {
        words: body.words,
        place: body.place,
        alias: body.alias,
        kind: body.kind,
        skills: body.skills,
        minutes: body.minutes,
        wishedOn: body.wishedOn,
        until: dayText(numberOf(eye.today) + settingOf(listedDays, eye.settings)),
        opensAt: body.how === 'claim' ? at : new Date(at.getTime() + settingOf(acceptHours, eye.settings) * 3_600_000),
        issuedBy: viewer.accountId,
        organisationId: organisation.id,
        unit: body.unit,
        whole: body.whole,
        backs: 0,
      });
      await follow(tx, viewer.jurisdictionId, { ...now, version: now.eventCount, at });
      await log('orders.issued', orderId, { data: { how: body.how, unit: body.unit, whole: body.whole } });
      return { id: orderId };
    },
    async ({ tx }, { id }) => (await presentDesk(eye, tx, [(await findOrder(tx, id)) ?? fail('orders.not_found')]))[0] as DeskOrder,
  );
};
