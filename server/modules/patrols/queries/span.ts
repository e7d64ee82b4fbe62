import { numberOf } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { pageOfRoutes, type RouteRecord } from '../store/routes.ts';

const dayLong = 86_400_000;
/** The moments between which days lie in Shanghai, both days included. */
export const momentsOf = (from: string, until: string): [Date, Date] => [
  new Date(`${from}T00:00:00+08:00`),
  new Date(Date.parse(`${until}T00:00:00+08:00`) + dayLong),
];
/** @throws patrols.days_reversed, patrols.span_long */
export const checkDays = (from: string, until: string, most: number): void => {
  if (until < from) fail('patrols.days_reversed');
  if (numberOf(until) - numberOf(from) >= most) fail('patrols.span_long', { days: most });
};

/** Routes of some areas on a day, all of them: a board shows no pages. */
export const routesOn = async (tx: Tx, codes: readonly string[], on: string | null): Promise<RouteRecord[]> => {
  const all: RouteRecord[] = [];
  for (;;) {
    const last = all.at(-1);
    const some = await pageOfRoutes(tx, { codes, on }, last ? [last.areaCode, last.id] : null, 2_000);
    all.push(...some);
    if (some.length < 2_000) return all;
  }
};
