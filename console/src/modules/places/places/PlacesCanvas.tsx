import type { FeatureCollection } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useMemo, useRef } from 'react';
import type { Point } from '#contract/kernel/values.ts';
import { type PlaceKind, placeKindSet } from '#contract/places/kinds.ts';
import { type BoundaryCollection, boundsOf, mapStyle, noBoundaries } from '#ui/map.ts';
import { type Mode, palette } from '#ui/theme.ts';
import { refined } from '../../../app/kinds.ts';
import { MapBox, useMap, usePin } from '../../../components/map/useMap.tsx';
import { mapPattern } from '../../../components/map-pattern.ts';
import { kindImage } from './kinds.tsx';

export interface PlacesMapProps {
  areas: BoundaryCollection;
  context?: BoundaryCollection | undefined;
  /** Shares 0–1 by area code: colours the areas; one without a share is dotted. */
  shares?: ReadonlyMap<string, number> | undefined;
  places?: readonly { id: string; kind: PlaceKind; name: string; point: Point }[];
  /** Circles of this many metres around every place. */
  radius?: number | undefined;
  /** The one point that is being chosen or shown. */
  point?: Point | null | undefined;
  height: number;
  label: string;
  onPick?: ((point: Point) => void) | undefined;
  onPlace?: ((id: string) => void) | undefined;
}

const none: FeatureCollection = { type: 'FeatureCollection', features: [] };
const metresPerDegree = 111_195;
/** A circle in metres as a polygon of 48 corners. */
const ring = ({ lon, lat }: Point, radius: number): [number, number][] =>
  Array.from({ length: 49 }, (_, i) => {
    const angle = (i / 24) * Math.PI;
    const dx = (radius * Math.cos(angle)) / (metresPerDegree * Math.cos((lat * Math.PI) / 180));
    return [lon + dx, lat + (radius * Math.sin(angle)) / metresPerDegree];
  });

const boundsOfPoints = (points: readonly Point[]): [number, number, number, number] => [
  Math.min(...points.map(({ lon }) => lon)),
  Math.min(...points.map(({ lat }) => lat)),
  Math.max(...points.map(({ lon }) => lon)),
  Math.max(...points.map(({ lat }) => lat)),
];

/** Our own sources and layers, on top of the areas. */
const addPlaces = (map: MapLibre, mode: Mode, cluster: boolean): void => {
  const c = palette[mode];
  for (const kind of refined(placeKindSet)) {
    const image = kindImage(kind, mode);
    if (image && !map.hasImage(kind)) map.addImage(kind, image, { pixelRatio: 2 });
  }
  const dots = mapPattern('no_data', mode);
  if (dots && !map.hasImage('no_data')) map.addImage('no_data', dots);
  const unknown = ['==', ['get', 'unknown'], true] as never;
  map.addLayer({ id: 'unknown', type: 'fill', source: 'areas', filter: unknown, paint: { 'fill-pattern': 'no_data' } }, 'areas-line');
  map.addSource('circles', { type: 'geojson', data: none });
  map.addSource('places', { type: 'geojson', data: none, cluster, clusterRadius: 36, clusterMaxZoom: 15 });
  map.addLayer({
    id: 'circles-line',
    type: 'line',
    source: 'circles',
    paint: { 'line-color': c.accent, 'line-width': 1, 'line-dasharray': [3, 2] },
  });
  map.addLayer({
    id: 'clusters',
    type: 'circle',
    source: 'places',
    filter: ['has', 'point_count'],
    paint: {
      'circle-color': c.surface,
      'circle-radius': ['step', ['get', 'point_count'], 13, 20, 16, 100, 20],
      'circle-stroke-color': c.ink,
      'circle-stroke-width': 1.6,
    },
  });
  map.addLayer({
    id: 'clusters-count',
    type: 'symbol',
    source: 'places',
    filter: ['has', 'point_count'],
    // the room of a number is that of its circle, so that no name is put over it
    layout: { 'text-field': ['get', 'point_count_abbreviated'], 'text-size': 12, 'text-allow-overlap': true, 'text-padding': 12 },
    paint: { 'text-color': c.text },
  });
  map.addLayer({
    id: 'places',
    type: 'symbol',
    source: 'places',
    filter: ['!', ['has', 'point_count']],
    layout: {
      'icon-image': ['get', 'kind'],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.5, 13, 1],
      'icon-allow-overlap': true,
      'text-field': ['step', ['zoom'], '', 13.5, ['get', 'name']],
      'text-size': 11,
      'text-offset': [0, 1.2],
      'text-anchor': 'top',
      'text-optional': true,
      'text-max-width': 9,
    },
    paint: { 'text-color': c.text, 'text-halo-color': c.surface, 'text-halo-width': 1.6 },
  });
};

