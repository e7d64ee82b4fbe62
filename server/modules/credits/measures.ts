import type { Marks } from '#contract/credits/scheme.ts';
import { monthsAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { readVersion } from '#kernel/definitions/definitions.ts';
import { type Marked, type Measure, measuresOf } from './domain/marks.ts';
import { schemeKind } from './scheme-kind.ts';
import { entriesOf } from './store/entries.ts';

/** Longer ago nothing brought what still holds: a measure holds three years at most, of points of a year. */
const mostMonths = 48;
const mostEntries = 20_000;

/** Of each version of the scheme what it said to follow from points; each read once. */
const marksOf = async (tx: Tx, jurisdictionId: string, entries: readonly Marked[]): Promise<(version: number) => Marks | null> => {
  const marks = new Map<number, Marks | null>();
  for (const version of new Set(entries.map((one) => one.version)))
    marks.set(version, (await readVersion(tx, schemeKind, jurisdictionId, version))?.content.marks ?? null);
  return (version) => marks.get(version) ?? null;
};

/** What followed from points by the versions of the scheme under which the entries were made. */
export const measuresIn = async (tx: Tx, jurisdictionId: string, entries: readonly Marked[]): Promise<Measure[]> =>
  measuresOf(entries, await marksOf(tx, jurisdictionId, entries));

/** What one of the entries of a company brought: of two of one day either may count as the one that brought a step, so what was not reached without it. */
export const broughtBy = async (tx: Tx, jurisdictionId: string, entries: readonly Marked[], id: string): Promise<Measure[]> => {
  const said = await marksOf(tx, jurisdictionId, entries);
  const without = measuresOf(
    entries.filter((one) => one.id !== id),
    said,
  );
  return measuresOf(entries, said).filter(({ code, since }) => !without.some((one) => one.code === code && one.since === since));
};

/** What holds on a day, by company. */
export const holdingOn = async (tx: Tx, jurisdictionId: string, day: string): Promise<ReadonlyMap<string, Measure[]>> => {
  const all = await entriesOf(tx, null, monthsAfter(day, -mostMonths), mostEntries);
  const said = await marksOf(tx, jurisdictionId, all);
  const holding = new Map<string, Measure[]>();
  for (const [companyId, entries] of Map.groupBy(all, (one) => one.companyId)) {
    const own = measuresOf(entries, said).filter(({ since, until }) => since <= day && day <= until);
    if (own.length > 0) holding.set(companyId, own);
  }
  return holding;
};
