import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { DemandKind } from '#contract/demands/kinds.ts';
import type { DemandFigures, DemandMonth, getDemandMonth } from '#contract/demands/month.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type AreaLevel, areaLevels, isWithin } from '#contract/territory/levels.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Context } from '../context.ts';
import { monthAfter, monthOf } from '../domain/days.ts';
import { judgeAreas, readAreas } from '../policy.ts';
import { type DemandSettings, settingsIn } from '../settings.ts';
import { allowancesOf, figuresOf, fullestOf, reachesBack, refusalsOf } from '../store/month.ts';

type Query = z.output<NonNullable<(typeof getDemandMonth)['query']>>;

/** Months shown beside one another. */
const shownMonths = 6;
const none: DemandFigures = {
  demands: 0,
  minutes: 0,
  told: 0,
  answered: 0,
  late: 0,
  outside: 0,
  repeated: 0,
  complaints: 0,
  upheld: 0,
  refused: 0,
  withoutBasis: 0,
};
const sum = (all: readonly DemandFigures[]): DemandFigures =>
  all.reduce(
    (one, other) =>
      Object.fromEntries(Object.entries(one).map(([key, n]) => [key, n + other[key as keyof DemandFigures]])) as DemandFigures,
    none,
  );

/** Whether the viewer may let an area be asked more: by a post over an area of the level named for it, or above. */
export const mayAllow = (viewer: Viewer, snapshot: TerritorySnapshot, { approver }: DemandSettings, area: TerritoryArea): boolean =>
  judgeAreas(viewer).some((path) => {
    const own = snapshot.findByPath(path);
    return own !== null && isWithin(area.path, path) && areaLevels.indexOf(own.level) <= areaLevels.indexOf(approver);
  });

/** The area a page is about: the one wished for, else that of the viewer's first post. @throws session.forbidden, territory.area_not_found */
export const areaOf = (snapshot: TerritorySnapshot, viewer: Viewer, wished: string | undefined): TerritoryArea => {
  const [first] = readAreas(viewer);
  if (first === undefined) return fail('session.forbidden');
  const area = wished === undefined ? snapshot.findByPath(first) : snapshot.find(wished);
  if (!area) return fail('territory.area_not_found', { code: wished ?? first });
  return can(viewer, 'demands.read', area.path) ? area : fail('session.forbidden');
};

const limitsOf = async (
  tx: Tx,
  viewer: Viewer,
  snapshot: TerritorySnapshot,
  settings: DemandSettings,
  area: TerritoryArea,
  month: string,
): Promise<DemandMonth['limits']> => {
  const found: DemandMonth['limits'] = [];
  for (const [level, limit] of Object.entries(settings.limits)) {
    const rows = await fullestOf(tx, area.code, month, level, Math.ceil(limit * 0.8));
    const allowed =
      rows.length > 0
        ? await allowancesOf(
            tx,
            month,
            rows.map(({ code }) => code),
          )
        : new Map<string, number>();
    for (const { code, count } of rows) {
      const one = snapshot.find(code);
      if (!one) continue;
      found.push({
        area: { code, name: snapshot.describe(one), level: one.level },
        limit,
        allowed: allowed.get(code) ?? 0,
        asked: count,
        mayAllow: mayAllow(viewer, snapshot, settings, one),
      });
    }
  }
  return found.sort((a, b) => b.asked / (b.limit + b.allowed) - a.asked / (a.limit + a.allowed));
};

/** What was demanded within an area in a month, against the month before. */
export const demandMonthOf = async ({ kernel, territory }: Context, viewer: Viewer, query: Query): Promise<DemandMonth> => {
  const snapshot = await territory.snapshot(viewer.jurisdictionId);
  const area = areaOf(snapshot, viewer, query.area);
  const settings = await settingsIn(kernel, viewer.jurisdictionId);
  const today = shanghaiDay(kernel.clock.now());
  const month = query.month === undefined ? monthOf(today) : `${query.month}-01`;
  const first = monthAfter(month, 1 - shownMonths);
  return kernel.db.read(accessOf(viewer), async (tx) => {
    const rows = await figuresOf(tx, area.code, first, month, today);
    const refusals = await refusalsOf(tx, area.code, first, month);
    const short = month.slice(0, 7);
    const before = monthAfter(month, -1).slice(0, 7);
    const keyOf = (one: { askerLevel: string; askerName: string; kind: string }) => `${one.askerLevel}\n${one.askerName}\n${one.kind}`;
    const of = (wanted: string): Map<string, DemandFigures> => {
      const all = new Map<string, DemandFigures>();
      for (const { month: at, askerName, askerLevel, kind, ...counts } of rows)
        if (at === wanted) all.set(keyOf({ askerName, askerLevel, kind }), { ...none, ...counts });
      for (const { month: at, refused, withoutBasis, ...one } of refusals)
        if (at === wanted) all.set(keyOf(one), { ...(all.get(keyOf(one)) ?? none), refused, withoutBasis });
      return all;
    };
    const [now, then] = [of(short), of(before)];
    return {
      month: short,
      before,
      area: { code: area.code, name: snapshot.describe(area), level: area.level },
      total: sum([...now.values()]),
      totalBefore: (await reachesBack(tx, month)) ? sum([...then.values()]) : null,
      rows: [...new Set([...now.keys(), ...then.keys()])]
        .map((key) => {
          const [level, name, kind] = key.split('\n') as [AreaLevel, string, DemandKind];
          return { asker: { name, level }, kind, figures: now.get(key) ?? none, before: then.get(key) ?? none };
        })
        .sort(
          (a, b) => b.figures.demands - a.figures.demands || b.before.demands - a.before.demands || (a.asker.name < b.asker.name ? -1 : 1),
        ),
      months: Array.from({ length: shownMonths }, (_, n) => {
        const at = monthAfter(first, n).slice(0, 7);
        const { demands, minutes, complaints } = sum([...of(at).values()]);
        return { month: at, demands, minutes, complaints };
      }),
      limits: month === monthOf(today) ? await limitsOf(tx, viewer, snapshot, settings, area, month) : [],
      approver: settings.approver,
    };
  });
};
