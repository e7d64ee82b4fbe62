import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shareOf, smallSample, threeRates } from '#contract/ratings/formulas.ts';
import type { getPerformance, Performance, Performing } from '#contract/ratings/performance.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { readAreas } from '../policy.ts';
import type { Ratings } from '../ratings.ts';
import { settingsIn } from '../settings.ts';
import { type Performed, performedBy } from '../store/rates.ts';
import { wordsIn } from './words.ts';

/** Of each group so many are shown. */
const shown = 5;
type Counted = Performance['onTime'];
const groups = ['area', 'category', 'handler'] as const;

/** What goes badly in an area: worst first, those on few cases after the others. */
export const performanceOf = async (
  ratings: Ratings,
  viewer: Viewer,
  q: z.output<NonNullable<(typeof getPerformance)['query']>>,
): Promise<Performance> => {
  const { kernel, territory } = ratings;
  const own = readAreas(viewer);
  const snapshot = await territory.snapshot(viewer.jurisdictionId);
  const area = snapshot.find(q.area ?? own[0] ?? '') ?? fail('territory.area_not_found', { code: q.area ?? '' });
  if (!own.some((code) => area.code.startsWith(code))) fail('session.forbidden');
  const [from, to] = [new Date(q.from), new Date(q.to)];
  if (from >= to) fail('ratings.period_wrong');
  const before = new Date(from.getTime() * 2 - to.getTime());
  const digits = snapshot.children(area)[0]?.code.length ?? area.code.length;
  const [words, { silence }] = await Promise.all([wordsIn(ratings, viewer.jurisdictionId), settingsIn(kernel, viewer.jurisdictionId)]);
  // the area was authorized above, and every figure is bound to it
  const { now, earlier } = await kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => ({
    now: await performedBy(tx, { from, to, area: area.code, digits }),
    earlier: await performedBy(tx, { from: before, to: from, area: area.code, digits }),
  }));
  const onTime = (rows: readonly Performed[]): Counted => {
    const [timed, inTime] = [rows.reduce((sum, row) => sum + row.timed, 0), rows.reduce((sum, row) => sum + row.inTime, 0)];
    return { rate: shareOf(inTime, timed), of: timed };
  };
  const satisfied = (rows: readonly Performed[]): Counted => {
    const sum = (of: (row: Performed) => number): number => rows.reduce((n, row) => n + of(row), 0);
    const told = { rated: sum((r) => r.rated), answered: 0, solved: 0, satisfied: sum((r) => r.satisfied), silent: sum((r) => r.silent) };
    const rates = threeRates(told, silence);
    return { rate: rates.satisfied, of: rates.valid };
  };
  const nameOf = (group: (typeof groups)[number], key: string): Pick<Performing, 'name' | 'nameEn'> => {
    if (group === 'category') return words.category(key) ?? { name: key, nameEn: null };
    return { name: (group === 'handler' ? words.organisation(key) : words.area(key)) ?? key, nameEn: null };
  };
  const worst = (group: (typeof groups)[number]): Performing[] =>
    [...Map.groupBy(now, (row) => row[group])]
      .flatMap(([key, rows]) => (key === null ? [] : [{ key, ...nameOf(group, key), onTime: onTime(rows), satisfied: satisfied(rows) }]))
      .toSorted(
        (a, b) =>
          Number(a.satisfied.of < smallSample) - Number(b.satisfied.of < smallSample) ||
          (a.satisfied.rate ?? 2) + (a.onTime.rate ?? 2) - (b.satisfied.rate ?? 2) - (b.onTime.rate ?? 2) ||
          b.satisfied.of - a.satisfied.of,
      )
      .slice(0, shown);
  return {
    onTime: onTime(now),
    onTimeBefore: onTime(earlier),
    satisfied: satisfied(now),
    satisfiedBefore: satisfied(earlier),
    areas: worst('area'),
    categories: worst('category'),
    handlers: worst('handler'),
  };
};
