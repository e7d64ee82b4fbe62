import type { Check, Finding } from '#kernel/check.ts';
import { workDaysOf } from '#kernel/work-days.ts';
import { daysLeft, warnedDays } from './queries/calendar.ts';

/** Whether a calendar that is known until a day is still long enough at a moment. */
export const calendarFinding = (whose: string, until: string, now: Date): Finding => {
  const check = whose === '' ? 'calendar' : `calendar ${whose}`;
  const left = daysLeft(until, now);
  const detail = `working days and holidays are known until ${until}`;
  if (left > warnedDays) return { check, state: 'ok', detail, advice: '' };
  return {
    check,
    state: left < 0 ? 'fail' : 'warn',
    detail: left < 0 ? detail : `${detail}: ${left} days`,
    advice:
      'Install a newer version of Linli (or of chinese-days), or arrange the next year on the page Work calendar and declare it complete. Deadlines after that date treat Monday to Friday as working days, are marked as provisional and are recalculated automatically.',
  };
};

/** How long the calendar of each jurisdiction reaches; the country's where there is none yet. */
const check: Check = async (owner) => {
  const now = new Date();
  const { rows } = await owner.query<{ code: string; name: string; settings: Record<string, unknown> }>(
    'select code, name, settings from jurisdictions order by code',
  );
  if (rows.length === 0) return [calendarFinding('', workDaysOf({}).until, now)];
  return rows.map(({ code, name, settings }) => calendarFinding(`${code} ${name}`, workDaysOf(settings).until, now));
};
export default check;