/** The map of places: areas, clustered marks, circles, a point to choose. Without WebGL it says so; everything stands in words beside it. */
const PlacesCanvas = ({
  areas,
  context = noBoundaries,
  shares,
  places = [],
  radius,
  point,
  height,
  label,
  onPick,
  onPlace,
}: PlacesMapProps) => {
  const coloured = useMemo(
    (): BoundaryCollection => ({
      ...areas,
      features: shares
        ? areas.features.map((f) => {
            const share = shares.get(f.properties.code);
            return { ...f, properties: { ...f.properties, ...(share === undefined ? { unknown: true } : { share }) } };
          })
        : areas.features,
    }),
    [areas, shares],
  );
  const marks = useMemo(
    (): FeatureCollection => ({
      type: 'FeatureCollection',
      features: places.map(({ id, kind, name, point: at }) => ({
        type: 'Feature',
        properties: { id, kind, name },
        geometry: { type: 'Point', coordinates: [at.lon, at.lat] },
      })),
    }),
    [places],
  );
  const circles = useMemo(
    (): FeatureCollection => ({
      type: 'FeatureCollection',
      features: radius
        ? places.map(({ point: at }) => ({
            type: 'Feature',
            properties: {},
            geometry: { type: 'Polygon', coordinates: [ring(at, radius)] },
          }))
        : [],
    }),
    [places, radius],
  );
  const acts = useRef({ onPick, onPlace });
  acts.current = { onPick, onPlace };
  const { box, map, failed } = useMap({
    style: (mode) => mapStyle(mode, context, coloured),
    listen: (made) => {
      made.on('click', (e) => {
        const [hit] = made.getLayer('places') ? made.queryRenderedFeatures(e.point, { layers: ['places', 'clusters'] }) : [];
        const id = hit?.properties['id'] as string | undefined;
        if (id && acts.current.onPlace) acts.current.onPlace(id);
        else if (hit && !id && acts.current.onPlace) made.easeTo({ center: e.lngLat, zoom: made.getZoom() + 2, duration: 200 });
        else acts.current.onPick?.({ lon: e.lngLat.lng, lat: e.lngLat.lat });
      });
      for (const layer of ['places', 'clusters']) {
        made.on('mouseenter', layer, () => made.getCanvas().style.setProperty('cursor', 'pointer'));
        made.on('mouseleave', layer, () => made.getCanvas().style.removeProperty('cursor'));
      }
    },
    dress: (made, mode) => addPlaces(made, mode, radius === undefined),
    data: { context, areas: coloured, places: marks, circles },
  });
  usePin(map, point);

  // around the places where there are some and nothing is being chosen; else around the areas
  const around = radius === undefined && !onPick && places.length > 0 ? boundsOfPoints(places.map((one) => one.point)) : null;
  const bounds = around ?? boundsOf(areas) ?? boundsOf(context);
  const frame = bounds?.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the frame counts, not the object that carries it
  useEffect(() => {
    if (point) map.current?.jumpTo({ center: [point.lon, point.lat], zoom: 15 });
    else if (bounds) map.current?.fitBounds(bounds, { padding: 40, animate: false, maxZoom: 15 });
  }, [frame]);

  return <MapBox box={box} failed={failed} height={height} label={label} picks={onPick !== undefined} />;
};

export default PlacesCanvas;
