import type { DrawnArea } from '#contract/drawing/api.ts';
import { areaOf } from '#ui/geometry/index.ts';

export type Count = 'households' | 'residents';
export const counts: readonly Count[] = ['households', 'residents'];

/**
 * Shares whole numbers out in proportion, keeping their sum: each gets its share rounded down, what is left goes to the largest remainders
 * (Hare–Niemeyer).
 */
export const shareOut = (total: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) return weights.map((_, i) => (i === 0 ? total : 0));
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((a, b) => a + b, 0);
  const order = exact.map((value, i) => [value - Math.floor(value), i] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, i] of order.slice(0, left)) parts[i] = (parts[i] as number) + 1;
  return parts;
};

/**
 * A suggestion for households and residents after ground changed hands: what an area lost of its ground, it loses of its people, and
 * those who took the ground get them, all by area. People do not live evenly: somebody who knows must confirm it. A count unknown stays so.
 */
export const suggestCounts = (before: readonly DrawnArea[], after: readonly DrawnArea[]): readonly DrawnArea[] => {
  const old = new Map(before.map((area) => [area.key, area]));
  const size = new Map<DrawnArea, number>();
  const sizeOf = (area: DrawnArea): number => {
    const known = size.get(area) ?? areaOf(area.boundary);
    size.set(area, known);
    return known;
  };
  const changed = after.filter((area) => old.get(area.key) !== area);
  const gains = changed.map((area) => {
    const was = old.get(area.key);
    return was ? sizeOf(area) - sizeOf(was) : sizeOf(area);
  });
  const still = new Set(after.map((area) => area.key));
  const result = new Map(changed.map((area) => [area.key, { ...area }]));
  const takers = changed.filter((_, i) => (gains[i] as number) > 1);
  const weights = changed.flatMap((_, i) => ((gains[i] as number) > 1 ? [gains[i] as number] : []));
  for (const count of counts) {
    let pool = 0;
    let some = false;
    for (const was of before) {
      const now = result.get(was.key);
      if (was[count] === null || (still.has(was.key) && (!now || sizeOf(was) - sizeOf(now as DrawnArea) <= 1))) continue;
      const left = now ? Math.round((was[count] * areaOf(now.boundary)) / sizeOf(was)) : 0;
      pool += was[count] - left;
      some = true;
      if (now) now[count] = left;
    }
    if (!some || takers.length === 0) continue;
    const parts = shareOut(pool, weights);
    takers.forEach((taker, i) => {
      const to = result.get(taker.key) as DrawnArea;
      const had = old.get(taker.key)?.[count] ?? 0;
      to[count] = had + (parts[i] as number);
    });
  }
  return after.map((area) => result.get(area.key) ?? area);
};

/** What an area is after it took others in: their people come to its own, as do lines of work and place words. */
export const takenIn = (keep: DrawnArea, others: readonly DrawnArea[]): Pick<DrawnArea, Count | 'lines' | 'names'> => {
  const all = [keep, ...others];
  const sum = (count: Count): number | null =>
    all.every((area) => area[count] === null) ? null : all.reduce((total, area) => total + (area[count] ?? 0), 0);
  return {
    households: sum('households'),
    residents: sum('residents'),
    lines: [...new Set(all.flatMap((area) => area.lines))],
    names: [...new Set(all.flatMap((area) => area.names))].slice(0, 200),
  };
};

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/** 1–99 as people number grids: 七, 十二, 三十. */
const inWords = (n: number): string => (n < 10 ? (digits[n] as string) : `${n >= 20 ? digits[Math.floor(n / 10)] : ''}十${digits[n % 10]}`);

/** A name for one more area among others: the next of 第一网格, 第二网格 …, else the name itself or with a number, whichever is free. */
export const freeName = (like: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(like)) return like;
  const numbered = /^(.*第)[一二三四五六七八九十]+(.*)$/.exec(like);
  for (let n = 1; n < 100; n++) {
    const name = numbered ? `${numbered[1]}${inWords(n)}${numbered[2]}` : n === 1 ? '' : `${like}${inWords(n)}`;
    if (name && !taken.has(name)) return name.slice(0, 60);
  }
  return like;
};
