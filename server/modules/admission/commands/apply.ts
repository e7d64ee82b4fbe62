import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  AdmissionItem,
  applyAdmission as applyEndpoint,
  decideAdmission as decideEndpoint,
  endAdmission as endEndpoint,
} from '#contract/admission/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { lookups } from '#modules/cases/index.ts';
import type { Context } from '../context.ts';
import { applyOrganisations, mayDecide } from '../policy.ts';
import { oneItem, presenting } from '../queries/items.ts';
import { insertItem, lockItem, settleItem } from '../store/items.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** A department applies to pass something to communities; an emergency names its last day. */
export const applyAdmission = async (context: Context, viewer: Viewer, body: Body<typeof applyEndpoint>): Promise<AdmissionItem> => {
  const [present, l] = await Promise.all([presenting(context, viewer), lookups(context.cases, viewer.jurisdictionId)]);
  const departmentId = applyOrganisations(viewer)[0] ?? fail('session.forbidden');
  const { id, code, title, basis, kind, categoryCode, reason } = body;
  if (categoryCode !== null && !l.config.category(categoryCode)) fail('case.category_unknown', { code: categoryCode });
  const endsOn = kind === 'emergency' ? (body.endsOn ?? fail('admission.day_needed')) : null;
  if (endsOn !== null && endsOn < shanghaiDay(l.now)) fail('admission.day_passed');
  return command(
    context.kernel,
    viewer,
    'admission.apply',
    body,
    async ({ tx, at, jurisdictionId, actorId }) => {
      const item = { id, code, title, basis, kind, categoryCode, departmentId, endsOn, reason, appliedBy: viewer.accountId, appliedAt: at };
      if (!(await insertItem(tx, { ...item, state: 'applied' }))) fail('admission.code_taken', { code });
      await notify(tx, jurisdictionId, [
        {
          kind: 'admission.applied',
          variant: kind === 'emergency' ? 'emergency' : 'plain',
          to: { permission: 'admission.decide', around: l.territory.root.path },
          except: actorId,
          subject: id,
          data: { organisation: l.organisations.get(departmentId)?.name ?? '' },
          cause: id,
          at,
        },
      ]);
      return { id };
    },
    ({ tx }) => oneItem(tx, present, id),
  );
};

/** The district admits what was applied for, or refuses. Nobody decides on their own application. */
export const decideAdmission = async (
  context: Context,
  viewer: Viewer,
  itemId: string,
  body: Body<typeof decideEndpoint>,
): Promise<AdmissionItem> => {
  const [present, l] = await Promise.all([presenting(context, viewer), lookups(context.cases, viewer.jurisdictionId)]);
  if (!mayDecide(viewer, l.territory.root.path)) fail('session.forbidden');
  const { granted, reason } = body;
  return command(
    context.kernel,
    viewer,
    `admission.decide ${itemId}`,
    body,
    async ({ tx, at, jurisdictionId, actorId, log }) => {
      const row = (await lockItem(tx, itemId)) ?? fail('admission.not_found');
      if (row.state !== 'applied') fail('admission.over');
      if (row.appliedBy === viewer.accountId) fail('admission.own');
      await settleItem(tx, itemId, { state: granted ? 'admitted' : 'refused', decidedBy: viewer.accountId, decision: reason, at });
      if (row.appliedBy !== null)
        await notify(tx, jurisdictionId, [
          {
            kind: 'admission.decided',
            variant: granted ? 'granted' : 'refused',
            to: { accounts: [row.appliedBy] },
            except: actorId,
            subject: itemId,
            data: { code: row.code },
            cause: `${itemId} decided`,
            at,
          },
        ]);
      await log('admission.decided', row.code, { reason, data: { granted } });
      return { id: itemId };
    },
    ({ tx }) => oneItem(tx, present, itemId),
  );
};

/** Takes an item off the list. */
export const endAdmission = async (
  context: Context,
  viewer: Viewer,
  itemId: string,
  body: Body<typeof endEndpoint>,
): Promise<AdmissionItem> => {
  const [present, l] = await Promise.all([presenting(context, viewer), lookups(context.cases, viewer.jurisdictionId)]);
  if (!mayDecide(viewer, l.territory.root.path)) fail('session.forbidden');
  return command(
    context.kernel,
    viewer,
    `admission.end ${itemId}`,
    body,
    async ({ tx, at, log }) => {
      const row = (await lockItem(tx, itemId)) ?? fail('admission.not_found');
      if (row.state !== 'admitted') fail('admission.over');
      await settleItem(tx, itemId, { state: 'ended', decidedBy: viewer.accountId, decision: body.reason, at });
      await log('admission.ended', row.code, { reason: body.reason });
      return { id: itemId };
    },
    ({ tx }) => oneItem(tx, present, itemId),
  );
};
