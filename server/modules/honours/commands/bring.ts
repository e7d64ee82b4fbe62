import type { CandidateState, RoundState, Terms } from '#contract/honours/values.ts';
import { verdictOf } from '#contract/honours/values.ts';
import type { Tx } from '#kernel/db.ts';
import { type AppraisalRecord, insertAppraisal } from '../store/appraisals.ts';
import { insertCandidate, setCandidates } from '../store/candidates.ts';
import { insertRound, setRound } from '../store/rounds.ts';

/** A round that is brought in whole. */
export interface PastRound {
  readonly id: string;
  readonly title: string;
  readonly terms: Terms;
  readonly nominateUntil: string;
  readonly state: RoundState;
  readonly publicFrom?: string;
  readonly publicUntil?: string;
  readonly decidedOn?: string;
  readonly at: Date;
  readonly candidates: readonly {
    readonly id: string;
    readonly personId: string;
    readonly duty: string;
    readonly areaPath: string;
    readonly state: CandidateState;
    readonly evidence: Readonly<Record<string, string>>;
    readonly words?: string;
    readonly validUntil?: string;
  }[];
}
export type PastAppraisal = Omit<AppraisalRecord, 'name' | 'twice' | 'verdict'>;

/** Brings rounds and appraisals. @param by who runs them, @param nominator who nominated and entered */
export const bringHonours = async (
  tx: Tx,
  { rounds, appraisals }: { rounds: readonly PastRound[]; appraisals: readonly PastAppraisal[] },
  by: string,
  nominator: string,
): Promise<void> => {
  for (const { candidates, at, ...round } of rounds) {
    await insertRound(tx, { ...round, by, at });
    for (const { state, words = null, validUntil = null, ...c } of candidates) {
      await insertCandidate(tx, { ...c, roundId: round.id, by: nominator, at });
      const met = state === 'nominated' ? [] : round.terms.criteria.slice(state === 'refused' ? 1 : 0).map(({ code }) => code);
      await setCandidates(tx, [c.id], { state, met, words, validUntil, checkedBy: state === 'nominated' ? null : by });
    }
    await setRound(tx, round.id, round);
  }
  for (const one of appraisals) {
    const at = new Date(`${one.heldOn}T09:00:00+08:00`);
    await insertAppraisal(tx, { ...one, verdict: verdictOf(one), documentIds: [], by: nominator, at });
  }
};
