import { states } from '#contract/cases/lifecycle.ts';
import type { Tx } from '#kernel/db.ts';
import { addCounters, type Count, type Counters, type Part } from '#kernel/rollups/counters.ts';
import { cellsOf, partsBetween, partsOf, sumsOf } from '#kernel/rollups/store.ts';
import { caseFigures } from '../domain/counted.ts';
import { daysOf } from '../domain/span-days.ts';
import type { Span } from '../store/figures.ts';

/** The counters of an area over a period, its cases by day, and the counters of the areas one level below. */
export interface Counted {
  readonly figures: Counters;
  /** By organisation its `handlerFigures`. */
  readonly handlers: Counters<number[]>;
  readonly stays: Counters;
  readonly reportedByDay: Counters;
  /** By code of the area below, or by the key a moved case is counted under. */
  readonly below: ReadonlyMap<string, Counters>;
  /** How many are counted under another key than where they were filed, by that key. */
  readonly moved: Counters;
}

const sheets = ['figures', 'handlers', 'stays'] as const;
/** What is asked of each area below. */
const askedBelow = ['reported', 'rated', 'solved', 'satisfied', ...states.map((state) => `state.${state}`)];

/**
 * Counts the cases of a period, in an area and below, from the roll-up: whole days from its sums, pieces of days and cases that count elsewhere
 * from what each case is counted as.
 * @param digits length of the codes of the areas one level below
 */
export const countFigures = async (tx: Tx, span: Span, digits: number): Promise<Counted> => {
  const { area, from, to, moves = { out: [], in: [], keys: [] } } = span;
  const { days, rest } = daysOf(from, to);
  const counted = { figures: {} as Counters, handlers: {} as Counters<number[]>, stays: {} as Counters, reportedByDay: {} as Counters };
  const below = new Map<string, Counters>();
  const addBelow = (key: string, counters: Readonly<Counters>, times: number): void => {
    below.set(key, addCounters(below.get(key) ?? {}, counters, times));
  };
  const addSheet = (sheet: string, counts: Readonly<Counters<Count>>, times: number): void => {
    addCounters<Count>(counted[sheet as (typeof sheets)[number]], counts, times);
  };
  const figuresOf = ({ counts }: Part): Counters => (counts['figures'] ?? {}) as Counters;
  const addPart = (part: Part, times: number): void => {
    for (const sheet of sheets) addSheet(sheet, part.counts[sheet] ?? {}, times);
    addCounters(counted.reportedByDay, { [part.day]: 1 }, times);
  };
  /** Under which area below a case was filed. */
  const filedAt = ({ scopes }: Part): string => scopes.findLast((code) => code.length <= digits) ?? area;

  if (days) {
    for (const { sheet, day, counts } of await cellsOf(tx, caseFigures, sheets, area, days)) {
      addSheet(sheet, counts, 1);
      if (sheet === 'figures') addCounters(counted.reportedByDay, { [day]: Number(counts['reported'] ?? 0) });
    }
    const sums = await sumsOf(tx, caseFigures, 'figures', askedBelow, { level: digits, prefix: area, days });
    for (const [code, counters] of sums) addBelow(code, counters, 1);
  }
  for (const [begin, end] of rest)
    for (const part of await partsBetween(tx, caseFigures, area, begin, end)) {
      addPart(part, 1);
      addBelow(filedAt(part), figuresOf(part), 1);
    }

  const moved: Counters = {};
  const keyOf = new Map(moves.keys.map(({ id, key }) => [id, key]));
  const [out, enter] = [new Set(moves.out), new Set(moves.in)];
  const elsewhere = [...new Set([...out, ...enter, ...keyOf.keys()])];
  for (const part of elsewhere.length === 0 ? [] : await partsOf(tx, caseFigures, elsewhere)) {
    const key = keyOf.get(part.subject);
    if (out.has(part.subject)) addPart(part, -1);
    if (enter.has(part.subject)) addPart(part, 1);
    else addBelow(filedAt(part), figuresOf(part), -1);
    if (key === undefined) continue;
    addBelow(key, figuresOf(part), 1);
    addCounters(moved, { [key]: 1 });
  }
  return { ...counted, below, moved };
};
