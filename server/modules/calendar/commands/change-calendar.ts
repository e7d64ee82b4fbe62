import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { changeCalendar } from '#contract/calendar/api.ts';
import { workCalendar } from '#contract/calendar/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { calendarEnd } from '#kernel/calendar.ts';
import { type Command, command } from '#kernel/command.ts';
import { execute } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { putSetting, versionOf } from '#kernel/settings.ts';
import { type Arrangement, arranged, refusalOf, type Wanted } from '../domain/own-days.ts';

type Body = z.output<NonNullable<(typeof changeCalendar)['body']>>;

/** What is arranged now, read under the lock that changes of settings take. */
export const lockArrangement = async ({ tx, jurisdictionId }: Pick<Command, 'tx' | 'jurisdictionId'>): Promise<Arrangement> => {
  const { rows } = await execute<{ settings: Record<string, unknown> }>(tx, 'select settings from jurisdictions where id = $1 for update', [
    jurisdictionId,
  ]);
  return settingOf(workCalendar, rows[0]?.settings ?? {});
};

/** Keeps days arranged anew and writes the audit line; `cases` counts its deadlines anew when it hears of it. */
export const keepDays = async (running: Command, before: Arrangement, days: readonly Wanted[], declared: number | null): Promise<void> => {
  const arrangedTo = declared ?? before.arrangedTo;
  await putSetting(running.tx, running, workCalendar.key, { days: arranged(before.days, days), arrangedTo });
  await running.log(workCalendar.action, running.jurisdictionId, {
    data: { days: days.slice(0, 50).map(({ day, works }) => ({ day, works })), count: days.length, ...(declared !== null && { declared }) },
  });
};

/**
 * Arranges days otherwise than the country, or as the country again; declares a year arranged whose days the program does not know yet.
 * @throws calendar.day_over, calendar.same_as_country, calendar.twice, calendar.year_arranged, platform.setting_changed
 */
export const changeDays = async (kernel: Kernel, viewer: Viewer, body: Body): Promise<{ version: number }> => {
  if (!can(viewer, 'calendar.manage')) fail('session.forbidden');
  const today = shanghaiDay(kernel.clock.now());
  const { days, declared, version } = body;
  if (new Set(days.map(({ day }) => day)).size < days.length) fail('calendar.twice');
  for (const one of days) {
    const refusal = refusalOf(one, today);
    if (refusal) fail(`calendar.${refusal}`, { day: one.day });
  }
  if (declared !== null && `${declared}-12-31` <= calendarEnd) fail('calendar.year_arranged', { year: declared });
  const answer = await command(
    kernel,
    viewer,
    'calendar.change',
    body,
    async (running) => {
      const before = await lockArrangement(running);
      const now = await versionOf(running.tx, running.jurisdictionId, workCalendar.key);
      if (now !== version) fail('platform.setting_changed', { version: now });
      await keepDays(running, before, days, declared);
      return { version: now + 1 };
    },
    async (_, done) => done,
  );
  kernel.jurisdictions.forget();
  return answer;
};
