import { shanghaiDay } from '#contract/kernel/day.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { daysAfter } from '#kernel/calendar.ts';

/** Whether one of two areas lies in the other, or both are the same: what is proposed in one concerns who meets in the other. */
export const liesAround = (a: string, b: string): boolean => isWithin(a, b) || isWithin(b, a);

/** The last day on which a topic comes in time for a meeting. */
export const topicsUntil = (m: { readonly startsAt: Date; readonly rules: { readonly topicDays: number } }): string =>
  daysAfter(shanghaiDay(m.startsAt), -m.rules.topicDays);

/** What the order of an agenda looks at. */
export interface Placed {
  readonly id: string;
  readonly kind: string;
  readonly position: number;
  /** Of what comes back. */
  readonly resolution: { readonly state: 'open' | 'returned' | 'done'; readonly dueOn: string } | null;
}
const rank = ({ kind, resolution }: Placed): number => (kind !== 'carried' ? 2 : resolution?.state === 'open' ? 0 : 1);

/** What is unfinished stands on top, longest due first, then what came back with a result, then all else by its place. */
export const inOrder = <T extends Placed>(items: readonly T[]): T[] =>
  [...items].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.resolution && b.resolution && a.resolution.dueOn !== b.resolution.dueOn
        ? a.resolution.dueOn < b.resolution.dueOn
          ? -1
          : 1
        : 0) ||
      a.position - b.position ||
      (a.id < b.id ? -1 : 1),
  );
