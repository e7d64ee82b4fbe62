import type { Hours, Rhythm, RhythmHistory } from '#contract/activities/rhythm.ts';
import { mostOccurrences, mostYears, type RhythmPeriod } from '#contract/activities/rhythm-values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { dayText, numberOf, weekdayOf } from '#kernel/calendar.ts';

/** A window in which something is due. What was done names its key, which stays the same whatever the calendar becomes. */
export interface Due {
  /** `2026-11-28/1`: the first day of its period on which its pattern holds, or the day it is due, and which of its times. */
  readonly key: string;
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
}
type Pattern = Pick<Rhythm, 'every' | 'days' | 'on' | 'times' | 'hours'>;
type Worked = (dayNumber: number) => boolean;

/** Minutes of a day. China has one zone and no summer time. */
const wholeDay = 1_440;
const dayLength = 86_400_000;
const shanghai = 8 * 3_600_000;
const momentOf = (dayNumber: number, minute: number): Date => new Date(dayNumber * dayLength - shanghai + minute * 60_000);
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const monthsOf: Readonly<Record<Exclude<RhythmPeriod, 'day' | 'week'>, number>> = { month: 1, quarter: 3, half_year: 6, year: 12 };
const monthDay = (year: number, month: number): number => Date.UTC(year, month, 1) / dayLength;

/** The period a day lies in, as its first day and the first of the next. */
const periodOf = (every: RhythmPeriod, n: number): [first: number, next: number] => {
  if (every === 'day') return [n, n + 1];
  if (every === 'week') return [n - weekdayOf(n), n - weekdayOf(n) + 7];
  const at = new Date(n * dayLength);
  const months = monthsOf[every];
  const month = Math.floor(at.getUTCMonth() / months) * months;
  return [monthDay(at.getUTCFullYear(), month), monthDay(at.getUTCFullYear(), month + months)];
};

/** Days of the first month of a period that are named; one its month does not have is its last. */
const monthdaysOf = (on: readonly number[], first: number): Set<number> => {
  const at = new Date(first * dayLength);
  const end = monthDay(at.getUTCFullYear(), at.getUTCMonth() + 1) - 1;
  return new Set(on.map((day) => Math.min(first + day - 1, end)));
};

/** Minutes of the hours, in order of the times; an end not after its beginning lies on the next day. */
const spanOf = ([from, to]: Hours): [number, number] => {
  const [begin, end] = [minuteOf(from), minuteOf(to)];
  return [begin, end > begin ? end : end + wholeDay];
};
/** When on a day each of the times is due: hours of its own, or an equal share of the hours of all. */
const spansOf = ({ times, hours }: Pattern): [number, number][] => {
  if (hours.length > 1) return hours.map(spanOf);
  const [begin, end] = hours[0] ? spanOf(hours[0]) : [0, wholeDay];
  return Array.from({ length: times }, (_, i) => [
    begin + Math.floor(((end - begin) * i) / times),
    begin + Math.floor(((end - begin) * (i + 1)) / times),
  ]);
};

const onDay = (pattern: Pattern, n: number): Due[] =>
  spansOf(pattern).map(([begin, end], i) => ({ key: `${dayText(n)}/${i + 1}`, from: momentOf(n, begin), until: momentOf(n, end) }));

/** Times of a longer period: each has an equal share of the days that fit. */
const overDays = (pattern: Pattern, key: number, fitting: readonly number[]): Due[] => {
  const { times, hours } = pattern;
  const spans = hours.length > 0 ? hours.map(spanOf) : ([[0, wholeDay]] as [number, number][]);
  const begin = Math.min(...spans.map(([from]) => from));
  const end = Math.max(...spans.map(([, to]) => to));
  return Array.from({ length: times }, (_, i) => {
    const first = Math.floor((fitting.length * i) / times);
    const last = Math.max(first, Math.floor((fitting.length * (i + 1)) / times) - 1);
    return {
      key: `${dayText(key)}/${i + 1}`,
      from: momentOf(fitting[first] as number, begin),
      until: momentOf(fitting[last] as number, end),
    };
  });
};

