import { baseOf } from '#contract/kernel/kinds.ts';
import { type CircleSettings, type ShippedPlaceKind, walkRadius } from '#contract/places/kinds.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { Position, TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { boundsOf } from '#modules/territory/domain/index.ts';
import { measureCircles } from '../domain/circle-share.ts';
import type { PlaceRef } from '../store/places.ts';

/** How much of a grid lies in the service circle. */
export interface GridShare {
  readonly grid: TerritoryArea;
  readonly households: number;
  /** Between 0 and 1. */
  readonly share: number;
}
/** The service circle of an area. */
export interface CircleResult {
  /** Metres in a straight line. */
  readonly radius: number;
  readonly grids: readonly GridShare[];
  /** Grids whose household figure or boundary is not known; counted nowhere. */
  readonly withoutData: readonly TerritoryArea[];
  readonly households: number;
  readonly covered: number;
  /** covered ÷ households; null where there are none. */
  readonly share: number | null;
}

type Shares = ReadonlyMap<TerritoryArea, number>;
const most = 8;
/** Shares by the list of places they were computed from: a new list forgets them. */
const computed = new WeakMap<readonly PlaceRef[], Map<string, Shares>>();

/** Share of every grid of the jurisdiction; from memory when nothing has changed since. */
function sharesOf(snapshot: TerritorySnapshot, places: readonly PlaceRef[], kinds: readonly ShippedPlaceKind[], radius: number): Shares {
  const held = computed.get(places) ?? new Map<string, Shares>();
  computed.set(places, held);
  const key = `${snapshot.version} ${radius} ${[...kinds].sort().join()}`;
  const known = held.get(key);
  if (known) return known;
  const centres = places.filter(({ kind }) => kinds.includes(baseOf(kind))).map(({ lon, lat }): Position => [lon, lat]);
  const measure = measureCircles(centres, radius);
  const shares = new Map(
    snapshot.within(snapshot.root, 'grid').flatMap((grid) => (grid.boundary ? [[grid, measure(grid.boundary)] as const] : [])),
  );
  if (held.size >= most) held.clear();
  held.set(key, shares);
  return shares;
}

/**
 * The share of an area's households that live within some minutes' walk of a centre. Households are taken as spread evenly over their
 * grid: covered = Σ households of a grid × share of its ground within minutes × speed ÷ detour metres of any centre, also of one beyond
 * the area's border. Grids without households (a market, a school) count as 0.
 * @param places all places of the jurisdiction, as `places.of()` gives them
 */
export function serviceCircle(
  snapshot: TerritorySnapshot,
  places: readonly PlaceRef[],
  area: TerritoryArea,
  minutes: number,
  settings: CircleSettings,
): CircleResult {
  const radius = walkRadius(minutes, settings);
  const shares = sharesOf(snapshot, places, settings.kinds, radius);
  const grids: GridShare[] = [];
  const withoutData: TerritoryArea[] = [];
  for (const grid of snapshot.within(area, 'grid')) {
    const share = shares.get(grid);
    if (share === undefined || grid.households === null) withoutData.push(grid);
    else grids.push({ grid, households: grid.households, share });
  }
  const households = grids.reduce((sum, one) => sum + one.households, 0);
  const covered = grids.reduce((sum, one) => sum + one.households * one.share, 0);
  return { radius, grids, withoutData, households, covered, share: households > 0 ? covered / households : null };
}

/** Centres whose circle may touch the area. */
export function centresAround(
  places: readonly PlaceRef[],
  area: TerritoryArea,
  kinds: readonly ShippedPlaceKind[],
  radius: number,
): readonly PlaceRef[] {
  const centres = places.filter(({ kind }) => kinds.includes(baseOf(kind)));
  if (!area.boundary) return centres.filter(({ areaPath }) => isWithin(areaPath, area.path));
  const [west, south, east, north] = boundsOf(area.boundary);
  const dy = radius / 111_195;
  const dx = dy / Math.cos((north * Math.PI) / 180);
  return centres.filter(({ lon, lat }) => lon >= west - dx && lon <= east + dx && lat >= south - dy && lat <= north + dy);
}
