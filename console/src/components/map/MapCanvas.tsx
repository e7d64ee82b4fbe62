import type { Map as MapLibre } from 'maplibre-gl';
import { useMemo, useRef } from 'react';
import type { Point } from '#contract/kernel/values.ts';
import { type BoundaryCollection, mapStyle, noBoundaries } from '#ui/map.ts';
import { type Mode, palette } from '#ui/theme.ts';
import { MapBox, useFrame, useMap, usePin } from './useMap.tsx';

export interface MapProps {
  /** The level shown; named and clickable. */
  areas: BoundaryCollection;
  /** Outlines around them. */
  context?: BoundaryCollection | undefined;
  /** Code of the area to bring out. */
  chosen?: string | null | undefined;
  /** Shares 0–1 by area code: colours the areas. */
  shares?: ReadonlyMap<string, number> | undefined;
  point?: Point | null | undefined;
  /** Named points on top of the areas. */
  marks?: readonly { readonly id: string; readonly name: string; readonly point: Point }[];
  height: number;
  label: string;
  onPick?: (point: Point) => void;
  onArea?: (code: string) => void;
  onMark?: (id: string) => void;
}

const noMarks: NonNullable<MapProps['marks']> = [];
const addMarks = (map: MapLibre, mode: Mode): void => {
  const c = palette[mode];
  map.addSource('marks', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  const circle = { 'circle-radius': 7, 'circle-color': c.accent, 'circle-stroke-color': c.surface, 'circle-stroke-width': 2 };
  map.addLayer({ id: 'marks', type: 'circle', source: 'marks', paint: circle });
  map.addLayer({
    id: 'marks-name',
    type: 'symbol',
    source: 'marks',
    layout: { 'text-field': ['get', 'name'], 'text-size': 12, 'text-offset': [0, 1.2], 'text-anchor': 'top' },
    paint: { 'text-color': c.text, 'text-halo-color': c.surface, 'text-halo-width': 1.6 },
  });
};

/** The map itself. Without WebGL it says so instead of failing; everything it shows stands in words beside it as well. */
const MapCanvas = (props: MapProps) => {
  const { areas, context = noBoundaries, chosen, shares, point, marks = noMarks, height, label, onPick, onArea, onMark } = props;
  const coloured = useMemo(
    (): BoundaryCollection => ({
      ...areas,
      features: areas.features.map((f) => ({
        ...f,
        properties: {
          ...f.properties,
          chosen: f.properties.code === chosen,
          ...(shares ? { share: shares.get(f.properties.code) ?? 0 } : {}),
        },
      })),
    }),
    [areas, chosen, shares],
  );
  const marked = useMemo(
    () => ({
      type: 'FeatureCollection',
      features: marks.map(({ id, name, point: { lon, lat } }) => ({
        type: 'Feature',
        properties: { id, name },
        geometry: { type: 'Point', coordinates: [lon, lat] },
      })),
    }),
    [marks],
  );
  const acts = useRef({ onPick, onArea, onMark });
  acts.current = { onPick, onArea, onMark };
  const { box, map, failed } = useMap({
    style: (mode) => mapStyle(mode, context, coloured),
    listen: (made) =>
      made.on('click', (e) => {
        acts.current.onPick?.({ lon: e.lngLat.lng, lat: e.lngLat.lat });
        const mark = made.queryRenderedFeatures(e.point, { layers: ['marks'] })[0]?.properties['id'] as string | undefined;
        if (mark) return acts.current.onMark?.(mark);
        const code = made.queryRenderedFeatures(e.point, { layers: ['areas-fill'] })[0]?.properties['code'] as string | undefined;
        if (code) acts.current.onArea?.(code);
      }),
    dress: addMarks,
    data: { context, areas: coloured, marks: marked },
  });
  usePin(map, point);
  const alone = useMemo(
    (): BoundaryCollection => ({ ...areas, features: areas.features.filter((f) => f.properties.code === chosen) }),
    [areas, chosen],
  );
  useFrame(map, 28, [alone, areas, context]);

  return <MapBox box={box} failed={failed} height={height} label={label} picks={onPick !== undefined} />;
};

export default MapCanvas;
