import type { Circle, MerchantDetail, MerchantRow, Pledge } from '#contract/circles/api.ts';
import { pledgeKindSet } from '#contract/circles/kinds.ts';
import { countedMonths } from '#contract/circles/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { Point } from '#contract/kernel/values.ts';
import { monthsAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { wordOf } from '#kernel/words.ts';
import type { Eye, View } from '../context.ts';
import { liesWithin } from '../domain/outline.ts';
import { mayDecide, mayManage, mayObject, mayRead, seesMerchant } from '../policy.ts';
import { type CountedCircle, circlesIn, complaintsOf, merchantPoints } from '../store/circles.ts';
import { findMerchant, type MerchantRecord, type PledgeRow, pledgesOf } from '../store/merchants.ts';
import { checksOf, type ModelRow, modelsOf } from '../store/models.ts';

const areaOf = ({ snapshot }: View, areaPath: string): { code: string; name: string } => {
  const area = snapshot.findByPath(areaPath);
  return { code: areaPath.replaceAll('.', ''), name: area ? snapshot.describe(area) : areaPath };
};

const presentCircle = (eye: Eye, c: CountedCircle, points: readonly (Point & { readonly circleId: string })[]): Circle => ({
  id: c.id,
  name: c.name,
  area: areaOf(eye, c.areaPath),
  lead: c.leadId === null ? null : { id: c.leadId, name: c.leadName ?? '' },
  note: c.note,
  outline: c.outline,
  outside: points.filter((at) => at.circleId === c.id && c.outline !== null && !liesWithin(c.outline, at)).length,
  endedOn: c.endedOn,
  version: c.version,
  merchants: c.merchants,
  pledged: c.pledged,
  models: c.models,
  mayManage: c.endedOn === null && mayManage(eye.viewer, c.areaPath),
});
export const presentCircles = async (eye: Eye, tx: Tx, rows: readonly CountedCircle[]): Promise<Circle[]> => {
  const outlined = rows.filter(({ outline }) => outline !== null).map(({ id }) => id);
  const points = await merchantPoints(tx, outlined);
  return rows.map((row) => presentCircle(eye, row, points));
};
export const circleShown = async (eye: Eye, tx: Tx, id: string): Promise<Circle> => {
  const [found] = await circlesIn(tx, [], eye.today, [id]);
  if (!found || !mayRead(eye.viewer, found.areaPath)) return fail('circles.circle_not_found');
  return (await presentCircles(eye, tx, [found]))[0] ?? fail('circles.circle_not_found');
};

/** A pledge with what its kind is called. */
export const presentPledge = ({ kinds, today }: View, p: PledgeRow): Pledge => {
  const own = kinds.find(({ subject, code }) => subject === pledgeKindSet.subject && code === p.kind);
  return {
    id: p.id,
    kind: p.kind,
    title: own
      ? { zh: own.name, en: own.nameEn }
      : { zh: wordOf('zh-CN', `circles.pledges.${p.kind}`), en: wordOf('en', `circles.pledges.${p.kind}`) },
    words: p.words,
    since: p.since,
    until: p.until,
    state: p.endedOn !== null ? 'ended' : p.until < today ? 'over' : 'holds',
    endReason: p.endReason,
  };
};
/** What a merchant is as a model shop today; null: none, or its term is over. */
export const standingModel = ({ today }: View, models: readonly ModelRow[], merchantId: string): ModelRow | null =>
  models.find((m) => m.merchantId === merchantId && m.state !== 'struck' && m.until >= today) ?? null;

export const presentRow = (view: View, m: MerchantRecord, pledges: readonly PledgeRow[], models: readonly ModelRow[]): MerchantRow => {
  const model = standingModel(view, models, m.id);
  return {
    id: m.id,
    name: m.name,
    circle: { id: m.circleId, name: m.circleName },
    trade: m.trade,
    address: m.address,
    pledges: pledges
      .filter((p) => p.merchantId === m.id)
      .map((p) => presentPledge(view, p))
      .filter(({ state }) => state === 'holds'),
    model: model && { level: model.level, state: model.state, until: model.until, recheckOn: model.recheckOn },
    leftOn: m.leftOn,
  };
};

/** Rows of merchants with their pledges and what they are as model shops. */
export const presentRows = async (view: View, tx: Tx, merchants: readonly MerchantRecord[]): Promise<MerchantRow[]> => {
  const ids = merchants.map(({ id }) => id);
  const pledges = await pledgesOf(tx, ids);
  const models = await modelsOf(tx, ids);
  return merchants.map((m) => presentRow(view, m, pledges, models));
};

/** Address of a merchant's sign. */
export const signPath = ({ jurisdictionCode }: View, token: string): string => `/open/shop/${jurisdictionCode}-${token}`;

/** The day since which complaints are counted. */
export const countedSince = ({ settings, today }: View): string => monthsAfter(today, -settingOf(countedMonths, settings));

/** The whole merchant for one viewer. @throws circles.merchant_not_found */
export const merchantShown = async (eye: Eye, tx: Tx, id: string): Promise<MerchantDetail> => {
  const { viewer, today } = eye;
  const m = await findMerchant(tx, id);
  if (!m || !seesMerchant(viewer, m)) return fail('circles.merchant_not_found');
  const pledges = await pledgesOf(tx, [id]);
  const models = await modelsOf(tx, [id]);
  const checks = await checksOf(
    tx,
    models.map((one) => one.id),
  );
  const complaints = await complaintsOf(tx, id, countedSince(eye));
  const row = presentRow(eye, m, pledges, models);
  const keeps = m.leftOn === null && mayManage(viewer, m.areaPath);
  const actions: MerchantDetail['actions'] = [];
  if (keeps) {
    actions.push('pledge', 'leave');
    const current = models.find(({ state }) => state !== 'struck');
    if (current) actions.push('check');
    else if (row.pledges.length > 0) actions.push('model');
  }
  return {
    ...row,
    phone: m.phone,
    signPath: m.leftOn === null ? signPath(eye, m.token) : null,
    past: pledges.map((p) => presentPledge(eye, p)).filter(({ state }) => state !== 'holds'),
    models: models.map((one) => {
      const own = checks.filter(({ modelId }) => modelId === one.id);
      return {
        id: one.id,
        level: one.level,
        criteria: [...one.criteria],
        examinedBy: one.examinedBy,
        givenOn: one.givenOn,
        until: one.until,
        recheckOn: one.recheckOn,
        state: one.state,
        checks: own.map((k, at) => ({
          id: k.id,
          verdict: k.verdict,
          words: k.words,
          by: k.byName,
          on: k.on,
          objection: k.objection,
          decision: k.upheld === null ? null : { upheld: k.upheld, answer: k.answer ?? '', on: k.decidedOn ?? today },
          actions: [
            ...(at === 0 && k.objection === null && mayObject(viewer, m) ? (['object'] as const) : []),
            ...(k.objection !== null && k.upheld === null && k.checkedBy !== viewer.accountId && mayDecide(viewer, m.areaPath)
              ? (['decide'] as const)
              : []),
          ],
        })),
      };
    }),
    complaints,
    actions,
  };
};
