import type { ActBody } from '#contract/cases/api.ts';
import { reopenWindowDays } from '#contract/cases/lifecycle.ts';
import { isWorkday } from '#kernel/calendar.ts';
import type { Random } from '#tools/simulator/random.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const offset = 8 * hour;
/** Share of steps that miss their deadline. */
const late = 0.06;

const hourOf = (at: number): number => ((at + offset) % day) / hour;

/** The same moment where somebody is at work, else some time after work has begun again. */
const atWork = (random: Random, at: number): number => {
  const today = Math.floor((at + offset) / day);
  const clock = hourOf(at);
  if (isWorkday(today) && clock >= 8.5 && clock < 17.5 && !(clock >= 12 && clock < 14)) return at;
  if (isWorkday(today) && clock < 17.5) return today * day - offset + (clock < 12 ? 8.5 : 14) * hour + random.next() * hour;
  let next = today + 1;
  while (!isWorkday(next)) next++;
  return next * day - offset + 8.5 * hour + random.next() * 1.5 * hour;
};
/** The same moment where people are awake, else the next morning. */
const awake = (random: Random, at: number): number => {
  const clock = hourOf(at);
  if (clock >= 7.5 && clock < 22) return at;
  return Math.floor((at + offset) / day + (clock < 7.5 ? 0 : 1)) * day - offset + (8 + random.next() * 3) * hour;
};

/** When the next act on a case is taken: mostly well before its deadline, now and then after it, by staff in working time unless it burns. */
export const momentOf = (
  random: Random,
  file: { readonly stateSince: Date; readonly stageDueAt: Date | null },
  last: Date,
  action: ActBody['action'],
  byResident: boolean,
): Date => {
  const from = last.getTime();
  if (action === 'reopen') return new Date(awake(random, from + (1 + random.next() * (reopenWindowDays - 5)) * day));
  if (action === 'resume') return new Date(atWork(random, from + (2 + random.next() * 4) * day));
  if (byResident) return new Date(awake(random, from + (0.5 + random.next() * 30) * hour));
  const due = file.stageDueAt?.getTime() ?? from + 8 * hour;
  if (due <= from) return new Date(atWork(random, from + (1 + random.next() * 6) * hour));
  const missed = random.chance(late);
  const part = missed ? 1.1 + random.next() : 0.06 + 0.8 * random.next() ** 1.6;
  const wanted = from + (due - from) * part;
  const urgent = due - from < 6 * hour;
  const at = urgent ? wanted : atWork(random, wanted);
  return new Date(missed || at < due ? at : from + (due - from) * (0.7 + 0.25 * random.next()));
};

/** When the platform archives what has ended: by the hourly job after the window of reopening. */
export const archiveMoment = (stateSince: Date): Date => {
  const over = stateSince.getTime() + reopenWindowDays * day + minute;
  return new Date(Math.ceil((over - 7 * minute) / hour) * hour + 7 * minute + 2_000);
};
