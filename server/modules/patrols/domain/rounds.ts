import type { RoutePlan } from '#contract/patrols/planning.ts';
import type { RoundState } from '#contract/patrols/values.ts';
import { dayText, numberOf } from '#kernel/calendar.ts';
import { type Due, duesBetween } from '#modules/activities/domain/index.ts';

/** A route as far as its rounds depend on it. Plans are sorted by day. */
export interface Planned {
  readonly plans: readonly RoutePlan[];
  /** Its last day. */
  readonly endedOn: string | null;
}
/** A round that is due, and the stops it has. */
export interface DueRound extends Due {
  readonly stops: readonly string[];
  readonly scanning: boolean;
}
type Worked = Parameters<typeof duesBetween>[3];

/** The plan that holds on a day; the first one before any does. */
export const planOn = (plans: readonly RoutePlan[], day: string): RoutePlan =>
  plans.findLast(({ since }) => since <= day) ?? (plans[0] as RoutePlan);

const earliest = (days: readonly (string | null | undefined)[]): string | null =>
  days.reduce<string | null>((first, day) => (day && (first === null || day < first) ? day : first), null);

/**
 * Rounds of a route that are due at some time between two moments. Computed from its plans, each for its own days, so that what nobody did is missed although no
 * job has run, and a changed plan leaves the past as it was.
 */
export const roundsBetween = ({ plans, endedOn }: Planned, from: Date, to: Date, worked: Worked): DueRound[] =>
  plans.flatMap(({ since, rhythm, stops, scanning }, n): DueRound[] => {
    const next = plans[n + 1]?.since;
    const until = earliest([rhythm.until, endedOn, next && dayText(numberOf(next) - 1)]);
    const begins = [rhythm.from, since].sort()[1] as string;
    if (until !== null && until < begins) return [];
    return duesBetween({ ...rhythm, from: begins, until }, from, to, worked).map((due) => ({ ...due, stops, scanning }));
  });

/** Where a round stands at a moment, by how many of its stops were passed. */
export const stateOf = ({ from, until }: Pick<Due, 'from' | 'until'>, stops: number, done: number, now: Date): RoundState => {
  if (done >= stops) return 'done';
  if (now >= until) return done > 0 ? 'partly' : 'missed';
  if (done > 0) return 'under_way';
  return now < from ? 'ahead' : 'due';
};
