import { z } from 'zod';
import { endpoint, fileEndpoint } from '../kernel/endpoint.ts';
import { id, list, point } from '../kernel/values.ts';
import { areaLevels } from '../territory/levels.ts';
import { mapLayerId, mapLights } from './layers.ts';

export * from './layers.ts';

const zoom = z.coerce.number().int().min(0).max(22);
const tile = { z: zoom, x: z.coerce.number().int().min(0), y: z.coerce.number().int().min(0) };

const tileType = 'application/vnd.mapbox-vector-tile';

export const getAreaTile = fileEndpoint({
  method: 'GET',
  path: '/api/map/areas/:version/:z/:x/:y',
  access: 'session',
  summary:
    'Vector tile with the source layer `areas` (properties code, name, level, parent) and `names` (points in the middle of areas); addressed by the territory’s version and kept by browsers',
  params: z.object({ version: z.string().max(40), ...tile }),
  gives: tileType,
  errors: ['session.forbidden'],
});

/** What narrows a layer. */
export const pointTileQuery = z.object({
  kind: list(z.string().max(40)).describe('kinds, or category codes with everything below'),
  state: list(z.string().max(20)),
  light: list(z.enum(mapLights)),
  form: z.enum(['points', 'heat']).default('points').describe('heat: many small clusters for a heat map instead of few large ones'),
});
export const getPointTile = fileEndpoint({
  method: 'GET',
  path: '/api/map/tiles/:layer/:z/:x/:y',
  access: 'session',
  summary:
    'Vector tile with the source layer `points`, of what the viewer may see. A feature is one thing (id, kind, and name or light and state) or a cluster (n; for cases red and yellow; from zoom 15 on its members’ ids, comma-separated)',
  params: z.object({ layer: mapLayerId, ...tile }),
  query: pointTileQuery,
  gives: tileType,
  errors: ['session.forbidden'],
});
export type PointTileQuery = z.output<typeof pointTileQuery>;

const bounds = z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable().describe('west, south, east, north; WGS-84');
const level = z.enum(areaLevels);

/** What the map page needs first. */
export const mapSetup = z.object({
  version: z.string().describe('of the territory; part of the address of area tiles'),
  start: z.string().describe('code of the area the viewer works in'),
  layers: z.array(mapLayerId).describe('layers of which the viewer may see something, in the order in which they are drawn'),
  basemap: z
    .object({ tiles: z.array(z.array(z.string())).describe('raster tile addresses of each layer, bottom first'), attribution: z.string() })
    .nullable()
    .describe('only when the installation has a key for one'),
});
export type MapSetup = z.infer<typeof mapSetup>;
export const getMapSetup = endpoint({
  method: 'GET',
  path: '/api/map',
  access: 'session',
  summary: 'What the map page needs first (desk roles)',
  response: mapSetup,
});

const count = z.number().int();
/** Figures of an area with everything below it, as far as the viewer may see; null: not for this viewer. */
export const mapFigures = z.object({
  households: count.nullable(),
  residents: count.nullable(),
  cases: z.object({ red: count, yellow: count, green: count, none: count }).nullable().describe('open cases by light'),
  organisations: count.nullable(),
  units: count.nullable(),
  teams: count.nullable(),
  workers: z
    .object({
      total: count,
      active: count.describe('of whom this many used the platform in the last 15 minutes: presence, never a position'),
    })
    .nullable(),
  places: z.record(z.string(), count).nullable().describe('by kind; kinds of which there are none are left out'),
});
export type MapFigures = z.infer<typeof mapFigures>;
const mapArea = z.object({
  code: z.string(),
  name: z.string(),
  level,
  bounds,
  middle: point.nullable(),
  below: count,
  figures: mapFigures,
});
export type MapArea = z.infer<typeof mapArea>;
export const mapCounts = z.object({
  area: mapArea.extend({
    around: z.boolean().describe('whether the bounds are those of an area around it: nothing is drawn of it or below it'),
  }),
  trail: z.array(z.object({ code: z.string(), name: z.string(), level })).describe('from the root down to the area itself'),
  children: z.array(mapArea).describe('by code; what lies in none of them is only in the area’s own figures'),
});
export type MapCounts = z.infer<typeof mapCounts>;
export const getMapCounts = endpoint({
  method: 'GET',
  path: '/api/map/counts',
  access: 'session',
  summary: 'Figures of an area and of the areas directly below it (desk roles)',
  query: z.object({ area: z.string().max(20).optional().describe('area code; where the viewer works when absent') }),
  response: mapCounts,
  errors: ['territory.area_not_found'],
});

/** One thing on the map. */
export const mapFeature = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string().nullable(),
  point: point.nullable(),
  approximate: z.boolean().describe('it has no place of its own and stands near the middle of its area'),
  state: z.string().nullable(),
  light: z.enum(mapLights).nullable(),
});
export type MapFeature = z.infer<typeof mapFeature>;
export const getMapFeatures = endpoint({
  method: 'GET',
  path: '/api/map/features',
  access: 'session',
  summary: 'Where some things of a layer stand; what the viewer may not see is left out',
  query: z.object({ layer: mapLayerId, ids: list(id) }),
  response: z.object({ items: z.array(mapFeature) }),
});
