/** A number, or several that belong together and are always read together. */
export type Count = number | readonly number[];

/** Counters by name. Those that are 0 are left out. */
export type Counters<C extends Count = number> = Record<string, C>;

const plus = (a: Count | undefined, b: Count, times: number): Count =>
  typeof b === 'number'
    ? ((a as number | undefined) ?? 0) + b * times
    : b.map((n, i) => ((a as number[] | undefined)?.[i] ?? 0) + n * times);
const isNothing = (count: Count): boolean => (typeof count === 'number' ? count === 0 : count.every((n) => n === 0));

/** Adds counters to others, `times` over. */
export const addCounters = <C extends Count>(to: Counters<C>, from: Readonly<Counters<C>>, times = 1): Counters<C> => {
  for (const name in from) {
    const sum = plus(to[name], from[name] as C, times);
    if (isNothing(sum)) delete to[name];
    else to[name] = sum as C;
  }
  return to;
};

/** What one subject is counted as. */
export interface Part {
  readonly subject: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Codes of all scopes it is counted in. */
  readonly scopes: readonly string[];
  /** Counters by sheet: those that are read together stand on one. */
  readonly counts: Readonly<Record<string, Readonly<Counters<Count>>>>;
}

/** The day of the sums over all days. */
export const allDays = '-infinity';

/** The counters of a scope on a day, or over {@link allDays}. */
export interface Cell {
  readonly sheet: string;
  readonly scope: string;
  readonly day: string;
  readonly counts: Counters<Count>;
}

/**
 * By how much cells change when some parts take the place of others. Pure; what cancels out is left out.
 * @param undated sheets that are summed up over all days
 */
export const changesOf = (before: readonly Part[], after: readonly Part[], undated: readonly string[] = []): Cell[] => {
  const cells = new Map<string, Cell>();
  const add = (parts: readonly Part[], times: number): void => {
    for (const part of parts)
      for (const [sheet, counters] of Object.entries(part.counts)) {
        const day = undated.includes(sheet) ? allDays : part.day;
        for (const scope of part.scopes) {
          const key = `${sheet} ${scope} ${day}`;
          let cell = cells.get(key);
          if (!cell) {
            cell = { sheet, scope, day, counts: {} };
            cells.set(key, cell);
          }
          addCounters(cell.counts, counters, times);
        }
      }
  };
  add(before, -1);
  add(after, 1);
  return [...cells.values()].filter(({ counts }) => Object.keys(counts).length > 0);
};
