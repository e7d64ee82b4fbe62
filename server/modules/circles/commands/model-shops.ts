import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  checkModel as checkEndpoint,
  answerObjection as decideEndpoint,
  MerchantDetail,
  nameModel as nameEndpoint,
  objectToCheck as objectEndpoint,
} from '#contract/circles/api.ts';
import { recheckMonths } from '#contract/circles/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { monthsAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { isViolation } from '#kernel/violations.ts';
import { type CircleCommand, type Context, circleCommand, type Eye } from '../context.ts';
import { after } from '../domain/model.ts';
import { mayDecide, mayManage, mayObject, seesMerchant } from '../policy.ts';
import { merchantShown, presentRows } from '../queries/present.ts';
import { findMerchant, type MerchantRecord } from '../store/merchants.ts';
import {
  type CheckRow,
  checksOf,
  decide,
  insertCheck,
  insertModel,
  lockCheck,
  lockModel,
  type ModelRow,
  modelsOf,
  object,
  setModel,
} from '../store/models.ts';
import { holdMerchant } from './keep-merchants.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Tells somebody of a re-check, an objection or a decision about a merchant. */
const tell = (
  { tx, jurisdictionId, actorId, at }: CircleCommand,
  kind: 'circles.checked' | 'circles.objected' | 'circles.decided',
  variant: string,
  merchant: MerchantRecord,
  cause: string,
): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind,
      variant,
      to:
        kind === 'circles.objected'
          ? { permission: 'circles.decide', around: merchant.areaPath }
          : { permission: 'circles.merchant', organisation: merchant.id },
      except: actorId,
      subject: merchant.id,
      data: { merchant: merchant.name },
      cause,
      at,
    },
  ]);

