import type { RaterKind } from '#contract/evaluations/values.ts';
import { mostPairs } from '#contract/evaluations/values.ts';
import { baseOf } from '#contract/kernel/kinds.ts';
import { fail } from '#kernel/errors.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import type { Eye } from '../context.ts';
import type { PairRecord } from '../store/sheets.ts';

/** Who rates whom, as an editor chooses it. */
export interface Chosen {
  readonly departments: readonly string[];
  readonly streets: boolean;
  readonly delegates: boolean;
  readonly units: readonly string[];
}

const areasOf = ({ snapshot }: Eye, level: TerritoryArea['level']): TerritoryArea[] => {
  const found: TerritoryArea[] = [];
  const collect = (area: TerritoryArea): void => {
    if (area.level === level) found.push(area);
    else for (const child of snapshot.children(area)) collect(child);
  };
  collect(snapshot.root);
  return found;
};
/** All departments there are. */
export const departmentsOf = ({ book }: Eye): string[] =>
  book
    .all()
    .filter(({ kind }) => baseOf(kind) === 'department')
    .map(({ id }) => id);

/** Every rater with every department, but itself. @throws evaluations.no_departments, no_raters, too_many */
export const pairsFor = (eye: Eye, { departments, streets, delegates, units }: Chosen): Omit<PairRecord, 'weight'>[] => {
  const named = (id: string): { id: string; name: string } | null => eye.book.get(id);
  const rated = [...new Set(departments)].map((id) => {
    const found = eye.book.get(id);
    return found && baseOf(found.kind) === 'department' ? found : fail('evaluations.no_departments');
  });
  if (rated.length === 0) fail('evaluations.no_departments');
  const area = (kind: RaterKind) => (one: TerritoryArea) => ({ kind, key: one.code, name: eye.snapshot.describe(one) });
  const raters = [
    ...(streets ? areasOf(eye, 'street').map(area('street')) : []),
    ...(delegates ? areasOf(eye, 'community').map(area('delegates')) : []),
    ...[...new Set(units)].map((id) => ({ kind: 'unit' as const, key: id, name: (named(id) ?? fail('evaluations.no_raters')).name })),
  ];
  if (raters.length === 0) fail('evaluations.no_raters');
  if (raters.length * rated.length > mostPairs) fail('evaluations.too_many', { most: mostPairs });
  return raters.flatMap(({ kind, key, name }) =>
    rated
      .filter(({ id }) => id !== key)
      .map((one) => ({ raterKey: key, raterKind: kind, raterName: name, departmentId: one.id, departmentName: one.name })),
  );
};
