import type { Point } from '#contract/kernel/values.ts';
import type { Location } from '#contract/territory/api.ts';
import type { AreaKind } from '#contract/territory/kinds.ts';
import type { AreaLevel } from '#contract/territory/levels.ts';

/** Longitude and latitude in degrees, WGS-84. */
export type Position = readonly [lon: number, lat: number];
/** A closed ring: its first position is repeated at the end. */
export type Ring = readonly Position[];

/** GeoJSON geometry of an area, WGS-84. Inside is decided by the even-odd rule over all rings, so orientation does not matter. */
export type Boundary =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

/** An area as the module holds it in memory. */
export interface TerritoryArea {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly path: string;
  readonly level: AreaLevel;
  /** Full name as in the register, 七一社区居委会. */
  readonly name: string;
  /** Name for speaking and matching, 七一社区. */
  readonly shortName: string;
  readonly kind: AreaKind | null;
  readonly households: number | null;
  readonly residents: number | null;
  readonly center: Point | null;
  readonly boundary: Boundary | null;
  /** Further place words that lie in the area: estates, roads, landmarks. */
  readonly names: readonly string[];
  /** False once the area has been dissolved: still found by code and id, no longer located, listed or drawn. */
  readonly current: boolean;
}

/** Where something lies: the most specific area known and its ancestors, with what decided. */
export interface Located {
  readonly area: TerritoryArea;
  readonly microGrid: TerritoryArea | null;
  readonly grid: TerritoryArea | null;
  readonly community: TerritoryArea | null;
  readonly street: TerritoryArea | null;
  readonly by: Exclude<Location['by'], 'none'>;
  /** The place word, as it stands in the text, that decided; null when a point or a choice did. */
  readonly matched: string | null;
  /** How many metres outside the area its point lies; null unless the area is only the nearest. */
  readonly metres: number | null;
  /** Full name for people, 大研街道 · 七一社区 · 第三网格. */
  readonly name: string;
}

const reference = (area: TerritoryArea) => ({ id: area.id, code: area.code, name: area.shortName });

/** The contract's answer for a place; `null` (nothing found) becomes a location `by: 'none'`. */
export const toLocation = (located: Located | null): Location =>
  located === null
    ? { microGrid: null, grid: null, community: null, street: null, by: 'none', matched: null, metres: null, name: '' }
    : {
        microGrid: located.microGrid && reference(located.microGrid),
        grid: located.grid && { ...reference(located.grid), path: located.grid.path },
        community: located.community && reference(located.community),
        street: located.street && reference(located.street),
        by: located.by,
        matched: located.matched,
        metres: located.metres,
        name: located.name,
      };
