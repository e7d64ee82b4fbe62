import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { complain as complainEndpoint, raiseMatter as raiseEndpoint } from '#contract/circles/api.ts';
import { complaintType } from '#contract/circles/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { findCase } from '#modules/cases/index.ts';
import { type Context, circleCommand, viewOf } from '../context.ts';
import { signOf } from '../queries/sign.ts';
import { circlesIn, insertCircleCase } from '../store/circles.ts';
import { holdCircle } from './manage-circles.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Opened = { caseId: string; number: string };
const numberOf = async (tx: Parameters<typeof findCase>[0], caseId: string): Promise<Opened> => ({
  caseId,
  number: (await findCase(tx, caseId))?.number ?? fail('case.not_found'),
});
const none = { callerId: null, caller: null, organisationId: null, promised: null };

/** Opens a case of a matter that merchants of a circle share; it waits at the desk. */
export const raiseMatter = async (
  context: Context,
  viewer: Viewer,
  circleId: string,
  body: Body<typeof raiseEndpoint>,
): Promise<Opened> => {
  const { today } = await viewOf(context, viewer.jurisdictionId);
  const [circle] = await context.kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => circlesIn(tx, [], today, [circleId]));
  if (!circle) return fail('circles.circle_not_found');
  const open = await context.cases.open(viewer, { ...none, kind: null, text: body.text, areaCode: circle.areaPath.replaceAll('.', '') });
  return circleCommand(
    context,
    viewer,
    `circles.matter ${circleId}`,
    body,
    async ({ eye, tx, log }) => {
      await holdCircle(eye, tx, circleId);
      const { id: caseId } = await open(tx);
      await insertCircleCase(tx, { caseId, circleId, merchantId: null, pledgeKind: null, openedOn: eye.today });
      await context.cases.record(tx, null, caseId, { what: 'circles.matter', data: { circle: circle.name } });
      await log('circles.matter_raised', circleId);
      return caseId;
    },
    (_, tx, caseId) => numberOf(tx, caseId),
  );
};

/** A consumer's complaint about the merchant of a sign: a case of its own type whose log names the merchant. @throws circles.sign_unknown */
export const complain = async (context: Context, viewer: Viewer, code: string, body: Body<typeof complainEndpoint>): Promise<Opened> => {
  const { view, merchant } = await signOf(context, code);
  if (view.jurisdictionId !== viewer.jurisdictionId) fail('circles.sign_unknown');
  const { lon, lat } = merchant;
  const open = await context.cases.open(viewer, {
    ...none,
    kind: settingOf(complaintType, view.settings),
    text: body.text,
    areaCode: merchant.areaPath.replaceAll('.', ''),
    ...(lon !== null && lat !== null && { where: { point: { lon, lat }, placeText: merchant.name } }),
    photoIds: body.photoIds,
  });
  return circleCommand(
    context,
    viewer,
    `circles.complain ${merchant.id}`,
    body,
    async ({ eye, tx }) => {
      const { id: caseId } = await open(tx);
      const { circleId, id: merchantId, name } = merchant;
      await insertCircleCase(tx, { caseId, circleId, merchantId, pledgeKind: body.pledge, openedOn: eye.today });
      await context.cases.record(tx, null, caseId, { what: 'circles.complaint', data: { merchant: name }, public: true });
      return caseId;
    },
    (_, tx, caseId) => numberOf(tx, caseId),
  );
};
