import { type ActUnit, type PersonClass, personClasses } from '#contract/points/rule-values.ts';
import type { PointRules } from '#contract/points/rules.ts';
import { type Act, type Earlier, pay } from './pay.ts';

/** An act as it was recorded, of somebody who is a number here. */
export interface PastAct extends Omit<Act, 'unit'> {
  readonly person: string;
}

/** Points that one act brings under two books of rules, and what caps kept back. */
export interface Compared {
  readonly act: PastAct;
  readonly was: number;
  readonly is: number;
  readonly cutWas: number;
  readonly cutIs: number;
}

/** What one book pays for the acts of one person, in their order. */
const paidBy = (book: PointRules, acts: readonly (PastAct & { unit: ActUnit })[], before: readonly Earlier[]) => {
  const earlier = [...before];
  return acts.map((act) => {
    const { rule, credit, raw, points } = pay(book, act, earlier);
    earlier.push({ on: act.on, rule: rule?.code ?? null, credit, raw, points });
    return { points, cut: raw - points };
  });
};

/**
 * What two books of rules pay for the same acts, by the code that pays.
 * @param acts by person, each person's in the order in which they were told
 * @param before what each person had earned before, as far as caps of longer spans look back
 */
export const compare = (
  books: { readonly was: PointRules; readonly is: PointRules },
  acts: readonly PastAct[],
  unitOf: (act: string) => ActUnit,
  before: ReadonlyMap<string, readonly Earlier[]>,
): Compared[] =>
  [...Map.groupBy(acts, ({ person }) => person)].flatMap(([person, own]) => {
    const timed = own.map((act) => ({ ...act, unit: unitOf(act.act) }));
    const [was, is] = [books.was, books.is].map((book) => paidBy(book, timed, before.get(person) ?? []));
    return own.map((act, i) => ({
      act,
      was: was?.[i]?.points ?? 0,
      is: is?.[i]?.points ?? 0,
      cutWas: was?.[i]?.cut ?? 0,
      cutIs: is?.[i]?.cut ?? 0,
    }));
  });

/** Sums of a group, with how many people stand behind them. */
export interface Sums {
  readonly was: number;
  readonly is: number;
  readonly acts: number;
  readonly persons: number;
}
const summed = (rows: readonly Compared[]): Sums => ({
  was: rows.reduce((sum, one) => sum + one.was, 0),
  is: rows.reduce((sum, one) => sum + one.is, 0),
  acts: rows.length,
  persons: new Set(rows.map(({ act }) => act.person)).size,
});

/** Fewer people than this stand behind no sum that is shown. */
export const leastPersons = 3;
const shown = <K>(groups: ReadonlyMap<K, readonly Compared[]>): [K, Sums][] =>
  [...groups].map(([key, rows]): [K, Sums] => [key, summed(rows)]).filter(([, { persons }]) => persons >= leastPersons);

export const byAct = (rows: readonly Compared[]): [string, Sums][] => shown(Map.groupBy(rows, ({ act }) => act.act));

/** By what people are; whoever is several is counted with each, and a resident is who is nothing beside. */
export const byClass = (rows: readonly Compared[]): [PersonClass, Sums][] =>
  shown(
    new Map(
      personClasses.map((one) => [
        one,
        rows.filter(({ act: { classes } }) => (one === 'resident' ? classes.length === 0 : classes.includes(one))),
      ]),
    ),
  );

/** By communities, of which those with few people are put together under null. */
export const byArea = (rows: readonly Compared[]): [string | null, Sums][] => {
  const communities = Map.groupBy(rows, ({ act }) => act.areaCode.slice(0, 12));
  const few = [...communities].filter(([, some]) => summed(some).persons < leastPersons);
  const rest = few.flatMap(([, some]) => some);
  return [...shown<string | null>(communities), ...shown<string | null>(new Map([[null, rest]]))];
};
