import type { DrawnArea } from '#contract/drawing/api.ts';
import type { Boundary } from '#modules/territory/domain/index.ts';
import { type Base, factNames, factsOf, type PresentArea, sameValue } from '#modules/territory/domain/index.ts';

/** Tells boundaries apart; null where there is none. */
export type HashOf = (boundary: Boundary | null) => string;

/** What a drawing starts from. */
export const baseOf = (parent: Boundary | null, present: readonly PresentArea[], hashOf: HashOf): Base => ({
  parent: hashOf(parent),
  areas: present.map((area) => ({ code: area.code, ...factsOf(area), hash: hashOf(area.boundary) })),
});

/** Codes of what changed beneath a drawing: areas that came, went or were redrawn, and the parent when its outline was. */
export function staleCodes(
  base: Base,
  parent: { code: string; boundary: Boundary | null },
  present: readonly PresentArea[],
  hashOf: HashOf,
): string[] {
  const before = new Map(base.areas.map(({ code, hash }) => [code, hash]));
  const now = new Map(present.map(({ code, boundary }) => [code, hashOf(boundary)]));
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter((code) => before.get(code) !== now.get(code));
  return [...(base.parent === hashOf(parent.boundary) ? [] : [parent.code]), ...changed.sort()];
}

/** A present area as a drawing begins with it. */
export const drawnOf = (area: PresentArea, key: string): DrawnArea => {
  const { lines, names, boundary, ...facts } = { ...factsOf(area), boundary: area.boundary };
  return { key, code: area.code, ...facts, lines: [...lines], names: [...names], boundary: boundary as DrawnArea['boundary'], from: [] };
};

/**
 * Brings a drawing onto the territory as it now is. What the drawing did not touch becomes as it is; what it did stays drawn; areas that came
 * about beneath it join it; an area that ended beneath it goes, or becomes a new one where it had been redrawn.
 */
export function rebase(
  features: readonly DrawnArea[],
  base: Base,
  present: readonly PresentArea[],
  hashOf: HashOf,
  makeKey: () => string,
): DrawnArea[] {
  const before = new Map(base.areas.map((area) => [area.code, area]));
  const now = new Map(present.map((area) => [area.code, area]));
  const kept = features.flatMap((one): DrawnArea[] => {
    const from = one.from.filter((code) => now.has(code));
    if (one.code === null) return [{ ...one, from }];
    const [start, area] = [before.get(one.code), now.get(one.code)];
    const untouched = start !== undefined && hashOf(one.boundary) === start.hash;
    if (!area) return untouched && one.from.length === 0 ? [] : [{ ...one, code: null, from }];
    const facts = Object.fromEntries(
      factNames.map((field) => [field, start && sameValue(one[field], start[field]) ? area[field] : one[field]]),
    );
    return [{ ...one, ...facts, boundary: untouched ? (area.boundary as DrawnArea['boundary']) : one.boundary, from }];
  });
  const joined = present.filter(({ code }) => !before.has(code) && !kept.some((one) => one.code === code));
  return [...kept, ...joined.map((area) => drawnOf(area, makeKey()))];
}
