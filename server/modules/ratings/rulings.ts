import { shanghaiDay } from '#contract/kernel/day.ts';
import { jurisdictionOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { type Condition, unhappyCallBacks } from '#modules/cases/index.ts';
import type { Ratings } from './ratings.ts';
import { type RatingSettings, settingsIn } from './settings.ts';
import { isRuled, openRuling } from './store/rulings.ts';

/** Days ahead of a day, `YYYY-MM-DD`. */
export const dayAhead = (at: Date, days: number): string => shanghaiDay(new Date(at.getTime() + days * 86_400_000));

/** Puts a case before the district that is unhappy once more than it may be reworked, and says so there. Harmless when repeated. */
export const askForRuling = async (
  tx: Tx,
  jurisdictionId: string,
  { caseId, areaPath, number, at }: { caseId: string; areaPath: string; number: string; at: Date },
  { reworkLimit, decisionDays }: RatingSettings,
): Promise<void> => {
  const unhappy = await unhappyCallBacks(tx, caseId);
  if (unhappy <= reworkLimit) return;
  const dueOn = dayAhead(at, decisionDays);
  if (!(await openRuling(tx, { caseId, round: unhappy, areaCode: areaPath.replaceAll('.', ''), at, dueOn }))) return;
  await notify(tx, jurisdictionId, [
    {
      kind: 'ratings.ruling',
      variant: 'asked',
      to: { permission: 'ratings.rule', around: areaPath },
      subject: caseId,
      data: { number, count: unhappy, day: dueOn },
      cause: `${caseId} ${unhappy}`,
      at,
    },
  ]);
};

/** An unhappy case that was reworked as often as it may is closed by nobody before the district has ruled. */
export const rulingBeforeClosing = ({ kernel }: Pick<Ratings, 'kernel'>): Condition => ({
  code: 'ratings.ruling',
  check: async (tx, file) => {
    if (file.answered === null || (file.answered && file.solved && file.satisfied)) return;
    const unhappy = await unhappyCallBacks(tx, file.id);
    const { reworkLimit } = await settingsIn(kernel, jurisdictionOf(tx));
    if (unhappy > reworkLimit && !(await isRuled(tx, file.id, unhappy))) fail('ratings.ruling_needed', { count: unhappy });
  },
});
