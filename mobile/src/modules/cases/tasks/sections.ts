import type { CaseRow } from '#contract/cases/api.ts';
import type { CaseState } from '#contract/cases/lifecycle.ts';
import type { Point } from '#contract/kernel/values.ts';
import { metresBetween } from '../../../place/here.ts';

export type SectionKey = CaseState | 'overdue';

/** States in the order of what presses a worker most: first what nobody has taken on. */
const order: readonly CaseState[] = [
  'reported',
  'dispatched',
  'handling',
  'answered',
  'verified',
  'filed',
  'checked',
  'called_back',
  'waiting',
  'shelved',
  'closed',
  'rejected',
];

/** What is overdue, whatever it waits for, then the rest by what to do. Rows come most pressing first; `here` puts the near ones first. */
export const sectionsOf = (rows: readonly CaseRow[], here: Point | null): { key: SectionKey; rows: readonly CaseRow[] }[] => {
  const far = (row: CaseRow): number => (here && row.point ? metresBetween(here, row.point) : Number.POSITIVE_INFINITY);
  const keyOf = (row: CaseRow): SectionKey => (row.light === 'red' ? 'overdue' : row.state);
  return (['overdue', ...order] as const)
    .map((key) => {
      const own = rows.filter((row) => keyOf(row) === key);
      return { key, rows: here ? own.sort((a, b) => far(a) - far(b)) : own };
    })
    .filter((section) => section.rows.length > 0);
};
