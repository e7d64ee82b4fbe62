import { mobilePattern, phoneOf, plain } from '#contract/kernel/typed.ts';
import { faultOfIdNumber, idNumberOf } from '#contract/persons/id-number.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';
import { findHeading } from '#kernel/sheets/rows/headings.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, readTable, type SheetFault, type SheetNote } from '#kernel/sheets/rows/table.ts';
import { readAddress } from './address.ts';

/** Columns of a sheet of households, with what communities write over them. */
export const householdColumns = {
  address: ['地址', 32, ['住址', '房屋地址', '详细地址', '门牌']],
  area: ['网格', 24, ['所属网格', '所在网格']],
  floorArea: ['建筑面积', 12, ['面积', '房屋面积']],
  use: ['用途', 10, ['房屋用途']],
  occupancy: ['居住情况', 12, ['居住状况', '居住类型']],
  people: ['常住人数', 10, ['人数', '家庭人数']],
  head: ['户主', 12, ['户主姓名', '姓名', '业主', '业主姓名']],
  idNumber: ['身份证号', 22, ['身份证号码', '公民身份号码', '证件号码']],
  phone: ['联系电话', 16, ['电话', '手机', '手机号', '联系方式', '手机号码']],
  registeredOn: ['登记日期', 14, ['登记时间', '入住日期']],
  note: ['备注', 24, ['说明']],
} as const satisfies Readonly<Record<string, ColumnSpec>>;
export type HouseholdColumn = keyof typeof householdColumns;

/** What a row says, as far as it could be read. */
export interface SheetRow {
  readonly row: number;
  /** Empty where no address could be read. */
  readonly building: string;
  readonly unit: string;
  readonly room: string;
  readonly floorArea?: number;
  readonly use?: string;
  readonly occupancy?: string;
  readonly people?: number;
  readonly head?: string;
  readonly phone?: string;
  readonly idNumber?: string;
  readonly phoneShared?: boolean;
  readonly registeredOn?: string;
  readonly note?: string;
}

/** What may be done about a doubt: change what the row says, or leave the row out. */
export interface Choice {
  readonly value: string;
  /** Words of the choice under `households.choices`, with their data. */
  readonly words: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly set?: Partial<SheetRow>;
  readonly skip?: true;
}
export interface StoredDoubt {
  readonly key: string;
  readonly row: number;
  readonly column: string;
  readonly cell: string | null;
  readonly shown: string;
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly choices: readonly Choice[];
}
export interface ReadHouseholds {
  readonly rows: SheetRow[];
  readonly doubts: StoredDoubt[];
  readonly notes: readonly SheetNote[];
  readonly missing: readonly string[];
}

/** Names as people write them: no blanks within Chinese names, nothing that cannot be seen. */
const nameOf = (text: string): string => {
  const seen = text.replaceAll(/\p{Cf}/gu, '').trim();
  return /^[\p{Script=Han}\s·]+$/u.test(seen) ? seen.replaceAll(/\s/g, '') : seen.replaceAll(/\s+/g, ' ');
};

const dayOf = (y: number, m: number, d: number): string | null => {
  const made = new Date(Date.UTC(y, m - 1, d));
  return made.getUTCMonth() === m - 1 && made.getUTCDate() === d && y >= 1900 && y < 3000 ? made.toISOString().slice(0, 10) : null;
};
/** Days that a text may mean which is none. */
const daysMeant = (text: string): string[] => {
  const typed = plain(text);
  const [, y, m] = /^(\d{4})[-/.年]?(\d{1,2})?月?$/.exec(typed) ?? [];
  if (y !== undefined) return [dayOf(Number(y), Number(m ?? 1), 1)].filter((day) => day !== null);
  const [, a, b, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(typed) ?? [];
  if (year === undefined) return [];
  const both = [dayOf(Number(year), Number(b), Number(a)), dayOf(Number(year), Number(a), Number(b))];
  return [...new Set(both.filter((day) => day !== null))];
};

const skip: Choice = { value: 'skip', words: 'skip', data: {}, skip: true };
const empty: Choice = { value: 'empty', words: 'empty', data: {} };
/** What may be done about a cell that cannot be read. */
const choicesFor = (column: HouseholdColumn, { code, data }: SheetFault): Choice[] => {
  const shown = String(data['value'] ?? '');
  if (column === 'floorArea') {
    const [, area] = /(\d+(?:\.\d+)?)/.exec(plain(shown)) ?? [];
    const meant = area !== undefined && !plain(shown).startsWith('-') && Number(area) > 0 ? Number(area) : null;
    return [
      ...(meant === null ? [] : [{ value: `take ${meant}`, words: 'take', data: { value: meant }, set: { floorArea: meant } }]),
      empty,
      skip,
    ];
  }
  if (column === 'registeredOn') {
    // a bare 2019 is a year, not a day of 1905
    const days =
      code !== 'request.cell_serial' || /^(19|20)\d\d$/.test(shown) ? daysMeant(shown) : [String(data['day'])].filter((day) => day !== '–');
    return [...days.map((day) => ({ value: `take ${day}`, words: 'take', data: { value: day }, set: { registeredOn: day } })), empty, skip];
  }
  return [empty, skip];
};

/** The sheet that looks most like one of households. */
export const sheetOf = (sheets: readonly ReadSheet[]): ReadSheet =>
  sheets.reduce(
    (best, one) => (findHeading(one, known).at.size > findHeading(best, known).at.size ? one : best),
    sheets[0] ?? { name: '', hidden: false, rows: [] },
  );

/** Headings are found under what communities write over them too. */
const known: Readonly<Record<string, ColumnSpec>> = Object.fromEntries(
  Object.entries(householdColumns as Readonly<Record<HouseholdColumn, ColumnSpec>>).flatMap(([column, [name, width, also = []]]) =>
    [name, ...also].map((heading, i) => [i === 0 ? column : `${column} ${heading}`, [heading, width] as const] as const),
  ),
);

/** The columns as this sheet calls them. */
const columnsOf = (sheet: ReadSheet): Record<HouseholdColumn, ColumnSpec> => {
  // units behind a heading say nothing about which column it is: 建筑面积(㎡)
  const bare = {
    ...sheet,
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => (typeof cell === 'string' ? cell.replace(/[（(].*?[）)]$/, '') : cell)),
    })),
  };
  const { index, at } = findHeading(bare, known);
  const head = sheet.rows[index]?.cells ?? [];
  const entries = (Object.entries(householdColumns) as [HouseholdColumn, ColumnSpec][]).map(([column, spec]) => {
    const found = [...at].find(([name]) => name === column || name.startsWith(`${column} `));
    return [column, found === undefined ? spec : ([String(head[found[1]] ?? spec[0]).trim(), spec[1], spec[2] ?? []] as const)] as const;
  });
  return Object.fromEntries(entries) as unknown as Record<HouseholdColumn, ColumnSpec>;
};

