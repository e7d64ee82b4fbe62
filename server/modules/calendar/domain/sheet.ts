import type { OwnDay } from '#contract/calendar/settings.ts';
import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { refusalOf, type Wanted } from './own-days.ts';

/** Columns of a year's sheet, with their width and what people write over them instead. */
export const dayColumns = {
  day: ['日期', 14, ['年月日']],
  weekday: ['星期', 8],
  country: ['国家安排', 24],
  own: ['本地安排', 14, ['安排', '上班或休息']],
  reason: ['原因', 40, ['说明', '依据', '备注']],
} as const satisfies Record<string, ColumnSpec>;
export type DayColumn = keyof typeof dayColumns;
export const neededColumns = ['day', 'own'] as const satisfies readonly DayColumn[];

/** How own days are written; the first of each is how they are shown. */
export const meant: Readonly<Record<string, boolean>> = { 上班: true, 休息: false, 补班: true, 工作日: true, 放假: false };

/** Reads one row: what is wanted of its day, a blank arrangement meaning the country's. Null where nothing changes, or it is wrong, which is noted. */
export const readDayRow = (r: RowReader<DayColumn>, today: string, own: ReadonlyMap<string, OwnDay>): Wanted | null => {
  r.require('day');
  const day = r.day('day');
  if (day === null) return null;
  const before = own.get(day);
  if (!r.filled('own')) return before && day >= today ? { day, works: null, reason: before.reason } : null;
  const word = r.text('own', 1, 10);
  if (word === null) return null;
  const works = meant[word];
  if (works === undefined) return r.wrong('own', 'calendar.fault.word', { value: word, words: Object.keys(meant).join('、') });
  r.require('reason');
  const reason = r.text('reason', 2, 100);
  if (reason === null || (before?.works === works && before.reason === reason)) return null;
  const refusal = refusalOf({ day, works, reason }, today);
  return refusal === null ? { day, works, reason } : r.wrong('day', `calendar.${refusal}`, { day });
};
