import type { Fault } from './fault.ts';
import { levelOfCode, parentCode } from './import.ts';

/** A line of a register of divisions. */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly row: number;
  /** The parent the file names, where it names one. */
  readonly parent?: string;
}

/** Name for speaking and matching: 七一社区居委会 → 七一社区, 龙山村委会 → 龙山村, 新荣村村委会 → 新荣村. */
export const shortNameOf = (name: string): string => {
  const council = /^(.+?)(?:村民委员会|村委会)$/.exec(name)?.[1];
  if (council) return council.endsWith('村') || council.endsWith('社区') ? council : `${council}村`;
  return name.replace(/(?<=.)(?:居民委员会|居委会)$/, '');
};

/**
 * What is wrong with a register: form and length of codes, missing names, codes twice, parents that are neither in the register nor `known`
 * – but the topmost codes need none.
 */
export function faultsOfDivisions(file: string, divisions: readonly Division[], known: (code: string) => boolean): Fault[] {
  const faults: Fault[] = [];
  const rows = new Map<string, number>();
  for (const { code, row } of divisions) if (!rows.has(code)) rows.set(code, row);
  const top = divisions.reduce((least, { code }) => (levelOfCode(code) ? Math.min(least, code.length) : least), Infinity);
  for (const { code, name, row, parent } of divisions) {
    const say = (what: string, data: Fault['data'] = {}) =>
      faults.push({ file, row, code: `territory.fault.${what}`, severity: 'error', data: { code, ...data } });
    if (!levelOfCode(code)) {
      say('code_form');
      continue;
    }
    if (!name) say('no_name');
    if (name.includes('\uFFFD')) say('encoding');
    const first = rows.get(code) as number;
    if (first !== row) say('duplicate', { first });
    const above = parentCode(code);
    if (parent && parent !== above) say('other_parent', { parent });
    if (code.length > top && above !== null && !rows.has(above) && !known(above)) say('no_parent', { parent: above });
  }
  return faults;
}
