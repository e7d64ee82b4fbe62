import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { resultOf } from '../domain/results.ts';
import { insertEvaluation, type Settings, setState } from '../store/evaluations.ts';
import { insertResults, keepSheet, type PairRecord, setPairs } from '../store/sheets.ts';

/** An evaluation that is brought in whole. */
export interface PastEvaluation extends Settings {
  readonly id: string;
  readonly pairs: readonly Omit<PairRecord, 'weight'>[];
  readonly sheets: readonly (Pick<PairRecord, 'raterKey' | 'departmentId'> & {
    readonly points: Readonly<Record<string, number>>;
    readonly words: Readonly<Record<string, string>>;
  })[];
  /** Null: still open. */
  readonly closedAt: Date | null;
}

/** Brings an evaluation with its sheets and, where it is closed, what comes of it. */
export const bringEvaluation = async (tx: Tx, { actorId, at }: By & { actorId: string }, e: PastEvaluation): Promise<void> => {
  const { id, pairs, sheets, closedAt, ...settings } = e;
  await insertEvaluation(tx, id, settings, actorId, at);
  await setPairs(tx, id, pairs);
  for (const sheet of sheets) await keepSheet(tx, { evaluationId: id, edit: 0, by: actorId, at, ...sheet });
  if (closedAt !== null) {
    const kinds = new Map(pairs.map(({ raterKey, raterKind }) => [raterKey, raterKind]));
    const results = [...Map.groupBy(pairs, ({ departmentId }) => departmentId)].map(([departmentId, due]) => {
      const own = sheets
        .filter((one) => one.departmentId === departmentId)
        .map(({ raterKey, points }) => ({ kind: kinds.get(raterKey) ?? ('street' as const), weight: 1, points }));
      return {
        departmentId,
        departmentName: due[0]?.departmentName ?? '',
        ...resultOf(e.items, departmentId, { due: due.length, least: e.least, shares: e.shares }, own),
      };
    });
    await insertResults(tx, id, results);
  }
  await setState(tx, id, closedAt === null ? 'open' : 'closed', closedAt);
};
