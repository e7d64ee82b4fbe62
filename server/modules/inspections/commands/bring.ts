import type { InspectionLine } from '#contract/inspections/values.ts';
import { spotKey } from '#contract/inspections/values.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { type ActRecord, type FindingRecord, insertPast } from '../store/findings.ts';

/** A deduction as it went, with its acts in order. */
export type PastFinding = Omit<FindingRecord, 'id' | 'photos'> & {
  readonly acts: readonly (Pick<ActRecord, 'what' | 'words' | 'byName' | 'at'> & { readonly by: string })[];
};
/** Parts of an estate that were checked on a day. */
export interface PastRound {
  readonly estateId: string;
  readonly day: string;
  readonly companyId: string | null;
  readonly lines: readonly InspectionLine[];
}

/** Brings checks of the past, e.g. of a demo: of each estate and day one round. */
export const bringChecks = (tx: Tx, rounds: readonly PastRound[], findings: readonly PastFinding[]): Promise<void> => {
  const whole = findings.map((f) => ({ ...f, id: idOf(f.foundAt), spotKey: spotKey(f.spot) }));
  const acts = whole.flatMap(({ id, acts: own }) => own.map((act) => ({ ...act, id: idOf(act.at), findingId: id })));
  return insertPast(
    tx,
    rounds,
    whole.map(({ acts: _, ...f }) => f),
    acts,
  );
};
