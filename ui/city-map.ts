import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { type MapLayerId, mapZooms } from '#contract/map/layers.ts';
import { type Mode, palette } from './theme.ts';

/** What the map of the whole territory is drawn from. */
export interface CityMap {
  readonly mode: Mode;
  readonly origin: string;
  readonly version: string;
  /** Code of the area on screen; what lies directly below it is brought out. */
  readonly area: string;
  /** Its level: a click on another area of it goes there. */
  readonly level: string;
  /** Names and figures of what lies directly below. */
  readonly below: readonly { readonly lon: number; readonly lat: number; readonly name: string; readonly figure: string }[];
  /** Layers there are for this viewer, in the order in which they are drawn. */
  readonly offered: readonly MapLayerId[];
  /** Those of them that are shown. */
  readonly layers: readonly MapLayerId[];
  /** Ground that the things of shown layers cover, each with its corners in order. */
  readonly outlines: readonly (readonly (readonly [number, number])[])[];
  /** Query string of each layer's tiles, with its question mark, empty without filters. */
  readonly filters: Readonly<Partial<Record<MapLayerId, string>>>;
  readonly heat: boolean;
  readonly basemap: { readonly tiles: readonly (readonly string[])[]; readonly attribution: string } | null;
  readonly chinese: boolean;
}

/** Address of a layer's tiles. */
export const pointTiles = ({ origin, filters }: Pick<CityMap, 'origin' | 'filters'>, layer: MapLayerId, form?: 'heat'): string => {
  const query = new URLSearchParams(filters[layer] ?? '');
  if (form) query.set('form', form);
  return `${origin}/api/map/tiles/${layer}/{z}/{x}/{y}${query.size > 0 ? `?${query}` : ''}`;
};

const one: FilterSpecification = ['!', ['has', 'n']];
const many: FilterSpecification = ['has', 'n'];
const shown = (on: boolean): 'visible' | 'none' => (on ? 'visible' : 'none');

/** A number as short as a circle needs it: 1.2万, 12k. */
const short = (of: ExpressionSpecification, chinese: boolean): ExpressionSpecification => [
  'case',
  ['>=', of, 10_000],
  chinese
    ? ['concat', ['to-string', ['/', ['round', ['/', of, 1_000]], 10]], '万']
    : ['concat', ['to-string', ['round', ['/', of, 1_000]]], 'k'],
  ['to-string', of],
];

