import type { InspectionLine } from '#contract/inspections/values.ts';
import { spotKey } from '#contract/inspections/values.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { type ActRecord, changeFinding, type FindingRecord, insertAct, insertFinding, keepRound } from '../store/findings.ts';

/** A deduction as it went, with its acts in order. */
export type PastFinding = Omit<FindingRecord, 'id' | 'photos'> & {
  readonly acts: readonly (Pick<ActRecord, 'what' | 'words' | 'byName' | 'at'> & { readonly by: string })[];
};
export interface PastRound {
  readonly estateId: string;
  readonly day: string;
  readonly companyId: string | null;
  readonly lines: readonly InspectionLine[];
}

/** Brings checks of the past, e.g. of a demo. */
export const bringChecks = async (tx: Tx, rounds: readonly PastRound[], findings: readonly PastFinding[]): Promise<void> => {
  for (const round of rounds) await keepRound(tx, round);
  for (const { acts, ...f } of findings) {
    const id = idOf(f.foundAt);
    await insertFinding(tx, { ...f, id, photos: [], spotKey: spotKey(f.spot) });
    for (const act of acts) await insertAct(tx, id, { ...act, id: idOf(act.at), photos: [] });
    if (f.state !== 'open') await changeFinding(tx, id, f);
  }
};
