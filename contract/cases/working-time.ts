/** From and to, in minutes since midnight. */
export type Shift = readonly [from: number, to: number];

/** When people work on a working day; other hours may hold in parts of the year. A working day is equally long in all of them. */
export interface WorkingTime {
  readonly shifts: readonly Shift[];
  /** Days as month × 100 + day, both included; a season may run over New Year. */
  readonly seasons: readonly { readonly from: number; readonly to: number; readonly shifts: readonly Shift[] }[];
  /** Minutes of a working day. */
  readonly minutes: number;
}

const longestYear = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const dateOf = (month: string | undefined, day: string | undefined): number | null => {
  const [m, d] = [Number(month), Number(day)];
  return d >= 1 && d <= (longestYear[m - 1] ?? 0) ? m * 100 + d : null;
};
const minuteOf = (hour: string | undefined, minute: string | undefined): number => Number(hour) * 60 + Number(minute);
const lengthOf = (shifts: readonly Shift[]): number => shifts.reduce((sum, [from, to]) => sum + to - from, 0);

/** Whether a day, as month × 100 + day, lies in a season. */
export const isInSeason = (date: number, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  from <= to ? date >= from && date <= to : date >= from || date <= to;

const readPart = (part: string): { from: number | null; to: number | null; shifts: Shift[] } | null => {
  const [first = '', ...others] = part.split(/[\s,、]+/).filter(Boolean);
  const days = /^(\d{1,2})\/(\d{1,2})-(\d{1,2})\/(\d{1,2})$/.exec(first);
  const [from, to] = days ? [dateOf(days[1], days[2]), dateOf(days[3], days[4])] : [null, null];
  if (days && (from === null || to === null)) return null;
  const shifts: Shift[] = [];
  for (const word of days ? others : [first, ...others]) {
    const hours = /^(\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)$/.exec(word);
    const shift: Shift = [minuteOf(hours?.[1], hours?.[2]), minuteOf(hours?.[3], hours?.[4])];
    if (!hours || shift[0] >= shift[1] || shift[1] > 1440 || shift[0] < (shifts.at(-1)?.[1] ?? 0)) return null;
    shifts.push(shift);
  }
  return shifts.length > 0 ? { from, to, shifts } : null;
};

/**
 * Reads hours as people write them: `8:30-12:00 14:00-17:30`, and for parts of the year `…; 6/1-9/30 8:00-12:00 15:00-18:00` or
 * `6月1日至9月30日 …`. Null where they are none: shifts that overlap or go over midnight, a day there is not, working days of unequal length.
 */
export const readWorkingTime = (text: string): WorkingTime | null => {
  const plain = text
    .normalize('NFKC')
    .replace(/(\d{1,2})月(\d{1,2})日?/g, '$1/$2')
    .replace(/\s*(?:[–—−~〜-]|至|到)\s*/g, '-');
  const parts = plain
    .split(/[;\n]/)
    .filter((part) => part.trim() !== '')
    .map(readPart);
  const [ordinary, ...seasons] = parts;
  if (!ordinary || ordinary.from !== null) return null;
  const minutes = lengthOf(ordinary.shifts);
  const read: WorkingTime['seasons'][number][] = [];
  for (const season of seasons) {
    if (!season || season.from === null || season.to === null || lengthOf(season.shifts) !== minutes) return null;
    read.push({ from: season.from, to: season.to, shifts: season.shifts });
  }
  return { shifts: ordinary.shifts, seasons: read, minutes };
};

const two = (n: number): string => String(n).padStart(2, '0');
const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
const date = (day: number): string => `${Math.floor(day / 100)}/${day % 100}`;
const hoursIn = (shifts: readonly Shift[]): string => shifts.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(' ');

/** The one text of these hours, as they are kept; {@link readWorkingTime} reads it back. */
export const workingTimeText = ({ shifts, seasons }: WorkingTime): string =>
  [hoursIn(shifts), ...seasons.map((s) => `${date(s.from)}-${date(s.to)} ${hoursIn(s.shifts)}`)].join('; ');

/** 8:30–12:00 and 14:00–17:30, 420 minutes. */
export const standardHours = '08:30-12:00 14:00-17:30';
