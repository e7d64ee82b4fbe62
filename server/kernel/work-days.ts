import { workCalendar } from '#contract/calendar/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { calendarEnd, dayText, isHoliday, isWorkday, numberOf, weekdayOf } from './calendar.ts';

/** The days a jurisdiction works and has off: as the country arranged them, and what it arranged otherwise itself. Days are counted since 1970-01-01. */
export interface WorkDays {
  worked(dayNumber: number): boolean;
  /** Off although it is none of the days off of a week: a public holiday with the weekends in it, or a working day the jurisdiction has off. */
  holiday(dayNumber: number): boolean;
  /** A Saturday or Sunday that is worked. */
  makeUp(dayNumber: number): boolean;
  /** The last day whose arrangement is known, `YYYY-MM-DD`: the country's, or a later one the jurisdiction has declared. */
  readonly until: string;
}

type Settings = Readonly<Record<string, unknown>>;
const known = new WeakMap<Settings, WorkDays>();

/** The work days of a jurisdiction by its settings, which are new whenever one of them changes. */
export const workDaysOf = (settings: Settings): WorkDays => {
  const found = known.get(settings);
  if (found) return found;
  const { days, arrangedTo } = settingOf(workCalendar, settings);
  const own = new Map(days.map(({ day, works }) => [numberOf(day), works]));
  const declared = `${arrangedTo ?? ''}-12-31`;
  const worked = (n: number): boolean => own.get(n) ?? isWorkday(n);
  const made: WorkDays = {
    worked,
    holiday: (n) => !worked(n) && (isHoliday(n) || (own.has(n) && weekdayOf(n) < 5)),
    makeUp: (n) => weekdayOf(n) >= 5 && worked(n),
    until: declared > calendarEnd ? declared : calendarEnd,
  };
  known.set(settings, made);
  return made;
};

/** The so-manieth working day after a day. */
export const workingDaysAfter = ({ worked }: WorkDays, from: string, n: number): string => {
  let day = numberOf(from);
  for (let left = n; left > 0; ) if (worked(++day)) left -= 1;
  return dayText(day);
};
