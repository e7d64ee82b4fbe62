import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { CalendarDay, getCalendar } from '#contract/calendar/api.ts';
import { workCalendar } from '#contract/calendar/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { dayText, holidayNameOf, isHoliday, isMakeUpDay, isWorkday, numberOf } from '#kernel/calendar.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { versionOf } from '#kernel/settings.ts';
import type { TodoSource } from '#kernel/todos.ts';
import { todosOf } from '#kernel/todos.ts';
import { workDaysOf } from '#kernel/work-days.ts';
import type { Arrangement } from '../domain/own-days.ts';

/** Days before the arrangement ends in which administrators are reminded. */
export const warnedDays = 60;

const settingsOf = async (kernel: Kernel, jurisdictionId: string): Promise<Record<string, unknown>> =>
  (await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {};

/** What the jurisdiction has arranged itself. */
export const arrangementOf = async (kernel: Kernel, jurisdictionId: string): Promise<Arrangement> =>
  settingOf(workCalendar, await settingsOf(kernel, jurisdictionId));

const kindOf = (n: number): CalendarDay['kind'] => {
  if (isHoliday(n)) return 'holiday';
  if (isMakeUpDay(n)) return 'make_up';
  return isWorkday(n) ? 'workday' : 'weekend';
};

/** The days of a year with what the jurisdiction arranged otherwise. */
export const daysOf = (year: number, { days }: Arrangement): CalendarDay[] => {
  const own = new Map(days.map(({ day, works, reason }) => [day, { works, reason }]));
  const [first, end] = [numberOf(`${year}-01-01`), numberOf(`${year + 1}-01-01`)];
  return Array.from({ length: end - first }, (_, i) => {
    const day = dayText(first + i);
    const mine = own.get(day) ?? null;
    return { day, kind: kindOf(first + i), holiday: holidayNameOf(first + i), own: mine, works: mine?.works ?? isWorkday(first + i) };
  });
};

/** Days until the last one whose arrangement is known; negative once it is over. */
export const daysLeft = (until: string, now: Date): number => numberOf(until) - numberOf(shanghaiDay(now));

/** A year of the work calendar. @throws session.forbidden */
export const calendarPage = async (kernel: Kernel, viewer: Viewer, year: number): Promise<z.input<typeof getCalendar.response>> => {
  if (!can(viewer, 'calendar.read')) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  const arrangement = await arrangementOf(kernel, jurisdictionId);
  const version = await kernel.db.read(accessOf(viewer), (tx) => versionOf(tx, jurisdictionId, workCalendar.key));
  const { until: arrangedTo } = workDaysOf(await settingsOf(kernel, jurisdictionId));
  return {
    year,
    version,
    arrangedTo,
    daysLeft: daysLeft(arrangedTo, kernel.clock.now()),
    declarable: Number(arrangedTo.slice(0, 4)) + 1,
    days: daysOf(year, arrangement),
    mayManage: can(viewer, 'calendar.manage'),
  };
};

/** Says to whoever keeps the calendar that it ends soon. */
export const calendarTodos = (kernel: Kernel): TodoSource => ({
  kinds: ['calendar.ends'],
  of: async (viewer, asked) => {
    if (!can(viewer, 'calendar.manage')) return { items: [], counts: {} };
    const { until: arrangedTo } = workDaysOf(await settingsOf(kernel, viewer.jurisdictionId));
    const left = daysLeft(arrangedTo, kernel.clock.now());
    if (left > warnedDays) return { items: [], counts: {} };
    return todosOf(
      [
        {
          kind: 'calendar.ends',
          id: viewer.jurisdictionId,
          title: null,
          area: null,
          dueAt: new Date(`${arrangedTo}T23:59:59+08:00`).toISOString(),
          light: left < 0 ? 'red' : 'yellow',
          data: { arrangedTo, left: Math.max(0, left), year: Number(arrangedTo.slice(0, 4)) + 1 },
        },
      ],
      asked,
    );
  },
});
