import { readFileSync, statSync } from 'node:fs';

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

/** The lines of a table as records by its heading. @throws UnreadableFile when no heading has the columns `needed` */
export function readTable(file: string, needed: readonly (readonly string[])[]): { row: number; cells: Record<string, string> }[] {
  const [heading, ...lines] = parseCsv(decode(readBytes(file)));
  const columns = heading?.fields.map((name) => name.toLowerCase()) ?? [];
  if (!needed.some((set) => set.every((name) => columns.includes(name)))) {
    throw new UnreadableFile('territory.fault.columns', { columns: needed.map((set) => set.join(',')).join(' / ') });
  }
  return lines.map(({ row, fields }) => ({ row, cells: Object.fromEntries(columns.map((name, i) => [name, fields[i] ?? ''])) }));
}