/** Words of uses and occupancies by code. */
export interface HouseholdWords {
  readonly uses: Readonly<Record<string, string>>;
  readonly occupancies: Readonly<Record<string, string>>;
}

const phoneForm = { clean: phoneOf, check: { is: mobilePattern, code: 'households.cell_phone' } };
const idForm = { clean: (text: string) => idNumberOf(text.replace(/^'/, '')) };

/** Reads a sheet of households. Nothing is guessed: what cannot be taken as it stands is a doubt with what may be done about it. */
export const readHouseholds = (sheet: ReadSheet, words: HouseholdWords): ReadHouseholds => {
  const findings: Findings = { faults: [], notes: [] };
  const columns = columnsOf(sheet);
  const headings = new Map((Object.keys(columns) as HouseholdColumn[]).map((column) => [columns[column][0], column]));
  const table = readTable<HouseholdColumn>(sheet, columns, { needed: ['address'], codes: 'households.cell_', findings });
  const rows: SheetRow[] = [];
  const doubts: StoredDoubt[] = [];
  const given = <K extends keyof SheetRow>(key: K, value: SheetRow[K] | null): Partial<SheetRow> =>
    value === null ? {} : { [key]: value };

  const take = (r: RowReader<HouseholdColumn>): void => {
    const before = findings.faults.length;
    const text = r.needed('address', 120);
    const address = text === null ? null : readAddress(text);
    if (text !== null && address === null) r.wrong('address', 'households.cell_address', { value: text });
    const head = r.text('head', 1, 40, { clean: nameOf });
    const idNumber = r.text('idNumber', 1, 30, idForm);
    const wrongId = idNumber === null ? null : faultOfIdNumber(idNumber);
    if (wrongId !== null) r.wrong('idNumber', 'households.cell_id_number', { value: idNumber });
    rows.push({
      row: r.row,
      building: address?.building ?? '',
      unit: address?.unit ?? '',
      room: address?.room ?? '',
      ...given('floorArea', r.number('floorArea', 0.01, 999_999)),
      ...given('use', r.word('use', words.uses)),
      ...given('occupancy', r.word('occupancy', words.occupancies)),
      ...given('people', r.number('people', 0, 200, true)),
      ...given('head', head),
      ...given('phone', r.phone('phone', phoneForm)),
      ...given('idNumber', wrongId === null ? idNumber : null),
      ...given('registeredOn', r.day('registeredOn')),
      ...given('note', r.lines('note', 500)),
    });
    for (const fault of findings.faults.slice(before)) {
      const column = headings.get(fault.column) ?? 'note';
      doubts.push({
        key: `${r.row} ${column}`,
        row: r.row,
        column: fault.column,
        cell: fault.cell,
        shown: String(fault.data['value'] ?? ''),
        code: fault.code,
        data: fault.data,
        choices: column === 'address' ? [skip] : choicesFor(column, fault),
      });
    }
  };
  for (const r of table.rows) take(r);
  // one room twice: the first counts unless somebody says otherwise
  const first = new Map<string, number>();
  for (const { row, building, unit, room } of rows) {
    if (building === '') continue;
    const key = `${building} ${unit} ${room}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row);
    else
      doubts.push({
        key: `${row} twice`,
        row,
        column: columns.address[0],
        cell: null,
        shown: `${building}${unit}${room}`,
        code: 'households.cell_twice',
        data: { row: earlier },
        choices: [
          { ...skip, words: 'keepFirst', data: { row: earlier } },
          { value: 'later', words: 'takeLater', data: { row }, set: {} },
        ],
      });
  }
  return { rows, doubts, notes: findings.notes, missing: table.missing.map((column) => householdColumns[column][0]) };
};
