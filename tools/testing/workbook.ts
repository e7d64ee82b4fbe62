import { strToU8, zipSync } from 'fflate';

/** A cell of a workbook made by hand: a text, a number, nothing, or the inside and attributes of `<c>` as a spreadsheet program writes them. */
export type RawCell = string | number | null | { readonly t?: string; readonly s?: number; readonly inside: string };
export interface RawSheet {
  readonly name: string;
  readonly rows: readonly (readonly RawCell[])[];
  readonly hidden?: boolean;
  /** Ranges such as A1:C1. */
  readonly merged?: readonly string[];
  /** Rows, from 1, that are hidden. */
  readonly hiddenRows?: readonly number[];
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const letter = (i: number): string => String.fromCharCode(65 + i);
/** Cells that are not what they seem. Style 1 shows a day, 2 a day with its time, 3 pads to six digits. */
export const odd = {
  error: (value = '#N/A'): RawCell => ({ t: 'e', inside: `<v>${value}</v>` }),
  ticked: { t: 'b', inside: '<v>1</v>' } as RawCell,
  uncomputed: { inside: '<f>VLOOKUP(A1,B:C,2)</f>' } as RawCell,
  computed: (value: string): RawCell => ({ t: 'str', inside: `<f>A1</f><v>${escaped(value)}</v>` }),
  serial: (serial: number): RawCell => ({ s: 1, inside: `<v>${serial}</v>` }),
  padded: (value: number): RawCell => ({ s: 3, inside: `<v>${value}</v>` }),
  long: { inside: '<v>5.30702198807211E+17</v>' } as RawCell,
  rich: (a: string, b: string): RawCell => ({
    t: 'inlineStr',
    inside: `<is><r><t>${a}</t></r><r><rPr><b/></rPr><t>${b}</t></r><rPh sb="0" eb="1"><t>ignored</t></rPh></is>`,
  }),
};
const cell = (value: RawCell, at: string): string => {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  if (typeof value === 'string') return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  return `<c r="${at}"${value.t ? ` t="${value.t}"` : ''}${value.s ? ` s="${value.s}"` : ''}>${value.inside}</c>`;
};
const sheetXml = ({ rows, merged = [], hiddenRows = [] }: RawSheet): string => {
  const data = rows.map((row, i) => {
    const attributes = hiddenRows.includes(i + 1) ? ' hidden="1"' : '';
    return `<row r="${i + 1}"${attributes}>${row.map((value, j) => cell(value, `${letter(j)}${i + 1}`)).join('')}</row>`;
  });
  const merges = merged.length > 0 ? `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : '';
  return `<worksheet><sheetData>${data.join('')}</sheetData>${merges}</worksheet>`;
};

/** Parts of a workbook by path, before they are packed. */
export const workbookParts = (sheets: readonly RawSheet[], from1904 = false): Record<string, string> => ({
  'xl/workbook.xml': `<workbook>${from1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets.map(({ name, hidden }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="r${i + 1}"${hidden ? ' state="hidden"' : ''}/>`).join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, i) => `<Relationship Id="r${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="170"/></cellXfs></styleSheet>',
  ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)])),
});
export const pack = (parts: Record<string, string>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]))));
/** A workbook made by hand, as others than our own programs write it. */
export const rawWorkbook = (sheets: readonly RawSheet[], from1904 = false): Buffer => pack(workbookParts(sheets, from1904));
