/** Counters by name. Those that are 0 are left out. */
export type Counters = Record<string, number>;

/** Adds counters to others, `times` over. */
export const addCounters = (to: Counters, from: Readonly<Counters>, times = 1): Counters => {
  for (const [name, n] of Object.entries(from)) {
    const sum = (to[name] ?? 0) + n * times;
    if (sum === 0) delete to[name];
    else to[name] = sum;
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
  readonly counts: Readonly<Record<string, Readonly<Counters>>>;
}

/** The counters of a scope on a day. */
export interface Cell {
  readonly sheet: string;
  readonly scope: string;
  readonly day: string;
  readonly counts: Counters;
}

/** By how much cells change when some parts take the place of others. Pure; what cancels out is left out. */
export const changesOf = (before: readonly Part[], after: readonly Part[]): Cell[] => {
  const cells = new Map<string, Cell>();
  const add = (parts: readonly Part[], times: number): void => {
    for (const { day, scopes, counts } of parts)
      for (const [sheet, counters] of Object.entries(counts))
        for (const scope of scopes) {
          const key = `${sheet} ${scope} ${day}`;
          let cell = cells.get(key);
          if (!cell) {
            cell = { sheet, scope, day, counts: {} };
            cells.set(key, cell);
          }
          addCounters(cell.counts, counters, times);
        }
  };
  add(before, -1);
  add(after, 1);
  return [...cells.values()].filter(({ counts }) => Object.keys(counts).length > 0);
};
