import type { Fault } from './fault.ts';
import { levelOfCode } from './import.ts';

/** How areas came out of others: one split into several, several merged into one, or one moved to another parent (and so another code). */
export interface AreaChange {
  readonly kind: 'split' | 'merge' | 'move';
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** The day from which it holds, YYYY-MM-DD in Shanghai. */
  readonly on: string;
  readonly reason: string;
  readonly row: number;
}

/** One pair of an area and what became of it. */
export interface Succession {
  readonly kind: AreaChange['kind'];
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly reason: string;
}

const shapes: Readonly<Record<AreaChange['kind'], (from: number, to: number) => boolean>> = {
  split: (from, to) => from === 1 && to > 1,
  merge: (from, to) => from > 1 && to === 1,
  move: (from, to) => from === 1 && to === 1,
};
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

/** What is wrong with a list of changes. `exists` tells whether a code is stored or in the register; `listed` whether the register has it. */
export function faultsOfChanges(
  file: string,
  changes: readonly AreaChange[],
  exists: (code: string) => boolean,
  listed: (code: string) => boolean,
): Fault[] {
  return changes.flatMap(({ kind, from, to, on, reason, row }) => {
    const faults: Fault[] = [];
    const say = (what: string, data: Fault['data'] = {}) =>
      faults.push({ file, row, code: `territory.fault.${what}`, severity: 'error', data });
    if (!shapes[kind]?.(from.length, to.length)) say('change_kind', { kind });
    if (!isDay(on)) say('change_day', { day: on });
    if (!reason) say('change_reason');
    for (const code of [...from, ...to]) {
      if (!levelOfCode(code)) say('code_form', { code });
      else if (!exists(code)) say('unknown_code', { code });
    }
    for (const code of from) if (!to.includes(code) && listed(code)) say('change_conflict', { code });
    return faults;
  });
}

/** Where a line of successions ends, and the successions on the way. */
export interface Lineage {
  readonly codes: readonly string[];
  readonly steps: readonly Succession[];
}

/** Follows an area through time in one direction, from a day on: only what happened after (before) the step that led to it concerns it. */
function trace(code: string, all: readonly Succession[], ahead: boolean, from: string): Lineage {
  const codes = new Set<string>();
  const steps = new Set<Succession>();
  const walk = (at: string, day: string): void => {
    const next = all.filter((one) => (ahead ? one.from === at && one.on >= day : one.to === at && one.on <= day) && !steps.has(one));
    for (const one of next) steps.add(one);
    const onward = next.filter((one) => one.from !== one.to);
    // an area that lives on after a split stands for itself as well
    if (onward.length === 0 || onward.length < next.length) codes.add(at);
    for (const one of onward) walk(ahead ? one.to : one.from, one.on);
  };
  walk(code, from);
  return { codes: [...codes].sort(), steps: [...steps] };
}

/** The areas that now stand for an area as it was at the beginning of a day (from the first when absent): itself when nothing happened to it. */
export const successorsOf = (code: string, all: readonly Succession[], since = ''): Lineage => trace(code, all, true, since);

/** The areas an area came out of, back to the first: itself when it came out of none. */
export const predecessorsOf = (code: string, all: readonly Succession[]): Lineage => trace(code, all, false, '9999');
