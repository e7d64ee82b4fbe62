import type { z } from 'zod';
import type { Point } from '#contract/kernel/values.ts';
import type { boundaries as boundariesShape } from '#contract/territory/api.ts';
import { type AreaLevel, areaLevels, isWithin } from '#contract/territory/levels.ts';
import type { Located, TerritoryArea } from './area.ts';
import { circleAround, gapTolerance, makePointLocator } from './point-locator.ts';
import { type Candidate, makeTextLocator } from './text-locator.ts';

export type Boundaries = z.input<typeof boundariesShape>;

/** The territory of one jurisdiction at one moment, in memory. Every question is answered at once, without the database. */
export interface TerritorySnapshot {
  /** Changes whenever anything in the territory does. */
  readonly version: string;
  readonly root: TerritoryArea;
  /**
   * The most specific area a WGS-84 point lies in, down to the micro-grid; null outside the jurisdiction.
   * @param accuracy metres by which the point may be wrong; beyond `gapTolerance` the answer is the smallest area that contains all of that
   * circle which lies in the jurisdiction
   */
  locate(point: Point, accuracy?: number): Located | null;
  /** The community nearest to a point outside the jurisdiction, with the distance; null when none is near. */
  nearest(point: Point): Located | null;
  /** The most specific area a text names (estate before community before street); null when it names none without doubt. */
  locateByText(text: string): Located | null;
  /** Areas a text may speak of, likeliest first, each with its score and the reasons for it. */
  candidates(text: string): readonly Candidate<TerritoryArea>[];
  /** An area somebody chose, by code or id. */
  locateChosen(key: string): Located | null;
  /** Whether boundaries cover the jurisdiction, so that a point in none of them lies outside; else a point there tells nothing. */
  readonly tellsOutside: boolean;
  /** Whether a position in an area tells in which of its parts it lies: their boundaries cover them, or there are none. */
  tellsParts(area: TerritoryArea): boolean;
  /** An area by code or id; dissolved ones too. */
  find(key: string): TerritoryArea | null;
  findByPath(path: string): TerritoryArea | null;
  /** Areas that have been dissolved, without those below another of them. */
  readonly dissolved: readonly TerritoryArea[];
  /** The areas above, from the root down to the parent. */
  ancestors(area: TerritoryArea): readonly TerritoryArea[];
  /** Present areas directly below, by code. */
  children(area: TerritoryArea): readonly TerritoryArea[];
  /** Present areas of a level within an area (itself included), by code. */
  within(area: TerritoryArea, level?: AreaLevel): readonly TerritoryArea[];
  /** Full name for people, from the street down: 大研街道 · 七一社区 · 第三网格; the root by its own name. */
  describe(area: TerritoryArea): string;
  /** GeoJSON of all drawn areas of a level within an area. */
  boundaries(area: TerritoryArea, level: AreaLevel): Boundaries;
}

const byCode = (a: TerritoryArea, b: TerritoryArea): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/**
 * Prepares a snapshot. Areas must form one tree under a single shallowest area.
 * @returns null when there is no present area
 */
