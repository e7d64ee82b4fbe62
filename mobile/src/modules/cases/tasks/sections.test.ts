import { expect, test } from 'vitest';
import type { CaseRow } from '#contract/cases/api.ts';
import { sectionsOf } from './sections.ts';

const row = (id: string, state: CaseRow['state'], light: CaseRow['light'], lon: number | null = null): CaseRow =>
  ({ id, state, light, point: lon === null ? null : { lon, lat: 26 } }) as CaseRow;
const told = (sections: ReturnType<typeof sectionsOf>) => sections.map(({ key, rows }) => [key, ...rows.map((one) => one.id)]);

test('what is overdue stands first, whatever it waits for, most pressing first; then what to do', () => {
  const rows = [row('a', 'closed', 'red'), row('b', 'answered', 'red'), row('c', 'reported', 'yellow'), row('d', 'reported', 'green')];
  expect(told(sectionsOf(rows, null))).toEqual([
    ['overdue', 'a', 'b'],
    ['reported', 'c', 'd'],
  ]);
});

test('near ones first, and those without a point last, within each section', () => {
  const rows = [row('far', 'reported', 'green', 101), row('nowhere', 'reported', 'green'), row('near', 'reported', 'green', 100.1)];
  expect(told(sectionsOf(rows, { lon: 100, lat: 26 }))).toEqual([['reported', 'near', 'far', 'nowhere']]);
});
