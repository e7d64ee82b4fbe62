import { capitalCodeOf } from '#contract/kernel/typed.ts';
import type { FieldType } from '#contract/registers/fields.ts';
import { type Column, fieldOf } from '#contract/registers/proposal.ts';
import { type Cell, isBlank, type ReadRow, type ReadSheet, shown } from '#kernel/sheets/rows/cells.ts';
import { distinctHeadings } from '#kernel/sheets/rows/headings.ts';
import { layoutOf } from '#kernel/sheets/rows/layout.ts';
import { createRowReader, type RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, habits } from '#kernel/sheets/rows/table.ts';
import { tellField } from '../sheet.ts';
import { type Guess, guessColumn, headingParts } from './guess.ts';
import { keyOf } from './keys.ts';

/** Something about a cell that somebody should know. `now`: what it was read as, where that leaves no doubt; null: it cannot be read. */
export interface CellFault {
  /** As the spreadsheet counts. */
  readonly row: number;
  /** An error code, or one under `sheets.notes`. */
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly now: string | null;
}
/** A column of a table: what its values seem to be, and what is wrong with them as that. */
export interface InspectedColumn extends Column {
  /** As it stands in the file; of two rows joined by `/`; '' where there is none. */
  readonly heading: string;
  readonly guess: Guess;
  readonly faults: readonly CellFault[];
  /** The first different texts in it. */
  readonly samples: readonly string[];
}
/** What a table is before anything of it is stored. */
export interface InspectedTable {
  readonly sheet: string;
  /** The row of the heading as the spreadsheet counts, of two the last. */
  readonly headerRow: number;
  readonly rows: number;
  /** Rows that were not counted: totals, and remarks below the table. */
  readonly passedOver: readonly number[];
  readonly columns: readonly InspectedColumn[];
}

/** Headings of what is never below zero. */
const natural = /面积|人数|户数|数量|年龄|次数|栋数|套数|㎡|平方米|[（(](人|户|个|岁|次|套|栋|栋数|件)[)）]/;
const samplesShown = 5;
/** Numbers and codes of which few may stand twice, before that counts as how the table is. */
const mostRepeated = 0.25;

/** Numbers of one person or organisation that stand in several rows, though most stand in one. */
const repeated = (type: FieldType, rows: readonly ReadRow[], at: number): CellFault[] => {
  if (type !== 'identity_number' && type !== 'credit_code') return [];
  const first = new Map<string, number>();
  const again = rows.flatMap(({ row, cells }): CellFault[] => {
    const code = typeof cells[at] === 'string' ? capitalCodeOf(cells[at]).replace(/^'/, '') : '';
    const before = first.get(code);
    if (code !== '' && before === undefined) first.set(code, row);
    return code === '' || before === undefined ? [] : [{ row, code: 'registers.cell_twice', data: { row: before }, now: code }];
  });
  return again.length <= (first.size + again.length) * mostRepeated ? again : [];
};

const columnOf = (heading: string, title: string, key: string, guess: Guess, rows: number): Column => ({
  key,
  title,
  type: guess.long ? 'long_text' : guess.type,
  unit: guess.unit,
  options: guess.options,
  required: rows > 0 && guess.filled === rows,
  natural: natural.test(heading) || guess.type === 'money',
  purpose: null,
});

/**
 * Says what a table is: its heading, its rows, what its columns hold, and every cell that is not what it should be then.
 * @param isArea whether a code is that of an area; null where the areas are not known
 */
export const inspectTable = (sheet: ReadSheet, isArea: ((code: string) => boolean) | null): InspectedTable => {
  const { headerRow, headings, rows, totals, footings } = layoutOf(sheet);
  const titles = distinctHeadings(headings);
  const taken = new Set<string>();
  const columns = headings.map((heading, i) => {
    const guess = guessColumn(
      heading,
      rows.map(({ cells }) => cells[i] ?? null),
      isArea,
    );
    const title = guess.unit === null ? (titles[i] ?? '') : headingParts(titles[i] ?? '').title;
    return { heading, guess, ...columnOf(heading, title, keyOf(title, taken), guess, rows.length) };
  });
  const findings: Findings = { faults: [], notes: [] };
  const specs = Object.fromEntries(columns.map(({ key }) => [key, [key, 0] as const]));
  const at = new Map(columns.map(({ key }, i) => [key, i]));
  const reading = { codes: 'registers.cell_', findings, mends: { habit: habits(rows, at) } };
  const fields = columns.map(fieldOf);
  for (const row of rows) {
    const r: RowReader = createRowReader(sheet.name, row, specs, at, reading);
    for (const field of fields) {
      const told = tellField(r, field);
      if (field.type === 'area' && typeof told === 'string' && isArea?.(told) === false)
        r.wrong(field.key, 'registers.sheet_area', { value: told });
    }
  }
  const faults = Map.groupBy(
    [
      ...findings.faults.map(({ row, column, code, data }) => ({ column, fault: { row, code, data, now: null } })),
      ...findings.notes.flatMap(({ at: where, code, data }) =>
        where ? [{ column: where.column, fault: { row: where.row, code, data, now: where.now } }] : [],
      ),
    ],
    ({ column }) => column,
  );
  return {
    sheet: sheet.name,
    headerRow,
    rows: rows.length,
    passedOver: [...totals, ...footings].map(({ row }) => row),
    columns: columns.map((column, i) => ({
      ...column,
      faults: [...(faults.get(column.key) ?? []).map(({ fault }) => fault), ...repeated(column.type, rows, i)].sort(
        (a, b) => a.row - b.row,
      ),
      samples: [...new Set(rows.flatMap(({ cells }) => (isBlank(cells[i]) ? [] : [shown(cells[i] as Cell)])))].slice(0, samplesShown),
    })),
  };
};
