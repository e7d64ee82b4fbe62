import { workbookLimits } from './limits.ts';
import type { Cell, ReadRow, ReadSheet } from './rows/cells.ts';
import { columnName, columnOf } from './rows/cells.ts';
import { TooLarge, TooWide } from './too-much.ts';
import { type Markup, scan } from './xml.ts';
import { type Archive, openArchive } from './zip.ts';

const nothing: Markup = { open() {}, text() {}, close() {} };
const xmlOf = (archive: Archive, path: string): string =>
  archive
    .unpack(path)
    ?.toString('utf8')
    .replace(/^\uFEFF/, '') ?? '';
/** Spreadsheets write characters that XML cannot hold as `_x000D_`. */
const unescaped = (text: string): string =>
  text.includes('_x') ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

/** Number formats by style; what counts is whether they show a day or time, or pad with zeros. */
interface Styles {
  readonly date: readonly boolean[];
  readonly zeros: readonly number[];
}
const isDateFormat = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return /[ymdhs]/i.test(code.replaceAll(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_./gi, '').replace(/general/gi, ''));
};
function readStyles(xml: string): Styles {
  const codes = new Map<number, string>();
  const styles = { date: [] as boolean[], zeros: [] as number[] };
  let inside = false;
  scan(xml, {
    ...nothing,
    open(name, attribute) {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode')?.slice(0, 255) ?? '');
      else if (name === 'cellXfs') inside = true;
      else if (name === 'xf' && inside) {
        const id = Number(attribute('numFmtId') ?? 0);
        styles.date.push(isDateFormat(id, codes.get(id)));
        styles.zeros.push(/^0{2,}$/.exec(codes.get(id) ?? '')?.[0].length ?? 0);
      }
    },
    close(name) {
      if (name === 'cellXfs') inside = false;
    },
  });
  return styles;
}

function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let text: string | null = null;
  let phonetic = false;
  let open = false;
  scan(xml, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') open = true;
    },
    text(piece) {
      if (open && !phonetic && text !== null) text += piece;
    },
    close(name) {
      if (name === 't') open = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') {
        strings.push(unescaped(text ?? ''));
        text = null;
      }
    },
  });
  return strings;
}

/** A day counted from 1899-12-30 (or 1904-01-01) with its time, as {@link Cell} shows it. */
function dateOf(serial: number, from1904: boolean): string {
  // the calendar of 1900 has a 29 February that never was
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000);
  if (Number.isNaN(at.getTime()) || serial < 0) return String(serial);
  const [day = '', time = ''] = at.toISOString().split('T');
  const clock = time.slice(0, 5);
  return serial < 1 && !from1904 ? clock : clock === '00:00' ? day : `${day} ${clock}`;
}

interface Book {
  readonly strings: readonly string[];
  readonly styles: Styles;
  readonly from1904: boolean;
  /** Counts what is read, over all sheets. */
  readonly used: { rows: number; cells: number };
}

function numberCell(value: string, style: number, book: Book): Cell {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return { odd: 'error', shown: value };
  if (book.styles.date[style]) return { odd: 'date', shown: dateOf(number, book.from1904) };
  if (Math.abs(number) >= 1e15) return { odd: 'digits', shown: value };
  const zeros = book.styles.zeros[style] ?? 0;
  return zeros > 0 && Number.isInteger(number) && number >= 0 ? String(number).padStart(zeros, '0') : number;
}

function cellOf(type: string, value: string | null, inline: string | null, formula: boolean, style: number, book: Book): Cell {
  if (type === 'inlineStr') return inline === null || inline === '' ? null : unescaped(inline);
  if (value === null || (value === '' && type !== 'str')) return formula ? { odd: 'formula', shown: '=' } : null;
  if (type === 's') return book.strings[Number(value)] || null;
  if (type === 'str') return unescaped(value) || null;
  if (type === 'e') return { odd: 'error', shown: value };
  if (type === 'b') return { odd: 'boolean', shown: value === '1' ? 'TRUE' : 'FALSE' };
  if (type === 'd') return { odd: 'date', shown: value.replace('T', ' ').replace(/ 00:00.*$|:\d\d(\.\d+)?Z?$/, '') };
  return numberCell(value, style, book);
}

/** Marks what lies under a merged cell: on screen it seems to hold the value of the first. */
function mark(rows: ReadRow[], merged: readonly string[], book: Book): void {
  const byNumber = new Map(rows.map((row) => [row.row, row.cells as Cell[]]));
  for (const reference of merged) {
    const [from = '', to = from] = reference.split(':');
    const [left, right] = [columnOf(from), Math.min(columnOf(to), workbookLimits.columns - 1)];
    const [top, bottom] = [from, to].map((address) => Number(/\d+$/.exec(address)?.[0] ?? 0)) as [number, number];
    if ((byNumber.get(top)?.[left] ?? null) === null) continue;
    for (let row = top; row <= bottom; row++) {
      const cells = byNumber.get(row);
      for (let column = left; column <= right; column++) {
        if (++book.used.cells > workbookLimits.cells) throw new TooLarge();
        if (!cells || (row === top && column === left)) continue;
        while (cells.length <= column) cells.push(null);
        cells[column] ??= { odd: 'merged', shown: from };
      }
    }
  }
}

