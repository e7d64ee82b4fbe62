import { parentPort } from 'node:worker_threads';
import { zipSync } from 'fflate';
import { chartParts, chartTypes } from './charts.ts';
import { columnName } from './rows/cells.ts';
import type { Sheet, Writing } from './write.ts';

// styles: 0 as it is, 1 heading, 2 text – what is typed there stays as it was typed, zeros in front and long numbers too
const styles = `<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="49" fontId="1" applyFont="1" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`;
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const escaped = (text: string): string =>
  text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, (char) => `_x${char.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

// a cell of text is written as text whatever it begins with: nothing in the file is a formula
const cell = (value: string | number | null, at: string, style: number): string =>
  value === null
    ? ''
    : typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;

// rows of a sheet with charts are kept: charts hold their values too
const sheets: { sheet: Omit<Sheet, 'rows'>; name: string; parts: string[]; rows: number; kept: Sheet['rows'][number][] }[] = [];
const add = (rows: readonly (readonly (string | number | null)[])[], style: number): void => {
  const sheet = sheets.at(-1);
  if (!sheet) return;
  for (const row of rows) {
    const number = ++sheet.rows;
    sheet.parts.push(`<row r="${number}">${row.map((value, i) => cell(value, `${columnName(i)}${number}`, style)).join('')}</row>`);
  }
};

parentPort?.on('message', (message: Writing) => {
  if ('sheet' in message) {
    const { name, head, widths } = message.sheet;
    const top = head.length + 1;
    const frozen = `<pane ySplit="${head.length}" topLeftCell="A${top}" activePane="bottomLeft" state="frozen"/>`;
    const cols = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1" style="2"/>`).join('');
    const start = `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${spreadsheet}" xmlns:r="${relationships}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>${cols && `<cols>${cols}</cols>`}<sheetData>`;
    sheets.push({ sheet: message.sheet, name, parts: [start], rows: 0, kept: [] });
    add(head, 1);
  } else if ('rows' in message) {
    add(message.rows, 2);
    const last = sheets.at(-1);
    if (last?.sheet.charts) last.kept.push(...message.rows);
  } else {
    const text = new TextEncoder();
    const listed = sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('');
    const linked = [...sheets.keys()]
      .map((i) => `<Relationship Id="rId${i + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join('');
    const typed = [...sheets.keys()]
      .map((i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${kinds}.worksheet+xml"/>`)
      .join('');
    const charts = Object.assign({}, ...sheets.map(({ sheet, kept }, i) => chartParts({ ...sheet, rows: kept }, i + 1, escaped)));
    const drawn = Object.entries(chartTypes).flatMap(([begin, type]) =>
      Object.keys(charts)
        .filter((path) => `/${path}`.startsWith(begin) && !path.endsWith('.rels'))
        .map((path) => `<Override PartName="/${path}" ContentType="${type}"/>`),
    );
    const files: Record<string, string> = {
      '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/>${typed}${drawn.join('')}</Types>`,
      '_rels/.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${spreadsheet}" xmlns:r="${relationships}"><sheets>${listed}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${packages}/relationships">${linked}<Relationship Id="rId${sheets.length + 1}" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
      'xl/styles.xml': styles,
      ...Object.fromEntries(
        sheets.map(({ sheet, parts }, i) => [
          `xl/worksheets/sheet${i + 1}.xml`,
          `${parts.join('')}</sheetData>${sheet.charts?.length ? '<drawing r:id="rId1"/>' : ''}</worksheet>`,
        ]),
      ),
      ...charts,
    };
    // no time of writing: the same sheets give the same bytes, by which a repeated import is known
    const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, text.encode(xml)])), {
      mtime: new Date(2000, 0, 1),
    });
    parentPort?.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
    parentPort?.close();
  }
});
