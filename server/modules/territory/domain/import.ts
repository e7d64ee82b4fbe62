import type { Point } from '#contract/kernel/values.ts';
import type { AreaKind } from '#contract/territory/kinds.ts';
import { type AreaLevel, areaLevels } from '#contract/territory/levels.ts';
import type { Boundary } from './area.ts';
import { ringsOf } from './polygon.ts';

/** An area as it is handed in. Level, path and parent follow from the code; an area known by its code is updated. */
export interface AreaInput {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: AreaKind | null;
  readonly households: number | null;
  readonly residents: number | null;
  readonly center: Point | null;
  readonly boundary: Boundary | null;
  readonly names: readonly string[];
  /** From when on the area exists, ISO 8601; absent or null when it exists already. */
  readonly validFrom?: string | null;
  /** From when on the area is dissolved, ISO 8601; absent or null while it exists. */
  readonly validTo?: string | null;
}

/** Digits of an area code, level by level from the province down. */
export const areaCodeLengths: readonly number[] = [2, 4, 6, 9, 12, 15, 17];

/** The level a code stands for by its length (GB/T 2260 + 3 street + 3 community + 3 grid + 2 micro-grid digits); null for no area code. */
export const levelOfCode = (code: string): AreaLevel | null =>
  (/^\d+$/.test(code) && areaLevels[areaCodeLengths.indexOf(code.length)]) || null;

/** The code one level up; null for a province. */
export const parentCode = (code: string): string | null => {
  const at = areaCodeLengths.indexOf(code.length);
  return at > 0 ? code.slice(0, areaCodeLengths[at - 1]) : null;
};

const isRing = (ring: readonly (readonly [number, number])[]): boolean =>
  ring.length >= 4 &&
  ring.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90) &&
  ring[0]?.[0] === ring.at(-1)?.[0] &&
  ring[0]?.[1] === ring.at(-1)?.[1];

/** What is wrong with a list of areas, one sentence each; `known` are the codes already stored. Empty: it may be imported. */
export function problemsOf(areas: readonly AreaInput[], known: ReadonlySet<string>): string[] {
  const codes = new Set(known);
  for (const area of areas) codes.add(area.code);
  const top = [...codes].filter(levelOfCode).reduce((least, code) => Math.min(least, code.length), Infinity);
  const seen = new Set<string>();
  return areas.flatMap((area) => {
    const problems: string[] = [];
    const parent = parentCode(area.code);
    if (!levelOfCode(area.code)) problems.push(`${area.code}: not an area code`);
    else if (area.code.length > top && !codes.has(parent ?? '')) problems.push(`${area.code}: its parent ${parent} is missing`);
    if (seen.has(area.code)) problems.push(`${area.code}: twice in the list`);
    if (!area.name || !area.shortName) problems.push(`${area.code}: has no name`);
    if (area.boundary && !ringsOf(area.boundary).every(isRing)) problems.push(`${area.code}: a ring is open, too short or off the globe`);
    seen.add(area.code);
    return problems;
  });
}
