import type { FeatureCollection } from 'geojson';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { fontFamily, type Mode, palette } from './theme.ts';

/** Boundaries as the server sends them (`GET /api/areas/boundaries`). */
export interface BoundaryCollection {
  type: 'FeatureCollection';
  features: {
    type: 'Feature';
    id: string;
    properties: { id: string; code: string; name: string; level: string };
    geometry: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown[] };
  }[];
}

/** Fonts with which the map draws names itself; no glyph file is ever fetched. */
export const mapFonts = fontFamily;

/**
 * The whole basemap: our own boundaries, no outside tiles. Sources: `context` (outlines around), `areas` (the level shown; a feature
 * property `share` 0–1 colours it, `chosen` marks one).
 */
export const mapStyle = (mode: Mode, context: BoundaryCollection, areas: BoundaryCollection): StyleSpecification => {
  const c = palette[mode];
  const source = (data: BoundaryCollection) => ({
    type: 'geojson' as const,
    data: data as unknown as FeatureCollection,
    promoteId: 'code',
  });
  const layers: LayerSpecification[] = [
    { id: 'ground', type: 'background', paint: { 'background-color': c.ground } },
    { id: 'context-fill', type: 'fill', source: 'context', paint: { 'fill-color': c.surface } },
    { id: 'context-line', type: 'line', source: 'context', paint: { 'line-color': c.line, 'line-width': 1 } },
    {
      id: 'areas-fill',
      type: 'fill',
      source: 'areas',
      paint: {
        'fill-color': [
          'case',
          ['==', ['get', 'chosen'], true],
          c.accent,
          ['has', 'share'],
          ['interpolate', ['linear'], ['get', 'share'], 0, c.surface, 1, c.info],
          c.surface,
        ],
        'fill-opacity': ['case', ['==', ['get', 'chosen'], true], 0.16, ['has', 'share'], 0.85, 1],
      },
    },
    { id: 'areas-line', type: 'line', source: 'areas', paint: { 'line-color': c.textSoft, 'line-opacity': 0.45, 'line-width': 0.8 } },
    {
      id: 'chosen-line',
      type: 'line',
      source: 'areas',
      filter: ['==', ['get', 'chosen'], true],
      paint: { 'line-color': c.accent, 'line-width': 2 },
    },
    {
      id: 'areas-name',
      type: 'symbol',
      source: 'areas',
      layout: { 'text-field': ['get', 'name'], 'text-size': 12, 'text-max-width': 8, 'text-padding': 4 },
      paint: { 'text-color': c.text, 'text-halo-color': c.surface, 'text-halo-width': 1.6 },
    },
  ];
  return { version: 8, sources: { context: source(context), areas: source(areas) }, layers };
};

/** West, south, east, north around all features; null when there are none. */
export const boundsOf = (collection: BoundaryCollection): [number, number, number, number] | null => {
  let box: [number, number, number, number] | null = null;
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number' && typeof value[1] === 'number') {
      const [x, y] = value as [number, number];
      box = box ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)] : [x, y, x, y];
    } else for (const one of value) walk(one);
  };
  for (const feature of collection.features) walk(feature.geometry.coordinates);
  return box;
};

/** A collection without features. */
export const noBoundaries: BoundaryCollection = { type: 'FeatureCollection', features: [] };
