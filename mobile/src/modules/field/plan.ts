import type { DayItem } from '#contract/field/api.ts';
import type { Point } from '#contract/kernel/values.ts';
import type { OwnPlan } from './own-plan.ts';
import { minutesOf, type Stop, walkingOrder } from './walk.ts';

/** Minutes that something takes of which nobody said how long. */
const usual = 15;
/** Minutes of a working day. */
const workday = 8 * 60;
const minute = 60_000;

export const nameOf = ({ kind, id }: Pick<DayItem, 'kind' | 'id'>): string => `${kind} ${id}`;

export interface Plan {
  /** What is left to do, the next first. */
  readonly next: readonly DayItem[];
  /** Left out by the person, to be put back. */
  readonly left: readonly DayItem[];
  /** Done, or written on this phone and on its way. */
  readonly done: readonly DayItem[];
  /** Hours that it takes, ways included. */
  readonly hours: number;
  /** More than anybody does in a day. */
  readonly tooMuch: boolean;
}

/** When something ends or begins, in minutes from now; beyond the day it presses nobody. */
const stopOf = (item: DayItem, now: number, midnight: number): Stop => {
  const in_ = (moment: string | null): number | null => (moment === null ? null : (Date.parse(moment) - now) / minute);
  const until = item.until !== null && Date.parse(item.until) > midnight ? null : in_(item.until);
  return {
    id: nameOf(item),
    point: item.point,
    from: in_(item.from),
    until: item.state === 'late' || item.urgent ? Math.min(0, until ?? 0) : until,
    minutes: item.minutes ?? usual,
  };
};

/**
 * A day in the order in which to do it: the person's own where they made one, with what has come since behind it; else as the way goes.
 * @param sent whether something is done by what waits on this phone  @param start where the person stands, once they said so
 */
export const planOf = (
  day: { readonly day: string; readonly items: readonly DayItem[] },
  { order, left }: OwnPlan,
  { now, start, sent }: { now: number; start: Point | null; sent: (item: DayItem) => boolean },
): Plan => {
  const midnight = Date.parse(`${day.day}T24:00:00+08:00`);
  const over = (item: DayItem): boolean => item.state === 'done' || sent(item);
  const open = day.items.filter((item) => !over(item));
  const chosen = open.filter((item) => !left.includes(nameOf(item)));
  const stops = new Map(chosen.map((item) => [nameOf(item), stopOf(item, now, midnight)]));
  const byName = new Map(chosen.map((item) => [nameOf(item), item]));
  const own = (order ?? []).filter((name) => byName.has(name));
  const walked = walkingOrder(
    [...stops].flatMap(([name, stop]) => (own.includes(name) ? [] : [stop])),
    start,
  );
  const names = [...own, ...walked];
  const minutes = minutesOf(
    names.map((name) => stops.get(name) as Stop),
    start,
  );
  return {
    next: names.map((name) => byName.get(name) as DayItem),
    left: open.filter((item) => left.includes(nameOf(item))),
    done: day.items.filter(over),
    hours: Math.round(minutes / 30) / 2,
    tooMuch: minutes > workday,
  };
};

/** The same names with one moved by so many places. */
export const moved = (names: readonly string[], name: string, by: number): string[] => {
  const rest = names.filter((other) => other !== name);
  const place = Math.min(rest.length, Math.max(0, names.indexOf(name) + by));
  return [...rest.slice(0, place), name, ...rest.slice(place)];
};
