import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { notify, type Receivers } from '#kernel/notify.ts';
import type { Placed } from '../policy.ts';
import type { AppealRecord, RunRecord } from '../store/runs.ts';

/** Whoever stands for somebody that is scored. */
const standing = ({ areaPath, organisationId }: Placed): Receivers | null =>
  organisationId !== null
    ? { permission: 'scorecards.answer', organisation: organisationId }
    : areaPath !== null
      ? { permission: 'scorecards.read', around: areaPath }
      : null;

/** Tells the scored that they can look at their scores and until when they can contest them. */
export const tellScored = (tx: Tx, { jurisdictionId, at }: By, run: RunRecord, scored: readonly Placed[], until: string): Promise<void> =>
  notify(
    tx,
    jurisdictionId,
    scored.flatMap((one) => {
      const to = standing(one);
      return to === null
        ? []
        : [{ kind: 'scorecards.published', variant: 'open', to, subject: run.id, data: { until }, cause: `${run.id} ${run.edition}`, at }];
    }),
  );

/** Tells the scored that a bulletin tells of them. */
export const tellBulletin = (tx: Tx, { jurisdictionId, actorId, at }: By, id: string, scored: readonly Placed[]): Promise<void> =>
  notify(
    tx,
    jurisdictionId,
    scored.flatMap((one) => {
      const to = standing(one);
      return to === null
        ? []
        : [{ kind: 'scorecards.bulletin', variant: 'issued', to, except: actorId, subject: id, data: {}, cause: id, at }];
    }),
  );

/** Tells those who answer appeals that one waits. */
export const tellReviewers = (
  tx: Tx,
  { jurisdictionId, actorId, at }: By,
  appeal: { id: string; runId: string; answerBy: string },
): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind: 'scorecards.appeal',
      variant: 'waiting',
      to: { permission: 'scorecards.review', whole: true },
      except: actorId,
      subject: appeal.runId,
      data: { day: appeal.answerBy },
      cause: appeal.id,
      at,
    },
  ]);

/** Tells whoever raised an appeal what came of it. */
export const tellAppellant = (tx: Tx, { jurisdictionId, at }: By, appeal: AppealRecord, variant: 'granted' | 'refused'): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind: 'scorecards.answered',
      variant,
      to: { accounts: [appeal.raisedBy] },
      subject: appeal.runId,
      data: {},
      cause: `${appeal.id} ${variant}`,
      at,
    },
  ]);
