import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { smallSample } from '#contract/ratings/formulas.ts';
import type { getRates, Rates } from '#contract/ratings/rates.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { momentsOf, monthAfter } from '../domain/months.ts';
import { bothOf } from '../domain/rate-figures.ts';
import { readAreas, readOrganisations } from '../policy.ts';
import type { Ratings } from '../ratings.ts';
import { settingsIn } from '../settings.ts';
import { countsBy } from '../store/rates.ts';
import { wordsIn } from './words.ts';

export type RatesAsked = z.output<NonNullable<(typeof getRates)['query']>>;

/** What a viewer asks rates over: an area they see, or what their own organisations handled. @throws session.forbidden */
const reachOf = async ({ territory }: Ratings, viewer: Viewer, code: string | undefined) => {
  const [areas, organisations] = [readAreas(viewer), readOrganisations(viewer)];
  if (areas.length === 0 && organisations.length === 0) fail('session.forbidden');
  if (areas.length === 0 && code === undefined) return { area: null, areas: null, handlers: organisations };
  const snapshot = await territory.snapshot(viewer.jurisdictionId);
  const area = snapshot.find(code ?? (areas[0] as string)) ?? fail('territory.area_not_found', { code: code ?? '' });
  if (!areas.some((own) => area.code.startsWith(own))) fail('session.forbidden');
  return { area, areas: [area.code], handlers: null };
};

/** The three rates of a month, worst first, beside the month before. */
export const ratesOf = async (ratings: Ratings, viewer: Viewer, asked: RatesAsked): Promise<Rates> => {
  const { kernel } = ratings;
  const { area, ...reach } = await reachOf(ratings, viewer, asked.area);
  const [words, rule] = await Promise.all([wordsIn(ratings, viewer.jurisdictionId), settingsIn(kernel, viewer.jurisdictionId)]);
  const month = asked.month ?? shanghaiDay(kernel.clock.now()).slice(0, 7);
  const before = monthAfter(month, -1);
  // the reach was authorized above, and every figure is bound to it
  const [now, earlier] = await kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => [
    await countsBy(tx, asked.by, { ...momentsOf(month), ...reach }),
    await countsBy(tx, asked.by, { ...momentsOf(before), ...reach }),
  ]);
  const then = Map.groupBy(earlier ?? [], ({ key }) => key);
  const nameOf = (key: string | null): { name: string; nameEn: string | null } => {
    if (key === null) return { name: '', nameEn: null };
    if (asked.by === 'category') return words.category(key) ?? { name: key, nameEn: null };
    return { name: (asked.by === 'handler' ? words.organisation(key) : words.area(key)) ?? key, nameEn: null };
  };
  const rows = [...Map.groupBy(now ?? [], ({ key }) => key)].map(([key, some]) => ({
    key: key ?? '',
    ...nameOf(key),
    figures: bothOf(some, rule),
    before: bothOf(then.get(key) ?? [], rule).counted.satisfied,
  }));
  return {
    month,
    before,
    area: area && { code: area.code, name: words.area(area.code) },
    by: asked.by,
    rule: { silence: rule.silence, weights: rule.weights, points: rule.points },
    total: bothOf(now ?? [], rule),
    totalBefore: bothOf(earlier ?? [], rule),
    rows: rows.sort(
      (a, b) =>
        Number(a.figures.counted.valid < smallSample) - Number(b.figures.counted.valid < smallSample) ||
        (a.figures.counted.satisfied ?? 2) - (b.figures.counted.satisfied ?? 2) ||
        b.figures.counted.valid - a.figures.counted.valid ||
        (a.key < b.key ? -1 : 1),
    ),
  };
};
