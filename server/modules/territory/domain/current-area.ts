import type { Point } from '#contract/kernel/values.ts';
import { type Lineage, type Succession, successorsOf } from './changes.ts';
import { areaCodeLengths, parentCode } from './import.ts';

/** What the territory must be able to tell. */
export interface PresentTerritory {
  /** The name of an area that exists now; null when the code is none. */
  readonly nameOf: (code: string) => string | null;
  /** The name of an area, a dissolved one too. */
  readonly everNameOf: (code: string) => string | null;
  /** The code of the present area a point lies in. */
  readonly locate: (point: Point) => string | null;
  /** Every recorded change that holds by now. */
  readonly changes: readonly Succession[];
}
/** A case as it was filed. */
export interface Filed {
  readonly areaCode: string;
  readonly point: Point | null;
  /** The day (YYYY-MM-DD in Shanghai) after the one it was filed on: changes from then on concern it. */
  readonly since: string;
}
/** Where a case counts by the areas of today. */
export interface CurrentArea {
  /** The smallest present area that surely stands for where it was filed. */
  readonly code: string;
  /** The former area it was filed in, when it cannot be told which area below `code` stands for that. */
  readonly former: string | null;
}

const covers = (area: string, code: string): boolean => code.startsWith(area);

/** The deepest code above (or equal to) all of these. */
const common = (codes: readonly string[]): string | null =>
  [...areaCodeLengths].reverse().flatMap((length) => {
    const [first] = codes;
    const code = first && first.length >= length ? first.slice(0, length) : '';
    return code && codes.every((one) => covers(code, one)) ? [code] : [];
  })[0] ?? null;

/**
 * Makes the rule by which cases count by the areas of today. Filed in an area that exists unchanged: there. Moved or merged: at the successor,
 * and below it where the part kept its place and name. Split: at the part its point lies in; without a point, or with one outside of all
 * parts, at what the parts have in common, as of a former area. Changes follow one another. An area dissolved without a recorded change is
 * looked for in what was above it.
 */
export function makeCurrentAreas(territory: PresentTerritory): (filed: Filed) => CurrentArea {
  const present = (code: string): boolean => territory.nameOf(code) !== null;
  const presentAbove = (code: string): string | null => {
    for (let at: string | null = code; at !== null; at = parentCode(at)) if (present(at)) return at;
    return null;
  };
  const lineages = new Map<string, Lineage>();
  const lineageOf = (code: string, since: string): Lineage => {
    const key = `${code} ${since}`;
    const known = lineages.get(key) ?? successorsOf(code, territory.changes, since);
    lineages.set(key, known);
    return known;
  };

  /** What stands for an area when one thing alone does: itself under its new code, or the place its part had in it. */
  const under = (target: string, at: string, { areaCode }: Filed): CurrentArea => {
    if (at === areaCode) return { code: target, former: null };
    const same = target + areaCode.slice(at.length);
    const kept = present(same) && territory.nameOf(same) === territory.everNameOf(areaCode);
    return kept ? { code: same, former: null } : { code: target, former: areaCode };
  };

  return (filed) => {
    const { areaCode, point, since } = filed;
    for (let at: string | null = areaCode; at !== null; at = parentCode(at)) {
      // a dissolved area counts whenever the case was filed: the change may have been recorded late
      const { codes, steps } = lineageOf(at, at === areaCode && present(at) ? since : '');
      if (steps.length === 0 && !present(at)) continue;
      if (steps.length === 0 && at === areaCode) break;
      const targets = [...new Set(codes.flatMap((code) => presentAbove(code) ?? []))];
      const spot = point && territory.locate(point);
      if (spot && targets.some((target) => covers(target, spot))) return { code: spot, former: null };
      const [target] = targets;
      if (target !== undefined && targets.length === 1)
        return codes.includes(target) ? under(target, at, filed) : { code: target, former: at };
      const above = presentAbove(common(targets) ?? '');
      return above === null ? { code: areaCode, former: null } : { code: above, former: at };
    }
    return { code: areaCode, former: null };
  };
}
