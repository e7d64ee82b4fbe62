import type { DrawingFault, DrawnArea } from '#contract/drawing/api.ts';
import type { Boundary, DraftPlan, PresentArea } from '#modules/territory/domain/index.ts';
import { findFaults, partsOf, usualTolerances } from '#ui/geometry/index.ts';

const round = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

/**
 * Everything wrong with a drawing. What the territory has been like before, and the drawing leaves as it is, is no more than a warning;
 * so is ground that never had an area.
 */
export function faultsOfDraft(
  plan: DraftPlan,
  features: readonly DrawnArea[],
  present: readonly PresentArea[],
  parent: Boundary | null,
  across: readonly PresentArea[],
): DrawingFault[] {
  const byKey = new Map(features.map((one) => [one.key, one]));
  const codes = new Set(present.map(({ code }) => code));
  const touched = new Set([
    ...plan.added.map(({ drawn }) => drawn.key),
    ...plan.kept.filter(({ redrawn }) => redrawn).map(({ drawn }) => drawn.key),
    ...plan.codeless,
  ]);
  const renamed = new Set([
    ...plan.added.map(({ drawn }) => drawn.key),
    ...plan.kept.filter(({ fields }) => fields.includes('name')).map(({ drawn }) => drawn.key),
  ]);
  const say = (
    code: DrawingFault['code'],
    severity: DrawingFault['severity'],
    keys: readonly string[],
    more: Partial<DrawingFault> = {},
  ): DrawingFault => ({
    code,
    severity,
    keys: [...keys],
    metres: null,
    squareMetres: null,
    names: keys.flatMap((key) => byKey.get(key)?.name ?? []),
    geometry: null,
    ...more,
  });
  const before = present.map(({ boundary }) => boundary);
  const geometric = findFaults(features, parent).map((fault) => {
    const { code, keys, metres, squareMetres, geometry } = fault;
    const lost = code === 'gap' && geometry.type !== 'Point' && partsOf(geometry, before, true, usualTolerances.metres).length > 0;
    const grave = code === 'gap' ? lost : code !== 'hole' && keys.some((key) => touched.has(key));
    const shown = geometry as NonNullable<DrawingFault['geometry']>;
    return say(code, grave ? 'error' : 'warning', keys, { metres: round(metres), squareMetres: round(squareMetres), geometry: shown });
  });

  const faults: DrawingFault[] = [...geometric];
  const names = Map.groupBy(features, ({ name }) => name);
  for (const [name, same] of names) {
    const keys = same.map(({ key }) => key);
    if (same.length > 1) faults.push(say('same_name', keys.some((key) => renamed.has(key)) ? 'error' : 'warning', keys, { names: [name] }));
  }
  for (const one of features) {
    if (one.boundary === null) {
      const drawnBefore = present.some(({ code, boundary }) => code === one.code && boundary !== null);
      faults.push(say('not_drawn', drawnBefore ? 'error' : 'warning', [one.key]));
    }
    if (one.code !== null && !codes.has(one.code)) faults.push(say('unknown_code', 'error', [one.key], { names: [one.name, one.code] }));
    if (one.from.some((code) => !codes.has(code))) faults.push(say('lineage', 'error', [one.key]));
  }
  for (const key of plan.codeless) faults.push(say('codes_exhausted', 'error', [key]));
  if (across.length > 0) faults.push(say('child_outside', 'warning', [], { names: across.map(({ name }) => name) }));
  return faults.sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1));
}