const caseLayers = (m: CityMap): LayerSpecification[] => {
  const c = palette[m.mode];
  const on = m.layers.includes('cases');
  const late: ExpressionSpecification = ['coalesce', ['get', 'red'], 0];
  return [
    {
      id: 'cases-heat',
      type: 'heatmap',
      source: 'heat',
      'source-layer': 'points',
      layout: { visibility: shown(on && m.heat) },
      paint: {
        'heatmap-weight': ['interpolate', ['linear'], ['sqrt', ['get', 'n']], 1, 0.35, 12, 1.5],
        'heatmap-intensity': ['interpolate', ['linear'], ['zoom'], 8, 0.8, 15, 1.6],
        'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 8, 18, 16, 34],
        'heatmap-opacity': 0.75,
        'heatmap-color': [
          'interpolate',
          ['linear'],
          ['heatmap-density'],
          0,
          'rgba(0,0,0,0)',
          0.15,
          `${c.info}66`,
          0.5,
          c.info,
          1,
          c.accent,
        ],
      },
    },
    {
      id: 'cases-many',
      type: 'circle',
      source: 'cases',
      'source-layer': 'points',
      filter: many,
      layout: { visibility: shown(on && !m.heat) },
      paint: {
        'circle-color': c.ink,
        'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'n']], 1, 11, 10, 15, 40, 20, 150, 26],
        'circle-stroke-color': c.surface,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'cases-number',
      type: 'symbol',
      source: 'cases',
      'source-layer': 'points',
      filter: many,
      layout: {
        visibility: shown(on && !m.heat),
        'text-field': short(['get', 'n'], m.chinese),
        'text-size': 12,
        'text-allow-overlap': true,
        // about as wide as the circle, so that no name is put over it
        'text-padding': 13,
      },
      paint: { 'text-color': c.surface },
    },
    {
      id: 'cases-late',
      type: 'symbol',
      source: 'cases',
      'source-layer': 'points',
      filter: ['all', many, ['>', late, 0]],
      layout: {
        visibility: shown(on && !m.heat),
        'icon-image': 'late',
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [1, 4, 1, 4],
        'text-field': short(late, m.chinese),
        'text-size': 10,
        'text-offset': [1.5, -1.3],
        'icon-allow-overlap': true,
        'text-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': c.surface },
    },
    {
      id: 'cases-one',
      type: 'symbol',
      source: 'cases',
      'source-layer': 'points',
      filter: one,
      layout: {
        visibility: shown(on && !m.heat),
        'icon-image': ['concat', 'case-', ['get', 'light'], ['case', ['has', 'approximate'], '-near', '']],
        'icon-allow-overlap': true,
      },
    },
  ];
};

/** How a layer other than cases is drawn: a mark of its own, a name from near, a number beneath where several stand together. */
const thingLayers = (m: CityMap, id: MapLayerId): LayerSpecification[] => {
  const c = palette[m.mode];
  const heads: ExpressionSpecification = ['concat', ['to-string', ['get', 'active']], '/', ['to-string', ['get', 'total']]];
  const text = { 'text-size': 11, 'text-anchor': 'top' as const, 'text-offset': [0, 0.95] as [number, number], 'text-max-width': 9 };
  const paint = { 'text-color': c.text, 'text-halo-color': c.surface, 'text-halo-width': 1.4 };
  const still = { 'icon-image': id, 'icon-allow-overlap': true } as const;
  return [
    {
      id: `${id}-one`,
      type: 'symbol',
      source: id,
      'source-layer': 'points',
      filter: one,
      layout: {
        ...text,
        ...still,
        visibility: shown(m.layers.includes(id)),
        'text-field': id === 'workers' ? heads : ['step', ['zoom'], '', 15, ['coalesce', ['get', 'name'], '']],
        'text-optional': true,
      },
      paint,
    },
    {
      id: `${id}-many`,
      type: 'symbol',
      source: id,
      'source-layer': 'points',
      filter: many,
      layout: {
        ...text,
        ...still,
        visibility: shown(m.layers.includes(id)),
        'text-field': id === 'workers' ? heads : short(['get', 'n'], m.chinese),
        'text-optional': true,
      },
      paint,
    },
  ];
};

const areaLayers = (m: CityMap): LayerSpecification[] => {
  const c = palette[m.mode];
  const source = { source: 'areas', 'source-layer': 'areas' } as const;
  const here: FilterSpecification = ['==', ['get', 'code'], m.area];
  const below: FilterSpecification = ['==', ['get', 'parent'], m.area];
  const byLevel: ExpressionSpecification = [
    'match',
    ['get', 'level'],
    ['province', 'city', 'county'],
    1.8,
    'street',
    1.3,
    'community',
    0.9,
    0.6,
  ];
  return [
    {
      id: 'land',
      type: 'fill',
      ...source,
      filter: ['==', ['get', 'parent'], ''],
      paint: { 'fill-color': c.surface, 'fill-opacity': m.basemap ? 0 : 1 },
    },
    {
      id: 'below-fill',
      type: 'fill',
      ...source,
      filter: below,
      paint: {
        'fill-color': c.info,
        'fill-opacity': [
          '+',
          ['*', m.heat ? 0 : 0.42, ['coalesce', ['feature-state', 'share'], 0]],
          ['case', ['boolean', ['feature-state', 'hover'], false], 0.14, 0.015],
        ],
      },
    },
    {
      id: 'beside-fill',
      type: 'fill',
      ...source,
      filter: ['all', ['==', ['get', 'level'], m.level], ['!=', ['get', 'code'], m.area]],
      paint: { 'fill-color': c.ground, 'fill-opacity': 0.35 },
    },
    { id: 'lines', type: 'line', ...source, paint: { 'line-color': c.control, 'line-width': byLevel } },
    { id: 'below-line', type: 'line', ...source, filter: below, paint: { 'line-color': c.textSoft, 'line-width': 1.2 } },
    { id: 'here-line', type: 'line', ...source, filter: here, paint: { 'line-color': c.accent, 'line-width': 2.2 } },
    {
      id: 'names',
      type: 'symbol',
      source: 'areas',
      'source-layer': 'names',
      // neighbours, to know where one is; what lies below is named with its figures
      filter: ['all', ['==', ['get', 'level'], m.level], ['!=', ['get', 'code'], m.area]],
      layout: { 'text-field': ['get', 'name'], 'text-size': 11, 'text-max-width': 8, 'text-padding': 6 },
      paint: { 'text-color': c.textSoft, 'text-halo-color': c.surface, 'text-halo-width': 1.4 },
    },
  ];
};

/** Layers whose features can be clicked, topmost first. */
export const clickable = (layers: readonly MapLayerId[]): string[] =>
  [...layers].reverse().flatMap((id) => (id === 'cases' ? ['cases-one', 'cases-many'] : [`${id}-one`, `${id}-many`]));

/** The style of the map of the whole territory. */
export const cityStyle = (m: CityMap): StyleSpecification => {
  const c = palette[m.mode];
  const vector = (tiles: string, maxzoom: number, promoteId: string): SourceSpecification => ({
    type: 'vector',
    tiles: [tiles],
    minzoom: mapZooms.min,
    maxzoom,
    promoteId,
  });
  const raster = (m.basemap?.tiles ?? []).map((tiles, i) => ({
    id: `basemap-${i}`,
    source: { type: 'raster' as const, tiles: [...tiles], tileSize: 256, maxzoom: 18, attribution: m.basemap?.attribution ?? '' },
  }));
  const points = m.offered.map((id) => [id, vector(pointTiles(m, id), mapZooms.points, 'id')] as const);
  return {
    version: 8,
    sources: {
      areas: vector(`${m.origin}/api/map/areas/${m.version}/{z}/{x}/{y}`, mapZooms.areas, 'code'),
      ...Object.fromEntries(points),
      heat: vector(pointTiles(m, 'cases', 'heat'), mapZooms.points, 'id'),
      below: {
        type: 'geojson',
        data: {
          type: 'FeatureCollection',
          features: m.below.map(({ lon, lat, name, figure }) => ({
            type: 'Feature',
            properties: { name, figure },
            geometry: { type: 'Point', coordinates: [lon, lat] },
          })),
        },
      },
      outlines: {
        type: 'geojson',
        data: {
          type: 'FeatureCollection',
          features: m.outlines.map((corners) => ({
            type: 'Feature',
            properties: {},
            geometry: { type: 'Polygon', coordinates: [[...corners, ...corners.slice(0, 1)].map(([lon, lat]) => [lon, lat])] },
          })),
        },
      },
      ...Object.fromEntries(raster.map(({ id, source }) => [id, source])),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': c.ground } },
      ...raster.map(
        ({ id }): LayerSpecification => ({
          id,
          type: 'raster',
          source: id,
          paint: m.mode === 'dark' ? { 'raster-brightness-max': 0.55 } : {},
        }),
      ),
      ...areaLayers(m),
      { id: 'outlines', type: 'line', source: 'outlines', paint: { 'line-color': c.textSoft, 'line-width': 1.2 } },
      {
        id: 'below-name',
        type: 'symbol',
        source: 'below',
        layout: {
          'text-field': ['format', ['get', 'name'], {}, '\n', {}, ['get', 'figure'], { 'font-scale': 0.88 }],
          'text-size': 13,
          'text-max-width': 9,
          'text-padding': 4,
          // beside the marks, never over them or one another: what finds no room is named in the list, under the pointer, and from nearer
          'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right', 'top-left', 'top-right', 'bottom-left', 'bottom-right'],
          'text-radial-offset': 1.1,
        },
        paint: { 'text-color': c.text, 'text-halo-color': c.surface, 'text-halo-width': 1.8 },
      },
      ...m.offered.flatMap((id) => (id === 'cases' ? caseLayers(m) : thingLayers(m, id))),
    ],
  };
};