/** Names a merchant that pledges a model shop. @throws circles.model_already, circles.not_pledged, circles.days_reversed */
export const nameModel = (context: Context, viewer: Viewer, id: string, body: Body<typeof nameEndpoint>): Promise<MerchantDetail> =>
  circleCommand(
    context,
    viewer,
    `circles.name_model ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const merchant = await holdMerchant(eye, tx, id);
      const [row] = await presentRows(eye, tx, [merchant]);
      if (!row || row.pledges.length === 0) fail('circles.not_pledged');
      if (body.until <= eye.today) fail('circles.days_reversed');
      if ((await modelsOf(tx, [id])).some(({ state }) => state !== 'struck')) fail('circles.model_already');
      const yearly = monthsAfter(eye.today, settingOf(recheckMonths, eye.settings));
      await insertModel(tx, {
        id: v7(),
        merchantId: id,
        level: body.level,
        criteria: body.criteria,
        examinedBy: body.examinedBy,
        givenOn: eye.today,
        until: body.until,
        recheckOn: [yearly, body.until].sort()[0] ?? yearly,
        state: 'standing',
      });
      await log('circles.model_named', id, { data: { level: body.level, until: body.until } });
      return id;
    },
    merchantShown,
  );

/** Holds a model shop with its merchant, for whoever keeps it. @throws circles.model_not_found, session.forbidden */
const holdModel = async ({ viewer }: Eye, tx: Tx, modelId: string): Promise<{ model: ModelRow; merchant: MerchantRecord }> => {
  const model = await lockModel(tx, modelId);
  const merchant = model && (await findMerchant(tx, model.merchantId));
  if (!model || !merchant || !seesMerchant(viewer, merchant)) return fail('circles.model_not_found');
  if (!mayManage(viewer, merchant.areaPath)) fail('session.forbidden');
  return { model, merchant };
};

/** Notes a re-check: keep, raise, mend, strike off; the merchant is told and may object. @throws circles.model_struck, circles.objection_open */
export const checkModel = (context: Context, viewer: Viewer, modelId: string, body: Body<typeof checkEndpoint>): Promise<MerchantDetail> =>
  circleCommand(
    context,
    viewer,
    `circles.check ${modelId}`,
    body,
    async (running) => {
      const { eye, tx, actorId, log } = running;
      const { model, merchant } = await holdModel(eye, tx, modelId);
      if (model.state === 'struck') fail('circles.model_struck');
      if ((await checksOf(tx, [modelId])).some((one) => one.objection !== null && one.upheld === null)) fail('circles.objection_open');
      const next = body.recheckOn ?? monthsAfter(eye.today, settingOf(recheckMonths, eye.settings));
      if (next <= eye.today) fail('circles.days_reversed');
      const { level, until, recheckOn, state } = model;
      const before = { level, until, recheckOn, state };
      const checkId = v7();
      await insertCheck(tx, {
        id: checkId,
        modelId,
        verdict: body.verdict,
        words: body.words,
        before,
        byName: eye.snapshot.findByPath(merchant.areaPath)?.name ?? '',
        checkedBy: actorId ?? '',
        on: eye.today,
      });
      await setModel(tx, { id: modelId, ...after(before, body.verdict, next, next) });
      await log('circles.model_checked', merchant.id, { data: { verdict: body.verdict } });
      await tell(running, 'circles.checked', body.verdict, merchant, checkId);
      return merchant.id;
    },
    merchantShown,
  );

/** Holds a re-check with its merchant. @throws circles.check_not_found */
const holdCheck = async (
  { viewer }: Eye,
  tx: Tx,
  checkId: string,
): Promise<{ check: CheckRow; model: ModelRow; merchant: MerchantRecord }> => {
  const check = await lockCheck(tx, checkId);
  const model = check && (await lockModel(tx, check.modelId));
  const merchant = model && (await findMerchant(tx, model.merchantId));
  return check && model && merchant && seesMerchant(viewer, merchant) ? { check, model, merchant } : fail('circles.check_not_found');
};

/** What the merchant says against its newest re-check. @throws circles.superseded, circles.objected_already */
export const objectToCheck = (
  context: Context,
  viewer: Viewer,
  checkId: string,
  body: Body<typeof objectEndpoint>,
): Promise<MerchantDetail> =>
  circleCommand(
    context,
    viewer,
    `circles.object ${checkId}`,
    body,
    async (running) => {
      const { eye, tx, at, log } = running;
      const { check, model, merchant } = await holdCheck(eye, tx, checkId);
      if (!mayObject(viewer, merchant)) fail('session.forbidden');
      if (check.objection !== null) fail('circles.objected_already');
      if ((await checksOf(tx, [model.id]))[0]?.id !== checkId) fail('circles.superseded');
      await object(tx, checkId, body.words, at);
      await log('circles.objected', merchant.id);
      await tell(running, 'circles.objected', 'check', merchant, checkId);
      return merchant.id;
    },
    merchantShown,
  );

/**
 * Decides on an objection, by somebody else than who checked; where it is upheld the shop stands as before.
 * @throws circles.own_check, circles.not_objected, circles.decided_already, circles.model_already where it is one anew since
 */
export const answerObjection = (
  context: Context,
  viewer: Viewer,
  checkId: string,
  body: Body<typeof decideEndpoint>,
): Promise<MerchantDetail> =>
  circleCommand(
    context,
    viewer,
    `circles.decide ${checkId}`,
    body,
    async (running) => {
      const { eye, tx, actorId, log } = running;
      const { check, model, merchant } = await holdCheck(eye, tx, checkId);
      if (!mayDecide(viewer, merchant.areaPath)) fail('session.forbidden');
      if (check.checkedBy === viewer.accountId) fail('circles.own_check');
      if (check.objection === null) fail('circles.not_objected');
      if (check.upheld !== null) fail('circles.decided_already');
      await decide(tx, checkId, { upheld: body.upheld, answer: body.answer, by: actorId ?? '', on: eye.today });
      if (body.upheld)
        await setModel(tx, { id: model.id, ...check.before }).catch((error: unknown) => {
          if (isViolation(error, 'circle_models_once')) fail('circles.model_already');
          throw error;
        });
      await log('circles.decided', merchant.id, { data: { upheld: body.upheld } });
      await tell(running, 'circles.decided', body.upheld ? 'upheld' : 'rejected', merchant, checkId);
      return merchant.id;
    },
    merchantShown,
  );
