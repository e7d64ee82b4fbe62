import { readFileSync, statSync } from 'node:fs';
import { columnName } from '#kernel/sheets/rows/cells.ts';
import { meant } from '#kernel/sheets/rows/headings.ts';
import type { Fault } from '#modules/territory/domain/index.ts';

/** Larger files are refused before they are read: what is not divided by county or simplified does not fit into memory well. */
export const largestFile = 200 * 1024 * 1024;

/** A file that cannot be read at all; `code` is a sentence of the territory. */
export class UnreadableFile extends Error {
  readonly code: `territory.fault.${string}`;
  readonly data: Readonly<Record<string, string | number>>;
  constructor(code: `territory.fault.${string}`, data: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.data = data;
  }
}

/** Reads a file of bearable size. @throws UnreadableFile when it is missing or too large */
export function readBytes(file: string): Buffer {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new UnreadableFile('territory.fault.no_file');
  if (stat.size > largestFile) throw new UnreadableFile('territory.fault.too_large', { megabytes: Math.round(stat.size / 1048576) });
  return readFileSync(file);
}

/** Text in UTF-8 or, as older office programs write it, GB 18030 (which includes GBK). @throws UnreadableFile when it is neither */
export function decode(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // not this one
    }
  }
  throw new UnreadableFile('territory.fault.encoding_file');
}

/** Splits comma-separated text (RFC 4180) into lines of fields with the number of the line each begins on. */
export function parseCsv(text: string): { row: number; fields: string[] }[] {
  const lines: { row: number; fields: string[] }[] = [];
  let row = 1;
  let begun = 1;
  let fields: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const end = () => {
    if (fields.length > 1 || fields[0] !== '') lines.push({ row: begun, fields });
    fields = [];
  };
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      for (at++; at < text.length; at++) {
        if (text[at] === '\n') row++;
        if (text[at] !== '"') value += text[at];
        else if (text[at + 1] === '"') value += text[at++];
        else break;
      }
      if (at >= text.length) throw new UnreadableFile('territory.fault.open_quote', { line: begun });
      at++;
    }
    const rest = /[,\r\n]|$/g;
    rest.lastIndex = at;
    const stop = rest.exec(text)?.index ?? text.length;
    fields.push((value + text.slice(at, stop)).trim());
    at = stop + 1;
    if (text[stop] === ',' && at < text.length) continue;
    if (text[stop] === ',') fields.push('');
    if (text[stop] === '\r' && text[at] === '\n') at++;
    end();
    row++;
    begun = row;
  }
  return lines;
}

/** Columns by name, each with what people write over it instead. */
type Names = Readonly<Record<string, readonly string[]>>;
/** A form a table may have. */
export interface Form {
  readonly needed: Names;
  readonly optional?: Names;
}
/** A line of a table by the columns of its form. */
export interface Line {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * The lines of a table as records by its heading; of columns that come twice the first counts. Whatever is not read is told as a warning.
 * @throws UnreadableFile when the heading fits no form; what its columns may mean has been told by then
 */
export function readTable<F extends Form>(file: string, forms: readonly F[], faults: Fault[]): { form: F; lines: Line[] } {
  const [heading, ...lines] = parseCsv(decode(readBytes(file)));
  const columns = heading?.fields.map((name) => name.toLowerCase()) ?? [];
  const form = forms.find(({ needed }) => Object.keys(needed).every((name) => columns.includes(name)));
  const known: Names = Object.assign({}, ...(form ? [form] : forms).flatMap(({ needed, optional }) => [needed, optional]));
  const say = (what: string, data: Fault['data']) =>
    faults.push({ file, row: heading?.row ?? 1, code: `territory.fault.${what}`, severity: 'warning', data });
  const free = Object.entries(known).flatMap(([name, also]) => (columns.includes(name) ? [] : [{ name, also }]));
  for (const [i, name] of columns.entries()) {
    const column = heading?.fields[i] ?? '';
    if (name === '' || (name in known && columns.indexOf(name) === i)) continue;
    const suggestion = name in known ? null : meant(name, free);
    if (name in known) say('column_twice', { column });
    else if (suggestion === null) say('column_unread', { column });
    else say('column_meant', { column, suggestion });
  }
  const nameless = new Set(lines.flatMap(({ fields }) => fields.flatMap((field, i) => (field !== '' && !columns[i] ? [i] : []))));
  if (nameless.size > 0)
    say('column_nameless', {
      columns: [...nameless]
        .sort((a, b) => a - b)
        .map(columnName)
        .join(', '),
    });
  if (!form) {
    throw new UnreadableFile('territory.fault.columns', { columns: forms.map(({ needed }) => Object.keys(needed).join(',')).join(' / ') });
  }
  const read = Object.keys(known).flatMap((name) => (columns.includes(name) ? [[name, columns.indexOf(name)] as const] : []));
  return {
    form,
    lines: lines.map(({ row, fields }) => ({ row, cells: Object.fromEntries(read.map(([name, i]) => [name, fields[i] ?? ''])) })),
  };
}
