import type { Viewer } from '#contract/people/viewer.ts';
import type { MapArea, MapCounts, MapFigures, MapLayerId } from '#contract/territory/map.ts';
import type { TerritoryArea } from '../domain/area.ts';
import { type Box, boxOf, joined, middleOf } from '../domain/middle.ts';
import type { TerritorySnapshot } from '../domain/snapshot.ts';
import type { MapLayers } from './layers.ts';
import type { PointStore } from './point-store.ts';
import { lightOfRow, sightOf } from './question.ts';

/** What an area holds by itself: extent and people, from below where it does not say. */
interface Extent {
  readonly bounds: Box | null;
  readonly households: number | null;
  readonly residents: number | null;
}
const extents = new WeakMap<TerritorySnapshot, Map<string, Extent>>();

const sum = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
};

function extentOf(territory: TerritorySnapshot, area: TerritoryArea): Extent {
  const known = extents.get(territory) ?? new Map<string, Extent>();
  extents.set(territory, known);
  const found = known.get(area.id);
  if (found) return found;
  const complete = area.boundary !== null && area.households !== null && area.residents !== null;
  const below = complete ? [] : territory.children(area).map((child) => extentOf(territory, child));
  const extent: Extent = {
    bounds: area.boundary ? boxOf(area.boundary) : below.reduce<Box | null>((box, one) => joined(box, one.bounds), null),
    households: area.households ?? sum(below.map((one) => one.households)),
    residents: area.residents ?? sum(below.map((one) => one.residents)),
  };
  known.set(area.id, extent);
  return extent;
}

type Layered = Omit<MapFigures, 'households' | 'residents'>;
const nothing = (): Layered => ({ cases: null, organisations: null, units: null, teams: null, workers: null, places: null });
const zeroes = {
  cases: () => ({ red: 0, yellow: 0, green: 0, none: 0 }),
  workers: () => ({ total: 0, active: 0 }),
  places: () => ({}),
  organisations: () => 0,
  units: () => 0,
  teams: () => 0,
} as const satisfies { [L in MapLayerId]: () => NonNullable<Layered[L]> };

/** Counts one row of a layer into the figures of an area. */
const countIn = (figures: Layered, layer: MapLayerId, store: PointStore, row: number, now: number): void => {
  if (layer === 'cases') {
    if (figures.cases) figures.cases[lightOfRow(store, row, now)]++;
  } else if (layer === 'workers') {
    if (!figures.workers) return;
    figures.workers.total += store.columns.total[row] as number;
    figures.workers.active += store.columns.active[row] as number;
  } else if (layer === 'places') {
    const kind = store.kinds.texts[store.columns.kind[row] as number] as string;
    if (figures.places) figures.places[kind] = (figures.places[kind] ?? 0) + 1;
  } else figures[layer] = (figures[layer] ?? 0) + 1;
};

/** Place of each area path of a store among an area and its children: 0 the area itself, 1… a child, −1 elsewhere. */
function placesAmong(store: PointStore, area: TerritoryArea, children: readonly TerritoryArea[]): Int32Array {
  const numbers = new Map(children.map((child, i) => [child.path, i + 1]));
  return Int32Array.from(store.areas.texts, (text) => {
    if (text !== area.path && !text.startsWith(`${area.path}.`)) return -1;
    for (let path = text; path.length > area.path.length; path = path.slice(0, path.lastIndexOf('.'))) {
      const number = numbers.get(path);
      if (number !== undefined) return number;
    }
    return 0;
  });
}

/** Figures of an area and of those directly below it, from memory, as far as the viewer may see. `now` in ms decides lights. */
export async function countsOf(
  layers: MapLayers,
  territory: TerritorySnapshot,
  viewer: Viewer,
  area: TerritoryArea,
  now: number,
): Promise<MapCounts> {
  const children = territory.children(area);
  const all = [area, ...children].map(nothing);
  const own = all[0] as Layered;
  for (const layer of layers.all()) {
    const access = layer.sight(viewer);
    if (!access) continue;
    for (const figures of all) Object.assign(figures, { [layer.id]: zeroes[layer.id]() });
    const store = await layers.store(layer, viewer.jurisdictionId);
    const among = placesAmong(store, area, children);
    const sees = sightOf(store, access);
    const { columns } = store;
    for (let row = 0; row < columns.count; row++) {
      const at = among[columns.area[row] as number] as number;
      if (at < 0 || !sees(row)) continue;
      countIn(own, layer.id, store, row, now);
      if (at > 0) countIn(all[at] as Layered, layer.id, store, row, now);
    }
  }
  const present = (one: TerritoryArea, figures: Layered): MapArea => {
    const { bounds, households, residents } = extentOf(territory, one);
    const below = territory.children(one).length;
    return {
      code: one.code,
      name: one.shortName,
      level: one.level,
      bounds,
      middle: middleOf(one),
      below,
      figures: { households, residents, ...figures },
    };
  };
  return {
    area: present(area, own),
    trail: [...territory.ancestors(area), area].map(({ code, shortName, level }) => ({ code, name: shortName, level })),
    children: children.map((child, i) => present(child, all[i + 1] as Layered)),
  };
}
