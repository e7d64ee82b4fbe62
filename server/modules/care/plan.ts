import type { CareRhythm } from '#contract/care/kinds.ts';
import type { By } from '#kernel/audit.ts';
import { seeingAll, type Tx } from '#kernel/db.ts';
import type { Context } from './context.ts';
import { type RecordRow, setPlan } from './store/records.ts';

/** Under what visits know the plans of this module. */
export const origin = 'care';

interface Planned extends Pick<RecordRow, 'id' | 'personId' | 'areaPath' | 'leadId' | 'planId' | 'consentUntil'> {
  readonly visitorIds: readonly string[];
  readonly rhythm: CareRhythm;
  readonly purpose: string;
}

/**
 * Keeps the standing plan of visits as the record has it: opened with the first visitor, changed, and ended where nobody visits any more. It ends by
 * itself with the consent.
 */
export const keepPlan = async (
  { visits: { standing } }: Pick<Context, 'visits'>,
  tx: Tx,
  by: By,
  today: string,
  r: Planned,
): Promise<void> => {
  const plan = {
    title: '关爱探访',
    purpose: r.purpose,
    lines: [],
    risk: r.rhythm === 'week' ? ('high' as const) : ('key' as const),
    rhythm: { every: r.rhythm, days: 'all' as const, on: [], times: 1, hours: [], from: today, until: null, seasons: [] },
    until: r.consentUntil,
    visitors: r.visitorIds,
    leadAccountId: r.leadId,
  };
  await seeingAll(tx, async () => {
    if (r.visitorIds.length === 0) {
      if (r.planId === null) return;
      await standing.end(tx, by, origin, r.id, '不再安排走访');
      await setPlan(tx, r.id, null);
      return;
    }
    if (r.planId !== null) return standing.change(tx, by, origin, r.id, plan);
    const planId = await standing.open(tx, by, {
      ...plan,
      origin,
      originId: r.id,
      householdId: null,
      personId: r.personId,
      areaPath: r.areaPath,
      questions: null,
      phoneCounts: true,
    });
    await setPlan(tx, r.id, planId);
  });
};

/** Ends the plan of a record that ends. */
export const endPlan = ({ visits }: Pick<Context, 'visits'>, tx: Tx, by: By, recordId: string): Promise<void> =>
  seeingAll(tx, () => visits.standing.end(tx, by, origin, recordId, '关爱档案已结束'));
