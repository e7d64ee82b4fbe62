import { plain } from '#contract/kernel/typed.ts';

const halves: Readonly<Record<string, string>> = { 上: 'H1', 下: 'H2' };
const quarters: Readonly<Record<string, string>> = { 一: 'Q1', 二: 'Q2', 三: 'Q3', 四: 'Q4' };

/** A year, half, quarter or month in its form, `2026-Q3`, however it was written: 2026年第三季度, 2026年3月, 2026-3; null where it is none. */
export const periodOf = (typed: string): string | null => {
  const text = plain(typed).toUpperCase().replaceAll(/\s/g, '');
  const [, year, rest = ''] = /^((?:19|20)\d\d)(?:年度?|[-/.])?(.*)$/.exec(text) ?? [];
  if (year === undefined) return null;
  if (rest === '') return year;
  const half = /^([上下])半年$/.exec(rest)?.[1] ?? '';
  const quarter = /^第?([一二三四1-4])季度?$/.exec(rest)?.[1] ?? '';
  const month = Number(/^(\d{1,2})月?份?$/.exec(rest)?.[1] ?? 0);
  const part = halves[half] ?? quarters[quarter] ?? (quarter && `Q${quarter}`) ?? '';
  if (part) return `${year}-${part}`;
  if (/^(H[12]|Q[1-4])$/.test(rest)) return `${year}-${rest}`;
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null;
};
