import type { StyleSpecification } from 'maplibre-gl';
import { type Mode, palette } from '#ui/theme.ts';

/** What the drawing map is made of, from the ground up; each is a source of its own, so that a change redraws only what it touches. */
export const sourceNames = ['outline', 'areas', 'names', 'faults', 'corners', 'sketch', 'hint'] as const;
export type SourceName = (typeof sourceNames)[number];

const state = (name: string) => ['boolean', ['feature-state', name], false];

/**
 * The style of the drawing map. Feature states of `areas`: `chosen`, `fresh` (not there before). Properties: `faults` and `hint` have a
 * `severity` and a `kind`. Faults are told by shape and word; green, yellow and red stay with the clocks.
 */
export const drawingStyle = (mode: Mode): StyleSpecification => {
  const c = palette[mode];
  const sources: StyleSpecification['sources'] = Object.fromEntries(
    sourceNames.map((name) => [
      name,
      { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] }, promoteId: 'key', tolerance: 0.1 },
    ]),
  );
  const layers = [
    { id: 'ground', type: 'background', paint: { 'background-color': c.ground } },
    { id: 'outline-fill', type: 'fill', source: 'outline', paint: { 'fill-color': c.surface, 'fill-opacity': 0.5 } },
    {
      id: 'areas-fill',
      type: 'fill',
      source: 'areas',
      paint: {
        'fill-color': ['case', state('chosen'), c.accent, state('fresh'), c.info, c.surface],
        'fill-opacity': ['case', state('chosen'), 0.18, state('fresh'), 0.22, 1],
      },
    },
    {
      id: 'areas-line',
      type: 'line',
      source: 'areas',
      paint: {
        'line-color': ['case', state('chosen'), c.accent, c.textSoft],
        'line-opacity': ['case', state('chosen'), 1, 0.6],
        'line-width': ['case', state('chosen'), 2.2, 1],
      },
    },
    { id: 'outline-line', type: 'line', source: 'outline', paint: { 'line-color': c.ink, 'line-width': 2, 'line-opacity': 0.7 } },
    {
      id: 'faults-fill',
      type: 'fill',
      source: 'faults',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': c.accent, 'fill-opacity': ['case', ['==', ['get', 'severity'], 'error'], 0.35, 0.12] },
    },
    {
      id: 'faults-line',
      type: 'line',
      source: 'faults',
      paint: { 'line-color': c.accent, 'line-width': 2, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'faults-mark',
      type: 'circle',
      source: 'faults',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 9, 'circle-color': c.surface, 'circle-stroke-color': c.accent, 'circle-stroke-width': 2 },
    },
    {
      id: 'faults-sign',
      type: 'symbol',
      source: 'faults',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: { 'text-field': '!', 'text-size': 13, 'text-allow-overlap': true, 'text-ignore-placement': true },
      paint: { 'text-color': c.accent },
    },
    {
      id: 'names',
      type: 'symbol',
      source: 'names',
      layout: { 'text-field': ['get', 'label'], 'text-size': 12, 'text-max-width': 9, 'text-padding': 3, 'text-line-height': 1.3 },
      paint: { 'text-color': c.text, 'text-halo-color': c.surface, 'text-halo-width': 1.6 },
    },
    {
      id: 'corners',
      type: 'circle',
      source: 'corners',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, 1.2, 14, 2.6, 16, 4.5],
        'circle-color': c.surface,
        'circle-stroke-color': c.ink,
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 12, 0.6, 15, 1.4],
      },
    },
    {
      id: 'sketch-fill',
      type: 'fill',
      source: 'sketch',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': c.info, 'fill-opacity': 0.2 },
    },
    {
      id: 'sketch-line',
      type: 'line',
      source: 'sketch',
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': c.info, 'line-width': 2.5 },
    },
    {
      id: 'sketch-points',
      type: 'circle',
      source: 'sketch',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 4, 'circle-color': c.info, 'circle-stroke-color': c.surface, 'circle-stroke-width': 1.5 },
    },
    {
      id: 'hint-ring',
      type: 'circle',
      source: 'hint',
      paint: {
        'circle-radius': ['match', ['get', 'kind'], 'vertex', 8, 'chosen', 7, 6],
        'circle-color': ['match', ['get', 'kind'], 'edge', c.surface, 'refused', c.surface, c.accent],
        'circle-opacity': ['match', ['get', 'kind'], 'chosen', 1, 'vertex', 0.35, 0.8],
        'circle-stroke-color': c.accent,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'hint-sign',
      type: 'symbol',
      source: 'hint',
      layout: {
        'text-field': ['match', ['get', 'kind'], 'edge', '+', 'refused', '×', ''],
        'text-size': 14,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': c.accent },
    },
  ] as unknown as StyleSpecification['layers'];
  return { version: 8, sources, layers };
};
