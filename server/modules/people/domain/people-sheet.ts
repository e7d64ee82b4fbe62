import { numberOf, plain } from '#contract/kernel/typed.ts';
import {
  employments,
  type OfficeKind,
  type OrganisationKind,
  officeKinds,
  organisationKinds,
} from '#contract/people/organisation-kinds.ts';

/** Sheets and their columns, in order, with the width in characters. Columns marked `told` are for readers and are not read again. */
export const sheetColumns = {
  organisations: {
    area: ['区划代码', 18],
    areaName: ['区划名称（自动）', 28],
    kind: ['类型', 14],
    name: ['名称', 34],
    parentArea: ['上级区划代码', 18],
    parent: ['上级组织', 34],
    creditCode: ['统一社会信用代码', 22],
    address: ['地址', 30],
    phone: ['电话', 16],
    lon: ['经度', 12],
    lat: ['纬度', 12],
    members: ['党员数', 8],
    households: ['联系户数', 10],
    foundedOn: ['成立日期', 12],
    note: ['备注', 30],
  },
  memberships: {
    bodyArea: ['大党委（联盟）区划代码', 22],
    body: ['大党委（联盟）', 34],
    unitArea: ['单位区划代码', 18],
    unit: ['单位', 34],
    joinedOn: ['加入日期', 12],
    leftOn: ['退出日期', 12],
  },
  offices: {
    area: ['区划代码', 18],
    areaName: ['区划名称（自动）', 28],
    organisation: ['组织', 34],
    kind: ['职务', 12],
    person: ['姓名', 12],
    mobile: ['手机号', 14],
    partyMember: ['党员', 8],
    unitArea: ['派出单位区划代码', 18],
    unit: ['派出单位', 34],
    employment: ['用工形式', 10],
    validFrom: ['任职日期', 12],
    validTo: ['离任日期', 12],
  },
  agreements: {
    title: ['协议名称', 40],
    partnerArea: ['社区方区划代码', 18],
    partner: ['社区方组织', 34],
    unitArea: ['单位区划代码', 18],
    unit: ['单位', 34],
    signedOn: ['签订日期', 12],
    validFrom: ['开始日期', 12],
    validTo: ['结束日期', 12],
    remindDays: ['提前提醒天数', 12],
    state: ['状态（自动）', 12],
  },
  promises: {
    title: ['协议名称', 40],
    partnerArea: ['社区方区划代码', 18],
    partner: ['社区方组织', 34],
    unitArea: ['单位区划代码', 18],
    unit: ['单位', 34],
    validFrom: ['协议开始日期', 14],
    text: ['承诺', 50],
    person: ['责任人', 12],
    mobile: ['手机号', 14],
    dueOn: ['完成期限', 12],
    keptOn: ['完成日期', 12],
    outcome: ['完成情况', 30],
  },
} as const;
export type SheetKey = keyof typeof sheetColumns;
export type Column<S extends SheetKey> = keyof (typeof sheetColumns)[S] & string;
export const sheetTitles: Record<SheetKey, string> = {
  organisations: '组织',
  memberships: '成员单位',
  offices: '任职',
  agreements: '共建协议',
  promises: '协议承诺',
};
/** In the order in which they are written; each speaks only of what those before it have entered. */
export const sheetKeys = Object.keys(sheetTitles) as SheetKey[];
/** Something for every sheet. */
export const bySheet = <T>(of: (key: SheetKey) => T): Record<SheetKey, T> =>
  Object.fromEntries(sheetKeys.map((key) => [key, of(key)])) as Record<SheetKey, T>;

/** Without these columns a sheet says nothing. */
const needed: { readonly [S in SheetKey]: readonly Column<S>[] } = {
  organisations: ['area', 'kind', 'name'],
  memberships: ['bodyArea', 'body', 'unitArea', 'unit', 'joinedOn'],
  offices: ['area', 'kind', 'person', 'validFrom'],
  agreements: ['title', 'partnerArea', 'partner', 'unitArea', 'unit', 'signedOn', 'validFrom', 'validTo'],
  promises: ['title', 'partnerArea', 'partner', 'unitArea', 'unit', 'validFrom', 'text', 'person'],
};

export type Cell = string | number | null;
/** What is wrong, by sheet, row (the heading is 1) and heading of the column; `code` is an error of the module. */
export interface SheetFault {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly data: Record<string, unknown>;
}
/** Chinese words by code. */
export interface SheetWords {
  readonly kinds: Readonly<Record<OrganisationKind, string>>;
  readonly offices: Readonly<Record<OfficeKind, string>>;
  readonly employments: Readonly<Record<(typeof employments)[number], string>>;
}

/** How a cell is brought into the form in which it is compared, before it is measured, and what it then has to be. */
export interface CellForm {
  readonly clean: (typed: string) => string;
  readonly check?: { readonly is: RegExp; readonly code: string };
}
/** Codes of areas. */
export const codeForm: CellForm = { clean: plain };

