import type { AccountsRhythm } from '#contract/disclosures/accounts.ts';

/** A month or a quarter that accounts are of. Days in Shanghai, the last included. */
export interface AccountsPeriod {
  /** `2026-03`, `2026-Q1`. */
  readonly name: string;
  readonly from: string;
  readonly until: string;
}
const two = (n: number): string => String(n).padStart(2, '0');
const months = (year: number, first: number, many: number): Pick<AccountsPeriod, 'from' | 'until'> => ({
  from: `${year}-${two(first)}-01`,
  until: new Date(Date.UTC(year, first - 1 + many, 0)).toISOString().slice(0, 10),
});
const month = (year: number, n: number): AccountsPeriod => ({ name: `${year}-${two(n)}`, ...months(year, n, 1) });
const quarter = (year: number, n: number): AccountsPeriod => ({ name: `${year}-Q${n}`, ...months(year, 3 * n - 2, 3) });

/** The period of a rhythm a day lies in. */
export const periodOf = (rhythm: Exclude<AccountsRhythm, 'none'>, day: string): AccountsPeriod => {
  const [year = 0, n = 1] = day.split('-').map(Number);
  return rhythm === 'monthly' ? month(year, n) : quarter(year, Math.ceil(n / 3));
};
/** The day after a day. */
export const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
/** The last period of a rhythm that is over on a day. */
export const lastOver = (rhythm: Exclude<AccountsRhythm, 'none'>, today: string): AccountsPeriod =>
  periodOf(rhythm, dayBefore(periodOf(rhythm, today).from));
/** Periods of a rhythm that ended between two days, the oldest first. */
export const endedBetween = (rhythm: Exclude<AccountsRhythm, 'none'>, from: string, until: string): AccountsPeriod[] => {
  const found: AccountsPeriod[] = [];
  for (let at = periodOf(rhythm, from); at.until <= until; at = periodOf(rhythm, nextDay(at.until))) if (at.until >= from) found.push(at);
  return found;
};

const numerals: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4 };
/** Reads a period as people write it: 2026年第一季度, 2026年1季度, 2026-Q1, 2026年3月, 2026-03. Null where it is none. */
export const readPeriod = (text: string): AccountsPeriod | null => {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  const q = /^(2\d{3})年?[-/.]?(?:第?([1-4一二三四])季度?|Q([1-4]))$/.exec(plain);
  if (q?.[1]) return quarter(Number(q[1]), numerals[q[2] ?? ''] ?? Number(q[2] ?? q[3]));
  const m = /^(2\d{3})(?:年|[-/.])(\d{1,2})月?$/.exec(plain);
  const n = Number(m?.[2]);
  return m?.[1] && n >= 1 && n <= 12 ? month(Number(m[1]), n) : null;
};
/** A period in Chinese: 2026年第1季度, 2026年3月. */
export const periodWords = (name: string): string => {
  const [year, part = ''] = name.split('-');
  return part.startsWith('Q') ? `${year}年第${part.slice(1)}季度` : `${year}年${Number(part)}月`;
};
