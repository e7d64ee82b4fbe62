import type { Viewer } from '#contract/accounts/viewer.ts';
import type { CoverageItem } from '#contract/coverage/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { levelOfCode } from '#modules/territory/domain/index.ts';
import type { Coverage } from '../coverage.ts';
import { type Figure, type Judged, judge } from '../domain/coverage.ts';
import { coveragePaths, mayEditRules, reachedPaths } from '../domain/rights.ts';
import type { Asked, Measure } from '../measures.ts';
import { currentRules, type Rule } from './rules.ts';

type Whole = Omit<Asked, 'levels'> & {
  /** Measures the jurisdiction has designed. */
  readonly own: readonly Measure[];
};
/** What a viewer looks at: the areas reached, at the present day. */
export interface View extends Whole {
  readonly mayEdit: boolean;
}

/**
 * What the viewer reaches of an asked area; all the viewer reaches when none is asked.
 * @throws session.forbidden for whoever may read no coverage, territory.area_not_found for what is not there or out of reach
 */
export const viewOf = async (kernel: Kernel, coverage: Coverage, viewer: Viewer, code: string | undefined): Promise<View> => {
  if (coveragePaths(viewer).length === 0) fail('session.forbidden');
  const snapshot = await coverage.territory.snapshot(viewer.jurisdictionId);
  const asked = code === undefined ? snapshot.root : snapshot.find(code);
  const paths = asked?.current ? reachedPaths(viewer, asked.path) : [];
  const roots = paths.flatMap((path) => snapshot.findByPath(path) ?? []).filter(({ current }) => current);
  if (roots.length === 0) fail('territory.area_not_found', { code });
  return { ...(await wholeOf(kernel, coverage, viewer.jurisdictionId)), roots, mayEdit: mayEditRules(viewer, snapshot.root.path) };
};

/** A whole jurisdiction, for nobody in particular. All from memory, and before the transaction: a second connection asked for inside one could leave both waiting. */
export const wholeOf = async (
  kernel: Kernel,
  { territory, places, measures }: Pick<Coverage, 'territory' | 'places' | 'measures'>,
  jurisdictionId: string,
): Promise<Whole> => {
  const snapshot = await territory.snapshot(jurisdictionId);
  const at = kernel.clock.now();
  return {
    jurisdictionId,
    territory: snapshot,
    places: await places.of(jurisdictionId),
    own: await measures.ownOf(jurisdictionId),
    settings: (await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {},
    roots: [snapshot.root],
    at,
    day: shanghaiDay(at),
  };
};

/** A rule with the figures it was held against. */
export interface Checked {
  readonly rule: Rule;
  readonly measure: Measure;
  readonly figures: readonly Judged[];
}

/**
 * Holds the figures of the view against the rules that are switched on.
 * @param only the code of a single rule, which is answered even when it is switched off
 */
export const check = async (tx: Tx, coverage: Coverage, view: View, only?: string): Promise<Checked[]> => {
  const { rules } = await currentRules(tx, coverage, view);
  return checkAgainst(
    tx,
    coverage,
    view,
    rules.filter((rule) => (only === undefined ? rule.on : rule.code === only)),
  );
};

/** Holds figures against rules; each measure is asked once. Rules whose measure is not known any more are left out. */
export const checkAgainst = async (
  tx: Tx,
  { measures }: Pick<Coverage, 'measures'>,
  view: Whole,
  rules: readonly Rule[],
): Promise<Checked[]> => {
  const wanted = rules.flatMap((rule) => {
    const measure = measures.find(rule.measure) ?? view.own.find(({ code }) => code === rule.measure);
    return measure ? [{ rule, measure }] : [];
  });
  const figures = new Map<Measure, readonly Figure[]>();
  for (const measure of new Set(wanted.map((one) => one.measure))) {
    const levels = [...new Set(wanted.flatMap((one) => (one.measure === measure ? one.rule.levels : [])))];
    figures.set(measure, await measure.figures(tx, { ...view, levels }));
  }
  return wanted.map(({ rule, measure }) => {
    const all = figures.get(measure) ?? [];
    const fitting =
      measure.subject === 'area'
        ? all.filter(({ areaCode }) => (rule.levels as readonly unknown[]).includes(levelOfCode(areaCode)))
        : all.filter(({ areaCode }) => view.territory.find(areaCode) !== null);
    return { rule, measure, figures: fitting.map((figure) => judge(rule, figure)) };
  });
};

/** A rule of the view by its code. */
export const checkOne = async (tx: Tx, coverage: Coverage, view: View, code: string): Promise<Checked> =>
  (await check(tx, coverage, view, code))[0] ?? fail('coverage.rule_not_found', { code });

/** A figure with the names of its area, for lists and sheets. */
export const presentFigure = (view: View, { areaCode, subject, value, parts, distance, verdict }: Judged): CoverageItem => {
  const area = view.territory.find(areaCode);
  if (!area) throw new Error(`a figure for ${areaCode}, which is no area`);
  return {
    area: { code: area.code, name: area.shortName, level: area.level },
    path: view.territory.describe(area),
    subject: subject ?? null,
    value,
    parts: parts ?? null,
    distance,
    verdict,
  };
};