const isWithin = (season: Rhythm['seasons'][number], n: number): boolean => {
  const day = dayText(n).slice(5);
  return season.from <= season.to ? day >= season.from && day <= season.to : day >= season.from || day <= season.to;
};
/** The pattern that holds on a day. */
const patternOn = (rhythm: Rhythm, n: number): Pattern => rhythm.seasons.find((season) => isWithin(season, n)) ?? rhythm;

/** What is due in the period of a day under the pattern that holds on that day; only days on which that one holds count. */
const inPeriod = (rhythm: Rhythm, pattern: Pattern, [first, next]: readonly [number, number], worked: Worked): Due[] => {
  const { every, days, on } = pattern;
  const [begin, end] = [numberOf(rhythm.from), rhythm.until === null ? Number.POSITIVE_INFINITY : numberOf(rhythm.until)];
  const held: number[] = [];
  for (let n = Math.max(first, begin); n < next && n <= end; n++) if (patternOn(rhythm, n) === pattern) held.push(n);
  const [key] = held;
  if (key === undefined) return [];
  if (days === 'weekdays') return held.filter((n) => on.includes(weekdayOf(n) + 1)).flatMap((n) => onDay(pattern, n));
  if (days === 'monthdays') {
    const named = monthdaysOf(on, first);
    return held.filter((n) => named.has(n)).flatMap((n) => onDay(pattern, n));
  }
  const fitting = days === 'all' ? held : held.filter((n) => worked(n) === (days === 'workdays'));
  if (fitting.length === 0) return [];
  return every === 'day' ? onDay(pattern, key) : overDays(pattern, key, fitting);
};

/**
 * What a rhythm makes due between two moments, in order: every window that overlaps them. Computed, never stored: what is over and named by nothing that
 * was done was missed, whether or not anything ran meanwhile.
 * @param worked the working days of the jurisdiction, by the number of a day
 */
export const duesBetween = (rhythm: Rhythm, from: Date, to: Date, worked: Worked): Due[] => {
  // hours may reach into the next day
  const begin = Math.max(numberOf(rhythm.from), numberOf(shanghaiDay(from)) - 1);
  const end = Math.min(rhythm.until === null ? Number.POSITIVE_INFINITY : numberOf(rhythm.until), numberOf(shanghaiDay(to)));
  const dues: Due[] = [];
  const done = new Map<Pattern, number>();
  for (let n = begin; n <= end; n++) {
    const pattern = patternOn(rhythm, n);
    if (n < (done.get(pattern) ?? begin)) continue;
    const period = periodOf(pattern.every, n);
    done.set(pattern, period[1]);
    dues.push(...inPeriod(rhythm, pattern, period, worked));
  }
  return dues.filter((due) => due.from < to && due.until > from).sort((a, b) => +a.from - +b.from || (a.key < b.key ? -1 : 1));
};

/** The same of a rhythm that was changed: each holds until the day before the next, so that what was due in the past stays as it was. */
export const duesOf = (history: RhythmHistory, from: Date, to: Date, worked: Worked): Due[] =>
  history.flatMap(({ since, rhythm }, i) => {
    const next = history[i + 1]?.since;
    const last = next === undefined ? null : dayText(numberOf(next) - 1);
    const until = [rhythm.until, last].filter((day) => day !== null).sort()[0] ?? null;
    const begins = [rhythm.from, since].sort()[1] as string;
    return until !== null && until < begins ? [] : duesBetween({ ...rhythm, from: begins, until }, from, to, worked);
  });

/** Why a rhythm makes no series: its error code, without that of its module. */
export type SeriesFault = 'no_end' | 'too_long' | 'too_many' | 'no_occurrence';

/** All occurrences of a series; what has no end, lasts too long or takes place too often is none. */
export const occurrencesOf = (rhythm: Rhythm, worked: Worked): readonly Due[] | SeriesFault => {
  if (rhythm.until === null) return 'no_end';
  const [years, rest] = [Number(rhythm.from.slice(0, 4)) + mostYears, rhythm.from.slice(4)];
  if (rhythm.until > `${years}${rest}`) return 'too_long';
  const dues = duesBetween(rhythm, momentOf(numberOf(rhythm.from), 0), momentOf(numberOf(rhythm.until) + 2, 0), worked);
  if (dues.length > mostOccurrences) return 'too_many';
  return dues.length === 0 ? 'no_occurrence' : dues;
};
