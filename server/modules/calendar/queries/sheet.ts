import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { dayColumns } from '../domain/sheet.ts';
import { arrangementOf, daysOf } from './calendar.ts';

const weekdays = '日一二三四五六';
const kinds = { workday: '上班', weekend: '休息', holiday: '放假', make_up: '调休上班' } as const;

/** A year's days as a workbook: what the country arranged, and the jurisdiction's own days to be filled in. @throws session.forbidden */
export const calendarSheet = async (
  kernel: Kernel,
  viewer: Viewer,
  { year }: { year: number },
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  if (!can(viewer, 'calendar.read')) fail('session.forbidden');
  const days = daysOf(year, await arrangementOf(kernel, viewer.jurisdictionId));
  const columns = Object.values(dayColumns);
  const rows = days.map(({ day, kind, holiday, own }) => [
    day,
    `周${weekdays[new Date(day).getUTCDay()]}`,
    holiday ? `${kinds[kind]}（${holiday.zh}）` : kinds[kind],
    own && (own.works ? '上班' : '休息'),
    own?.reason ?? null,
  ]);
  const sheet = { name: '工作日历', head: [columns.map(([heading]) => heading)], rows, widths: columns.map(([, width]) => width) };
  return { name: `工作日历 ${year}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
