import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  askForProxy as asking,
  EntrustmentDetail,
  stepEntrustment as stepping,
  takeEntrustment as taking,
} from '#contract/services/entrustments.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import { personFor } from '#modules/persons/index.ts';
import { type Context, eyeOf } from '../context.ts';
import { entrustmentMoves } from '../domain/states.ts';
import { mayAssist, mayStep } from '../policy.ts';
import { presentEntrustment } from '../queries/entrustments.ts';
import { changeEntrustment, type EntrustmentRecord, findEntrustment, insertEntrustment } from '../store/entrustments.ts';

type Asked = z.output<NonNullable<typeof asking.body>>;
type Taken = z.output<NonNullable<typeof taking.body>>;
type Step = z.output<NonNullable<typeof stepping.body>>;

/** Photos of one written authority. */
const photosMost = 6;

/** Tells the person what became of it, where they have an account. */
const tellPerson = (
  t: Pick<EntrustmentRecord, 'id' | 'accountId'>,
  variant: string,
  { actorId, at }: Pick<Command, 'actorId' | 'at'>,
): Notify[] =>
  t.accountId === null
    ? []
    : [
        {
          kind: 'services.entrusted',
          variant,
          to: { accounts: [t.accountId] },
          except: actorId,
          subject: t.id,
          data: {},
          cause: `${t.id} ${variant}`,
          at,
        },
      ];

const bring = async (
  context: Context,
  viewer: Viewer,
  body: Asked & { photoIds: readonly string[] },
  asks: boolean,
): Promise<EntrustmentDetail> => {
  const eye = await eyeOf(context, viewer);
  const item = (await context.catalogue(viewer.jurisdictionId)).find(body.itemId) ?? fail('services.item_not_found');
  const area = eye.snapshot.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode });
  if (asks ? viewer.anonymous : !mayAssist(viewer, area.path)) fail('session.forbidden');
  return command(
    context.kernel,
    viewer,
    asks ? 'services.ask' : 'services.entrust',
    body,
    async (running) => {
      const { tx, jurisdictionId, at, actorId, log } = running;
      const someone = { name: body.name, phone: body.phone, partyMember: false, phoneShared: true };
      const personId = await personFor(tx, jurisdictionId, eye.ring, someone);
      const photos = await claim(tx, viewer, body.photoIds, { type: 'service_entrustment', id: body.id }, 'photo', photosMost);
      await insertEntrustment(tx, {
        id: body.id,
        itemId: item.id,
        item: item.name,
        areaPath: area.path,
        accountId: asks ? viewer.accountId : null,
        personId,
        agentId: asks ? null : viewer.accountId,
        scope: body.scope,
        photos: photos.map(({ id }) => id),
        state: asks ? 'asked' : 'accepted',
        applicationId: null,
        feeFen: 0,
        words: null,
        satisfied: null,
        askedAt: at,
        acceptedAt: asks ? null : at,
        deliveredAt: null,
        closedAt: null,
      });
      if (asks)
        await notify(tx, jurisdictionId, [
          {
            kind: 'services.asked',
            variant: 'asked',
            to: { permission: 'services.assist', around: area.path },
            except: actorId,
            subject: body.id,
            data: { item: item.name },
            cause: `${body.id} asked`,
            at,
          },
        ]);
      await log(asks ? 'services.proxy_asked' : 'services.entrusted', body.id, { data: { item: item.code } });
      return body.id;
    },
    ({ tx }, id) => presentEntrustment(eye, tx, id),
  );
};

/** A resident asks that somebody acts for them. @throws session.forbidden without an account */
export const askForProxy = async (context: Context, viewer: Viewer, body: Asked): Promise<EntrustmentDetail> => {
  const phone = body.phone ?? (await context.accounts.contacts([viewer.accountId])).get(viewer.accountId)?.phone ?? null;
  return bring(context, viewer, { ...body, phone, photoIds: [] }, true);
};
/** Somebody who acts for others is entrusted face to face. */
export const takeEntrustment = (context: Context, viewer: Viewer, body: Taken): Promise<EntrustmentDetail> =>
  bring(context, viewer, body, false);

/** Takes an entrustment a step further. @throws services.entrustment_not_found, services.step_not_allowed, services.own_call_back, session.forbidden */
export const stepEntrustment = async (context: Context, viewer: Viewer, id: string, body: Step): Promise<EntrustmentDetail> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `services.entrustment ${id}`,
    body,
    async (running) => {
      const { tx, jurisdictionId, at, log } = running;
      const t = (await findEntrustment(tx, id, true)) ?? fail('services.entrustment_not_found');
      if (body.step === 'call_back' && t.agentId === viewer.accountId) fail('services.own_call_back');
      if (!mayStep(viewer, t, body.step)) fail('session.forbidden');
      const move = entrustmentMoves[body.step];
      if (!move.from.includes(t.state)) fail('services.step_not_allowed');
      const photos =
        body.step === 'accept' ? await claim(tx, viewer, body.photoIds, { type: 'service_entrustment', id }, 'photo', photosMost) : [];
      await changeEntrustment(tx, id, {
        state: move.to,
        ...(body.step === 'accept' && {
          agentId: viewer.accountId,
          acceptedAt: at,
          photos: [...t.photos, ...photos.map((file) => file.id)],
        }),
        ...('words' in body && { words: body.words }),
        ...(body.step === 'deliver' && { deliveredAt: at, feeFen: body.feeFen }),
        ...(body.step === 'call_back' && { satisfied: body.satisfied }),
        ...(['call_back', 'refuse', 'end'].includes(body.step) && { closedAt: at }),
      });
      await notify(tx, jurisdictionId, tellPerson(t, move.to, running));
      await log(`services.entrustment_${body.step}`, id);
      return id;
    },
    ({ tx }, done) => presentEntrustment(eye, tx, done),
  );
};