/** Reads cells of one row; what is wrong is noted and null comes back. */
export interface RowReader {
  readonly row: number;
  readonly wrong: (column: string, code: string, data?: Record<string, unknown>) => null;
  has(column: string): boolean;
  text(column: string, min: number, max: number, form?: CellForm): string | null;
  needed(column: string, max: number, form?: CellForm): string | null;
  day(column: string): string | null;
  number(column: string, min: number, max: number, whole?: boolean): number | null;
  word<K extends string>(column: string, words: Readonly<Record<K, string>>): K | null;
}

/** A spreadsheet counts days from 1899-12-30; a text may write a day in the ways people do. */
const dayOfCell = (cell: Cell): string | null => {
  const at =
    typeof cell === 'number'
      ? new Date(Date.UTC(1899, 11, 30) + Math.floor(cell) * 86_400_000)
      : (() => {
          const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T00:00:00.*)?$/.exec(plain(String(cell)));
          const [y, m, d] = found ? found.slice(1).map(Number) : [];
          const made = new Date(Date.UTC(y ?? Number.NaN, (m ?? 0) - 1, d));
          return made.getUTCDate() === d && made.getUTCMonth() + 1 === m ? made : null;
        })();
  if (!at || Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1900 || at.getUTCFullYear() > 2999) return null;
  return at.toISOString().slice(0, 10);
};

const shown = (cell: Cell): string => String(cell).slice(0, 40);

/** The rows of a sheet that hold anything, each with a reader that notes faults. */
export const rowsOf = <S extends SheetKey>(key: S, rows: readonly (readonly Cell[])[], faults: SheetFault[]): RowReader[] => {
  const columns = sheetColumns[key] as Record<string, readonly [string, number]>;
  const sheet = sheetTitles[key];
  const heading = (rows[0] ?? []).map((cell) => String(cell ?? '').trim());
  const at = new Map(
    Object.entries(columns).flatMap(([column, [name]]) => (heading.includes(name) ? [[column, heading.indexOf(name)] as const] : [])),
  );
  const missing = needed[key].filter((column) => !at.has(column));
  for (const column of missing) {
    const name = columns[column]?.[0] ?? column;
    faults.push({ sheet, row: 1, column: name, code: 'people.sheet_column_missing', data: { column: name } });
  }
  if (missing.length > 0) return [];
  return rows.slice(1).flatMap((cells, i) => {
    if (cells.every((cell) => cell === null || String(cell).trim() === '')) return [];
    const cellOf = (column: string): Cell => {
      const cell = cells[at.get(column) ?? -1] ?? null;
      return cell === null || String(cell).trim() === '' ? null : cell;
    };
    const wrong: RowReader['wrong'] = (column, code, data = {}) => {
      faults.push({ sheet, row: i + 2, column: columns[column]?.[0] ?? column, code, data });
      return null;
    };
    const reader: RowReader = {
      row: i + 2,
      wrong,
      has: (column) => at.has(column),
      text: (column, min, max, form) => {
        const cell = cellOf(column);
        if (cell === null) return null;
        const text = form ? form.clean(String(cell)) : String(cell).trim();
        if (text.length < min || text.length > max || /\p{Cc}/u.test(text) || !text.isWellFormed())
          return wrong(column, 'people.cell_text', { min, max });
        return form?.check && !form.check.is.test(text) ? wrong(column, form.check.code, { value: shown(cell) }) : text;
      },
      needed: (column, max, form) => (cellOf(column) === null ? wrong(column, 'people.cell_required') : reader.text(column, 1, max, form)),
      day: (column) => {
        const cell = cellOf(column);
        return cell === null ? null : (dayOfCell(cell) ?? wrong(column, 'people.cell_day', { value: shown(cell) }));
      },
      number: (column, min, max, whole = false) => {
        const cell = cellOf(column);
        if (cell === null) return null;
        const value = Number(numberOf(String(cell)));
        return value >= min && value <= max && (!whole || Number.isInteger(value))
          ? value
          : wrong(column, 'people.cell_number', { value: shown(cell), min, max });
      },
      word: (column, words) => {
        const cell = cellOf(column);
        if (cell === null) return null;
        const all = Object.entries<string>(words) as [keyof typeof words, string][];
        return (
          all.find(([, word]) => plain(word) === plain(String(cell)))?.[0] ??
          wrong(column, 'people.cell_word', { value: shown(cell), words: all.map(([, word]) => word).join('、') })
        );
      },
    };
    return [reader];
  });
};

/** Heading and widths of a sheet. */
export const headOf = (key: SheetKey): { name: string; head: string[][]; widths: number[] } => {
  const columns = Object.values<readonly [string, number]>(sheetColumns[key]);
  return { name: sheetTitles[key], head: [columns.map(([name]) => name)], widths: columns.map(([, width]) => width) };
};

/** Words of all codes, from wherever words are kept. */
export const wordsBy = (word: (key: string) => string): SheetWords => {
  const table = <K extends string>(group: string, codes: readonly K[]) =>
    Object.fromEntries(codes.map((c) => [c, word(`people.${group}.${c}`)])) as Record<K, string>;
  return {
    kinds: table('organisationKinds', organisationKinds),
    offices: table('officeKinds', officeKinds),
    employments: table('employments', employments),
  };
};
