import type { WeekHours } from '#contract/territory/place-kinds.ts';

const day = 1440;
const week = 7 * day;
/** China has one zone and no summer time: Shanghai is always 8 hours ahead. */
const shanghai = 8 * 60;
/** Minutes from the Monday before 1970-01-01, a Thursday, to that day. */
const firstMonday = 3 * day;

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Times of a week in minutes from Monday 00:00, in order and without overlaps; what lies beyond Sunday midnight begins the week. */
function spansOf(hours: NonNullable<WeekHours>): [from: number, to: number][] {
  const spans = hours.flatMap((times, weekday) =>
    times.flatMap(([from, to]): [number, number][] => {
      const [begin, end] = [weekday * day + minuteOf(from), weekday * day + minuteOf(to)];
      const until = end > begin ? end : end + day;
      return until <= week
        ? [[begin, until]]
        : [
            [begin, week],
            [0, until - week],
          ];
    }),
  );
  const joined: [number, number][] = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Whether a place is open, and when that changes next; `changesAt` is null when it never does. */
export interface Opening {
  readonly open: boolean;
  readonly changesAt: Date | null;
}

/**
 * Opening at a moment, in Shanghai time. Times that touch or overlap, also over midnight and from Sunday to Monday, are one.
 * @param hours seven days from Monday; null is always open, seven empty days never
 */
export function openAt(hours: WeekHours, moment: Date): Opening {
  if (hours === null) return { open: true, changesAt: null };
  const spans = spansOf(hours);
  const [first] = spans;
  if (!first) return { open: false, changesAt: null };
  if (first[0] === 0 && first[1] === week) return { open: true, changesAt: null };
  const total = Math.floor(moment.getTime() / 60_000) + shanghai + firstMonday;
  const now = ((total % week) + week) % week;
  const after = (minutes: number): Date => new Date((total - shanghai - firstMonday + minutes) * 60_000);
  const current = spans.find(([from, to]) => from <= now && now < to);
  if (current) {
    // open over the end of the week: it goes on with the first span
    const end = current[1] === week && first[0] === 0 ? week + first[1] : current[1];
    return { open: true, changesAt: after(end - now) };
  }
  const next = spans.find(([from]) => from > now);
  return { open: false, changesAt: after((next ? next[0] : week + first[0]) - now) };
}
