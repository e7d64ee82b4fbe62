import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { id, moment, point, searched } from '../kernel/values.ts';
import { areaLevels, longestPlaceText } from './levels.ts';

export * from './lines.ts';

const level = z.enum(areaLevels);

/** A node of the area tree. */
export const area = z.object({
  id,
  code: z.string(),
  path: z.string(),
  parentId: id.nullable(),
  level,
  name: z.string(),
  households: z.number().int().nullable(),
  center: point.nullable(),
  childCount: z.number().int(),
});
export type Area = z.infer<typeof area>;

export const listAreas = endpoint({
  method: 'GET',
  path: '/api/areas',
  access: 'public',
  summary: 'Children of an area, or the root when no parent is given',
  query: z.object({
    parent: z.string().max(20).optional().describe('area code'),
    q: searched(40).optional().describe('find by name anywhere below'),
  }),
  response: z.object({ items: z.array(area) }),
  errors: ['territory.area_not_found'],
});

/** Where a point or a text lies: the grid and its ancestors, with the words that decided. */
export const location = z.object({
  // answers stored before micro-grids were located are still given again to a repeat
  microGrid: z.object({ id, code: z.string(), name: z.string() }).nullable().default(null),
  grid: z.object({ id, code: z.string(), name: z.string(), path: z.string() }).nullable(),
  community: z.object({ id, code: z.string(), name: z.string() }).nullable(),
  street: z.object({ id, code: z.string(), name: z.string() }).nullable(),
  by: z.enum(['point', 'near', 'text', 'chosen', 'none']).describe('near: the point lies outside every area, this is the nearest'),
  matched: z.string().nullable().describe('the place word in the text that decided'),
  metres: z.number().int().nullable().default(null).describe('how far outside the area the point lies; null unless by near'),
  name: z.string().describe('full name for people, 大研街道 · 七一社区 · 第三网格'),
});
export type Location = z.infer<typeof location>;
/** Metres by which a measured position may be wrong. From 50 on the answer is the smallest area that contains all of it. */
const accuracy = z.coerce.number().min(0).max(100_000);
export const locatePoint = endpoint({
  method: 'GET',
  path: '/api/areas/locate',
  access: 'public',
  summary: 'The grid, or micro-grid where these are drawn, a WGS-84 point lies in; just outside, the nearest community',
  query: z.object({
    lon: z.coerce.number().min(-180).max(180),
    lat: z.coerce.number().min(-90).max(90),
    accuracy: accuracy.optional(),
  }),
  response: location,
  errors: ['territory.outside', 'territory.undrawn'],
});
/** What a person wrote: in the body, because addresses end up in the logs of proxies. */
const placeText = { body: z.object({ text: z.string().min(1).max(longestPlaceText) }), largestBody: 8192 };
export const locateText = endpoint({
  method: 'POST',
  path: '/api/areas/locate-text',
  access: 'public',
  summary: 'The area a text speaks of, by community and estate names',
  ...placeText,
  response: location,
});

/** An area that a point or a text may speak of. */
export const candidate = z.object({
  code: z.string(),
  name: z.string(),
  path: z.string().describe('names from the topmost area down to this one, joined by " / "'),
  level,
  score: z.number().min(0).max(1).describe('how likely the area is meant; the formula is in the module’s README'),
  why: z.string().describe('the reasons for the score in the language of the request'),
});
export type Candidate = z.infer<typeof candidate>;
export const findCandidates = endpoint({
  method: 'POST',
  path: '/api/areas/candidates',
  access: 'public',
  summary: 'Areas a text may speak of, likeliest first, at most ten, each with the reasons',
  ...placeText,
  response: z.object({ candidates: z.array(candidate) }),
});

/** GeoJSON of boundaries for the map; properties carry id, code, name, level. Coordinates WGS-84. */
export const boundaries = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      properties: z.object({ id, code: z.string(), name: z.string(), level }),
      geometry: z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) }),
    }),
  ),
});
export const getBoundaries = endpoint({
  method: 'GET',
  path: '/api/areas/boundaries',
  access: 'public',
  summary: 'Boundaries of all areas of one level within an area',
  query: z.object({ within: z.string().max(20).optional().describe('area code; the whole jurisdiction when absent'), level }),
  response: boundaries,
});

/** How areas came out of others: split into several, merged into one, or moved under another parent and so to another code. */
export const areaHistory = z.object({
  area: z.object({ code: z.string(), name: z.string(), validFrom: moment.nullable(), validTo: moment.nullable() }),
  predecessors: z.array(z.string()).describe('codes it came out of, back to the first; its own when it came out of none'),
  successors: z.array(z.string()).describe('codes that stand for it now; its own while it exists'),
  changes: z.array(
    z.object({
      kind: z.enum(['split', 'merge', 'move']),
      from: z.string(),
      to: z.string(),
      on: z.iso.date().describe('the day from which it holds, in Shanghai'),
      reason: z.string(),
    }),
  ),
});
export const getAreaHistory = endpoint({
  method: 'GET',
  path: '/api/areas/:code/history',
  access: 'public',
  summary: 'What an area came out of and what became of it; for dissolved areas too',
  params: z.object({ code: z.string().max(20) }),
  response: areaHistory,
  errors: ['territory.area_not_found'],
});
