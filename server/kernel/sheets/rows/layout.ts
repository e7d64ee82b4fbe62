import { type Cell, columnOf, isBlank, isOdd, type ReadRow, type ReadSheet } from './cells.ts';

/** Rows among which the heading is looked for: titles and who filled it in stand above. */
export const deepest = 20;

/** Where the cell that covers another begins; null where none does. */
const origin = (cell: Cell | undefined): string | null =>
  isOdd(cell ?? null) && (cell as { odd: string }).odd === 'merged' ? (cell as { shown: string }).shown : null;
const rowOf = (address: string): number => Number(/\d+$/.exec(address)?.[0] ?? 0);
/** What a heading says in a cell, on one line. */
const words = (cell: Cell | undefined): string => (isOdd(cell ?? null) || isBlank(cell) ? '' : String(cell).replaceAll(/\s+/g, ' ').trim());

/** The words over each column of a heading of one row. */
export const headingOf = ({ cells }: ReadRow): string[] => cells.map(words);
/**
 * The words over each column of a heading of two rows, joined by `/`: what stands above several columns counts for each, also where a CSV has
 * nothing but an empty cell. Null where the two are no such heading.
 */
export const joinedHeading = (upper: ReadRow, lower: ReadRow): string[] | null => {
  if (lower.row !== upper.row + 1) return null;
  const width = Math.max(upper.cells.length, lower.cells.length);
  const joined: string[] = [];
  let over = '';
  let groups = 0;
  for (let i = 0; i < width; i++) {
    const [top, below] = [upper.cells[i], lower.cells[i]];
    const start = origin(top);
    const isUnder = origin(below) !== null && rowOf(origin(below) ?? '') <= upper.row;
    const low = isUnder ? '' : words(below);
    const own = start === null ? words(top) : words(upper.cells[columnOf(start)]);
    const isSpread = own === '' && low !== '' && over !== '';
    // what was spread over the columns before ends where nothing stands below
    over = own !== '' ? (low === '' ? '' : own) : low === '' ? '' : over;
    const high = own !== '' ? own : isSpread ? over : '';
    if (high !== '' && low !== '' && (isSpread || start !== null)) groups++;
    joined.push(high === '' || high === low ? low : low === '' ? high : `${high}/${low}`);
  }
  return groups > 0 ? joined : null;
};

const looksLikeValue = (text: string): boolean =>
  /^[+-]?[¥￥]?[\d,，.０-９]+([元%％]|\s*㎡)?$/.test(text) ||
  /^\d{4}[-/.年]\d/.test(text) ||
  /^\d{1,2}[-/]\d{1,2}[-/]\d{4}/.test(text) ||
  /^\d.*\d$/.test(text);
/** Whether a text may stand over a column: short, no value, and not who filled the sheet in. */
const isHeading = (text: string): boolean => text.length <= 60 && !looksLikeValue(text) && !/[:：]\s*\S/.test(text);

/** A total, which is no row of its own. */
export const isTotal = (cells: readonly Cell[]): boolean =>
  /^((本页|累)?(合\s*计|总\s*计|小\s*计|共\s*计)|累计|grand total|total)[:：]?$/i.test(
    String(cells.find((cell) => !isBlank(cell)) ?? '').trim(),
  );
/** Who signed a sheet, or a remark below it. */
export const isFooting = (cells: readonly Cell[]): boolean => {
  const filled = cells.filter((cell) => !isBlank(cell) && origin(cell) === null);
  return (
    filled.length <= 3 &&
    /^\s*(注|备注|说明|填表人|填报人|制表人?|审核人?|复核人?|单位负责人|负责人|联系人|填表日期|填报日期)\s*[:：]/.test(words(filled[0]))
  );
};
export const holdsAnything = ({ cells }: ReadRow): boolean => cells.some((cell) => !isBlank(cell) && origin(cell) === null);

/** Rows below a heading: those of the table, totals, and what stands at the end. */
export const parted = (below: readonly ReadRow[]): { rows: ReadRow[]; totals: ReadRow[]; footings: ReadRow[] } => {
  const filled = below.filter(holdsAnything);
  let end = filled.length;
  while (end > 0 && isFooting(filled[end - 1]?.cells ?? [])) end--;
  const [body, footings] = [filled.slice(0, end), filled.slice(end)];
  return { rows: body.filter(({ cells }) => !isTotal(cells)), totals: body.filter(({ cells }) => isTotal(cells)), footings };
};

/** What a sheet is that nobody has described: its heading, and the rows below it. */
export interface Layout {
  /** The row of the heading as the spreadsheet counts, the last of two; 0 in an empty sheet. */
  readonly headerRow: number;
  /** Over each column; '' where a column has none. */
  readonly headings: readonly string[];
  readonly rows: readonly ReadRow[];
  readonly totals: readonly ReadRow[];
  readonly footings: readonly ReadRow[];
}

/**
 * Finds the heading of a sheet: the first row that has words over most of the columns in use. Where the next one divides what stands above it, both
 * together are the heading.
 */
export const layoutOf = ({ rows }: ReadSheet): Layout => {
  const widths = rows.slice(0, 500).map(({ cells }) => cells.filter((cell) => !isBlank(cell)).length);
  const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length * 0.75)] ?? 0;
  const standsOver = (row: ReadRow | undefined): boolean => {
    const own = row ? headingOf(row).filter(Boolean) : [];
    const covered = row ? row.cells.filter((cell) => words(cell) !== '' || origin(cell) !== null).length : 0;
    return own.length >= Math.min(2, usual) && covered >= usual * 0.6 && own.filter(isHeading).length >= own.length * 0.9;
  };
  const first = Math.max(rows.slice(0, deepest).findIndex(standsOver), 0);
  const [upper, lower] = [rows[first], rows[first + 1]];
  if (!upper) return { headerRow: 0, headings: [], rows: [], totals: [], footings: [] };
  const isDivided = lower !== undefined && rows.length > first + 2 && headingOf(lower).filter(Boolean).every(isHeading);
  const joined = isDivided ? joinedHeading(upper, lower) : null;
  const begun = first + (joined ? 2 : 1);
  const body = parted(rows.slice(begun));
  const width =
    Math.max(
      (joined ?? headingOf(upper)).findLastIndex(Boolean),
      ...body.rows.map(({ cells }) => cells.findLastIndex((cell) => !isBlank(cell))),
    ) + 1;
  const found = joined ?? headingOf(upper);
  return { headerRow: joined ? (lower?.row ?? 0) : upper.row, headings: Array.from({ length: width }, (_, i) => found[i] ?? ''), ...body };
};