export function makeSnapshot(areas: readonly TerritoryArea[], version: string): TerritorySnapshot | null {
  const present = areas.filter((area) => area.current).sort(byCode);
  const root = present.toSorted((a, b) => areaLevels.indexOf(a.level) - areaLevels.indexOf(b.level))[0];
  if (!root) return null;

  const byKey = new Map(areas.flatMap((area) => [[area.code, area] as const, [area.id, area] as const]));
  const byPath = new Map(areas.map((area) => [area.path, area]));
  const below = Map.groupBy(present, (area) => area.parentId);
  const find = (key: string): TerritoryArea | null => byKey.get(key) ?? null;
  const points = makePointLocator(present);
  const words = makeTextLocator(present, (path) => byPath.get(path));

  const ancestors = (area: TerritoryArea): TerritoryArea[] => {
    const above: TerritoryArea[] = [];
    for (let at = area.parentId && find(area.parentId); at; at = at.parentId && find(at.parentId)) above.unshift(at);
    return above;
  };
  const describe = (area: TerritoryArea): string =>
    area === root ? area.name : [...ancestors(area).slice(1), area].map((a) => a.shortName).join(' · ');

  // every place of an area is the same but for what decided, so it is put together once
  const places = new Map<TerritoryArea, Omit<Located, 'by' | 'matched' | 'metres'>>();
  const byPoint = new Map<TerritoryArea, Located | null>();
  const located = (area: TerritoryArea | null, by: Located['by'], matched: string | null, metres: number | null = null): Located | null => {
    if (!area) return null;
    let place = places.get(area);
    if (!place) {
      const line = [...ancestors(area), area];
      const at = (level: AreaLevel) => line.find((a) => a.level === level) ?? null;
      place = {
        area,
        microGrid: at('micro_grid'),
        grid: at('grid'),
        community: at('community'),
        street: at('street'),
        name: describe(area),
      };
      places.set(area, place);
    }
    return { ...place, by, matched, metres };
  };

  const around = (point: Point, metres: number): TerritoryArea | null => {
    if (!points.find(point)) return null;
    const met = circleAround(point, metres).flatMap((one) => points.find(one)?.area ?? []);
    let common: TerritoryArea | null = met[0] ?? null;
    while (common && !met.every((area) => isWithin(area.path, (common as TerritoryArea).path)))
      common = common.parentId === null ? null : find(common.parentId);
    return common ?? root;
  };

  const covered = (area: TerritoryArea): boolean =>
    area.boundary !== null || ((below.get(area.id)?.length ?? 0) > 0 && (below.get(area.id) ?? []).every(covered));
  const tellsOutside = covered(root);
  const tellsParts = (area: TerritoryArea): boolean => (below.get(area.id) ?? []).every(covered);

  const within = (area: TerritoryArea, level?: AreaLevel) =>
    present.filter((a) => (!level || a.level === level) && isWithin(a.path, area.path));
  const drawn = new Map<string, Boundaries>();
  const boundaries = (area: TerritoryArea, level: AreaLevel): Boundaries => {
    const key = `${area.id} ${level}`;
    let answer = drawn.get(key);
    if (!answer) {
      answer = {
        type: 'FeatureCollection',
        features: within(area, level).flatMap(({ id, code, shortName, boundary }) => {
          if (!boundary) return [];
          const geometry = { type: boundary.type, coordinates: [...boundary.coordinates] };
          return [{ type: 'Feature' as const, id, properties: { id, code, name: shortName, level }, geometry }];
        }),
      };
      drawn.set(key, answer);
    }
    return answer;
  };

  return {
    version,
    root,
    tellsOutside,
    tellsParts,
    find,
    ancestors,
    describe,
    within,
    boundaries,
    dissolved: areas.filter((area) => !area.current && !(area.parentId && byKey.get(area.parentId)?.current === false)),
    findByPath: (path) => byPath.get(path) ?? null,
    children: (area) => below.get(area.id) ?? [],
    nearest: (point) => {
      const found = tellsOutside ? points.nearest(point) : null;
      return found && located(found.area, 'near', null, Math.ceil(found.metres));
    },
    locate: (point, accuracy = 0) => {
      const area = accuracy > gapTolerance ? around(point, accuracy) : points.find(point)?.area;
      if (!area) return null;
      const known = byPoint.get(area) ?? located(area, 'point', null);
      byPoint.set(area, known);
      return known;
    },
    locateByText: (text) => {
      const match = words.find(text);
      return match && located(match.area, 'text', match.matched);
    },
    candidates: words.candidates,
    locateChosen: (key) => {
      const area = find(key);
      return area?.current ? located(area, 'chosen', null) : null;
    },
  };
}