function readSheet(xml: string, book: Book): ReadRow[] {
  const rows: ReadRow[] = [];
  const merged: string[] = [];
  let row = 0;
  let any = false;
  let column = -1;
  let hidden = false;
  let cells: Cell[] = [];
  let formulas: Record<number, string> = {};
  let cell = { type: 'n', style: 0, value: null as string | null, inline: null as string | null, formula: null as string | null };
  let into: 'value' | 'inline' | 'formula' | null = null;
  let phonetic = false;
  scan(xml, {
    open(name, attribute) {
      if (name === 'c') {
        const given = columnOf(attribute('r') ?? '');
        column = given >= 0 ? given : column + 1;
        cell = { type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0), value: null, inline: null, formula: null };
      } else if (name === 'v') {
        into = 'value';
        cell.value = '';
      } else if (name === 'f') {
        into = 'formula';
        cell.formula = '';
      } else if (name === 'mergeCell') merged.push(attribute('ref') ?? '');
      else if (name === 'rPh') phonetic = true;
      else if (name === 't' && !phonetic) {
        into = 'inline';
        cell.inline ??= '';
      } else if (name === 'row') {
        row = Number(attribute('r') ?? row + 1);
        if (!Number.isInteger(row) || row < 1 || row > 1_048_576) throw new Error('a row without a number');
        [column, cells, formulas, hidden] = [-1, [], {}, attribute('hidden') === '1' || attribute('hidden') === 'true'];
      }
    },
    text(piece) {
      if (into !== null) cell[into] += piece;
    },
    close(name) {
      if (name === 'v' || name === 't' || name === 'f') into = null;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'c') {
        const read = cellOf(cell.type, cell.value, cell.inline, cell.formula !== null, cell.style, book);
        if (read === null) return;
        if (column >= workbookLimits.columns) throw new TooWide(`${columnName(column)}${row}`);
        if (++book.used.cells > workbookLimits.cells) throw new TooLarge();
        while (cells.length < column) cells.push(null);
        cells[column] = read;
        if (cell.formula !== null) formulas[column] = unescaped(cell.formula);
      } else if (name === 'row' && cells.length > 0) {
        // the heading is not counted
        if (any && ++book.used.rows > workbookLimits.rows) throw new TooLarge();
        any = true;
        rows.push({ row, hidden, cells, ...(Object.keys(formulas).length > 0 && { formulas }) });
      }
    },
  });
  mark(rows, merged, book);
  return rows;
}

/** Sheets as the workbook lists them, with the path of each. */
function listed(archive: Archive): { sheets: { name: string; hidden: boolean; path: string }[]; from1904: boolean } {
  const targets = new Map<string, string>();
  scan(xmlOf(archive, 'xl/_rels/workbook.xml.rels'), {
    ...nothing,
    open(name, attribute) {
      const target = attribute('Target') ?? '';
      if (name === 'Relationship')
        targets.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
    },
  });
  const sheets: { name: string; hidden: boolean; path: string }[] = [];
  let from1904 = false;
  scan(xmlOf(archive, 'xl/workbook.xml'), {
    ...nothing,
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      const path = targets.get(attribute('id') ?? '') ?? '';
      if (archive.names.includes(path))
        sheets.push({ name: attribute('name') ?? '', hidden: (attribute('state') ?? 'visible') !== 'visible', path });
    },
  });
  return { sheets, from1904 };
}

/** Whether bytes begin as a workbook (xlsx) does. */
export const isWorkbook = (bytes: Buffer): boolean => bytes.length >= 4 && bytes.readUInt32LE(0) === 0x04034b50;

/**
 * Reads the cells of a workbook (xlsx). Formulas come as their last value; merged cells as their first; formats of text, comments, pictures
 * are not looked at. Bytes, rows, cells and columns are bounded by {@link workbookLimits} while it reads.
 * @throws TooLarge, TooWide, or another error when it is no workbook
 */
export function parseWorkbook(bytes: Buffer): ReadSheet[] {
  const archive = openArchive(bytes, workbookLimits.unpacked, (name) => /\.(xml|rels)$/i.test(name));
  const { sheets, from1904 } = listed(archive);
  if (sheets.length === 0) throw new Error('no sheets');
  if (sheets.length > workbookLimits.sheets) throw new TooLarge();
  const part = (name: string): string => archive.names.find((one) => one.toLowerCase() === `xl/${name}`.toLowerCase()) ?? '';
  const book: Book = {
    strings: readStrings(xmlOf(archive, part('sharedStrings.xml'))),
    styles: readStyles(xmlOf(archive, part('styles.xml'))),
    from1904,
    used: { rows: 0, cells: 0 },
  };
  return sheets.map(({ name, hidden, path }) => ({ name, hidden, rows: readSheet(xmlOf(archive, path), book) }));
}
