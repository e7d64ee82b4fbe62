import { setImmediate as breathe } from 'node:timers/promises';
import { GeoJSONVT, type GeoJSONVTFeature } from '@maplibre/geojson-vt';
import { LRUCache } from 'lru-cache';
import type { Point } from '#contract/kernel/values.ts';
import { mapZooms } from '#contract/map/layers.ts';
import { type AreaLevel, areaLevels } from '#contract/territory/levels.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { boxOf, mercatorX, mercatorY, middleOf } from '#modules/territory/domain/index.ts';
import { encodeTile, pack } from './encode.ts';
import { extent } from './point-tile.ts';

/** Areas of one level, cut into tiles on demand. */
interface Level {
  readonly index: GeoJSONVT;
  readonly names: readonly { x: number; y: number; from: number; tags: Record<string, string> }[];
  /** The lowest zoom at which one of its areas is drawn. */
  readonly from: number;
}

/** The areas below one are drawn once it is this wide or high on screen (px): far enough apart to be told from one another. */
const wideEnough = 96;
const tileSize = 512;

/** Zoom from which the areas below `parent` are drawn; the topmost always are. */
const zoomFrom = (parent: TerritoryArea | null): number => {
  if (!parent?.boundary) return 0;
  const [west, south, east, north] = boxOf(parent.boundary);
  const span = Math.max(mercatorX(east) - mercatorX(west), mercatorY(south) - mercatorY(north));
  return span > 0 ? Math.min(mapZooms.areas, Math.max(0, Math.ceil(Math.log2(wideEnough / tileSize / span)))) : mapZooms.areas;
};

function makeLevel(areas: readonly TerritoryArea[], territory: TerritorySnapshot, froms: Map<string, number>): Level | null {
  const names: Level['names'][number][] = [];
  let lowest = Infinity;
  const features = areas.flatMap((area) => {
    const parent = area.parentId === null ? null : territory.find(area.parentId);
    const key = parent?.id ?? '';
    const from = froms.get(key) ?? zoomFrom(parent);
    froms.set(key, from);
    const tags = { code: area.code, name: area.shortName, level: area.level, parent: parent?.code ?? '' };
    const middle: Point | null = middleOf(area);
    if (middle) names.push({ x: mercatorX(middle.lon), y: mercatorY(middle.lat), from, tags });
    if (!area.boundary) return [];
    lowest = Math.min(lowest, from);
    // the positions are only read
    return [{ type: 'Feature' as const, properties: { ...tags, from }, geometry: area.boundary as unknown as GeoJSON.Geometry }];
  });
  if (features.length === 0 && names.length === 0) return null;
  const index = new GeoJSONVT(
    { type: 'FeatureCollection', features },
    { maxZoom: mapZooms.areas, indexMaxZoom: 0, tolerance: 3, extent, buffer: 64, wrap: false },
  );
  return { index, names, from: Math.min(lowest, ...names.map((name) => name.from)) };
}

/** Tiles of the areas of a territory. */
export interface AreaTiles {
  /** A packed vector tile (gzip); empty where there is nothing. */
  tile(territory: TerritorySnapshot, z: number, x: number, y: number): Promise<Buffer>;
}

/** Bytes of packed tiles kept over all jurisdictions. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Cuts areas into tiles. Each level is prepared when first asked for and kept as long as its territory is; areas appear with the zoom at
 * which the area above them is wide enough, so that a tile never holds thousands of specks.
 */
export function createAreaTiles(): AreaTiles {
  const levels = new WeakMap<TerritorySnapshot, Promise<readonly Level[]>>();
  const packed = new LRUCache<string, Buffer>({ maxSize: mostBytes, sizeCalculation: (bytes) => bytes.length + 100 });

  const prepare = async (territory: TerritorySnapshot): Promise<readonly Level[]> => {
    const byLevel = Map.groupBy(territory.within(territory.root), (area) => area.level);
    const froms = new Map<string, number>();
    const made: Level[] = [];
    for (const name of areaLevels satisfies readonly AreaLevel[]) {
      const level = makeLevel(byLevel.get(name) ?? [], territory, froms);
      if (level) made.push(level);
      // ten thousand outlines take a moment; others are answered in between
      await breathe();
    }
    return made;
  };
  const levelsOf = (territory: TerritorySnapshot): Promise<readonly Level[]> => {
    const held = levels.get(territory) ?? prepare(territory);
    levels.set(territory, held);
    return held;
  };

  const draw = (made: readonly Level[], z: number, x: number, y: number): Uint8Array => {
    const scale = 2 ** z;
    const areas: GeoJSONVTFeature[] = [];
    const names: GeoJSONVTFeature[] = [];
    for (const level of made) {
      if (level.from > z) continue;
      for (const feature of level.index.getTile(z, x, y)?.features ?? []) {
        const { from, ...tags } = feature.tags as Record<string, string | number>;
        if (Number(from) <= z) areas.push({ ...feature, tags });
      }
      for (const name of level.names) {
        const [u, v] = [name.x * scale - x, name.y * scale - y];
        if (name.from <= z && u >= 0 && u < 1 && v >= 0 && v < 1)
          names.push({ type: 1, geometry: [[Math.round(u * extent), Math.round(v * extent)]], tags: name.tags });
      }
    }
    return encodeTile({ areas, names });
  };

  return {
    tile: async (territory, z, x, y) => {
      const key = `${territory.root.id} ${territory.version} ${z}/${x}/${y}`;
      const held = packed.get(key);
      if (held) return held;
      const bytes = await pack(draw(await levelsOf(territory), z, x, y));
      packed.set(key, bytes);
      return bytes;
    },
  };
}
