import { promisify } from 'node:util';
import { gzip as gzipWithCallback } from 'node:zlib';
import type { GeoJSONVTFeature, GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { extent, type TilePoint } from './point-tile.ts';

const gzip = promisify(gzipWithCallback);

/** Points as a source layer expects them. */
export const pointFeatures = (points: readonly TilePoint[]): GeoJSONVTFeature[] =>
  points.map(({ x, y, tags }) => ({ type: 1, geometry: [[x, y]], tags }));

/** A vector tile (Mapbox Vector Tile 2) of source layers; empty ones are left out. */
export const encodeTile = (layers: Readonly<Record<string, readonly GeoJSONVTFeature[]>>): Uint8Array => {
  const filled = Object.entries(layers).filter(([, features]) => features.length > 0);
  // the writer reads nothing of a tile but its features
  const tiles = Object.fromEntries(filled.map(([name, features]) => [name, { features } as unknown as GeoJSONVTTile]));
  return fromGeojsonVt(tiles, { version: 2, extent });
};

/** Bytes packed for the way, at the level that costs least time: tiles are made anew far more often than they are slow to carry. */
export const pack = (bytes: Uint8Array): Promise<Buffer> => gzip(bytes, { level: 1 });
