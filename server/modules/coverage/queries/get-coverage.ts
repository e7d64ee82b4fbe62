import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Coverage as CoverageFigures, CoverageItem, getCoverageByArea, listCoverage } from '#contract/coverage/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Coverage } from '../coverage.ts';
import { type Counts, count, type Judged, noCounts } from '../domain/coverage.ts';
import { check, checkOne, presentFigure, viewOf } from './figures.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;

/**
 * How what the viewer reaches of an area fares under every rule that is switched on.
 * @throws session.forbidden, territory.area_not_found
 */
export const coverageOf = async (
  kernel: Kernel,
  coverage: Coverage,
  viewer: Viewer,
  area: string | undefined,
): Promise<CoverageFigures> => {
  const view = await viewOf(kernel, coverage, viewer, area);
  const checked = await kernel.db.read(accessOf(viewer), (tx) => check(tx, coverage, view));
  return {
    areas: view.roots.map(({ code, shortName }) => ({ code, name: shortName })),
    day: view.day,
    rules: checked.map(({ rule: { standard: _, ...rule }, measure, figures }) => {
      const counts = noCounts();
      for (const { verdict } of figures) count(counts, verdict);
      return { rule, unit: measure.unit, subject: measure.subject, formula: measure.words?.formula ?? null, ...counts };
    }),
    mayEdit: view.mayEdit,
  };
};

type Key = readonly [distance: number, area: string, subject: string];
const keyOf = (worst: boolean, one: Judged): Key => [worst ? -(one.distance ?? 0) : 0, one.areaCode, one.subject?.id ?? ''];
const compare = (a: Key, b: Key): number => a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);

/**
 * A page of the figures with one verdict under a rule, by area or the farthest outside the limit first.
 * @throws session.forbidden, territory.area_not_found, coverage.rule_not_found
 */
export const figuresPage = async (
  kernel: Kernel,
  coverage: Coverage,
  viewer: Viewer,
  code: string,
  query: Query<typeof listCoverage>,
): Promise<{ items: CoverageItem[]; next: string | null; total: number }> => {
  const view = await viewOf(kernel, coverage, viewer, query.area);
  const { figures } = await kernel.db.read(accessOf(viewer), (tx) => checkOne(tx, coverage, view, code));
  const worst = query.sort === 'worst';
  const all = figures
    .filter(({ verdict }) => verdict === query.verdict)
    .map((one) => ({ one, key: keyOf(worst, one) }))
    .sort((a, b) => compare(a.key, b.key));
  const after = readCursor<Key>(query.cursor, ['decimal', 'string', 'string']);
  const start = after === null ? 0 : all.findIndex(({ key }) => compare(key, after) > 0);
  const { rows, next } = cutPage(start < 0 ? [] : all.slice(start, start + query.limit + 1), query.limit, ({ key }) => key);
  return { items: rows.map(({ one }) => presentFigure(view, one)), next, total: all.length };
};

/**
 * A rule counted per area of a level, so that a map can show where it is broken. Figures of areas above the level are left out.
 * @throws session.forbidden, territory.area_not_found, coverage.rule_not_found
 */
export const coverageByArea = async (
  kernel: Kernel,
  coverage: Coverage,
  viewer: Viewer,
  code: string,
  query: Query<typeof getCoverageByArea>,
): Promise<{ items: ({ code: string; name: string } & Counts)[] }> => {
  const view = await viewOf(kernel, coverage, viewer, query.area);
  const { figures } = await kernel.db.read(accessOf(viewer), (tx) => checkOne(tx, coverage, view, code));
  const shown = view.roots.flatMap((root) => view.territory.within(root, query.level));
  const width = shown[0]?.code.length ?? 0;
  const byCode = new Map(shown.map((area) => [area.code, { code: area.code, name: area.shortName, ...noCounts() }]));
  for (const { areaCode, verdict } of figures) {
    const counts = byCode.get(areaCode.slice(0, width));
    if (counts) count(counts, verdict);
  }
  return { items: [...byCode.values()] };
};
