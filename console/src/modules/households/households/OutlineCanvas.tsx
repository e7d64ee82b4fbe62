import type { FeatureCollection } from 'geojson';
import { useMemo, useRef, useState } from 'react';
import type { Outline } from '#contract/households/api.ts';
import type { Point } from '#contract/kernel/values.ts';
import { type BoundaryCollection, mapStyle, noBoundaries } from '#ui/map.ts';
import { palette } from '#ui/theme.ts';
import { MapBox, useFrame, useMap, usePin } from '../../../components/map/useMap.tsx';

export interface OutlineMapProps {
  /** Ground around it: the grids of its community. */
  areas: BoundaryCollection;
  point: Point | null;
  /** Corners so far, however few. */
  corners: Outline;
  /** Outlines of buildings nearby. */
  others: readonly Outline[];
  height: number;
  label: string;
  onPick?: (point: Point) => void;
}

const closed = (corners: Outline): Outline => [...corners, corners[0] as Outline[number]];
const polygons = (outlines: readonly Outline[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: outlines
    .filter(({ length }) => length > 0)
    .map((corners) => ({
      type: 'Feature',
      properties: {},
      geometry: corners.length < 3 ? { type: 'LineString', coordinates: corners } : { type: 'Polygon', coordinates: [closed(corners)] },
    })),
});
const dots = (corners: Outline): FeatureCollection => ({
  type: 'FeatureCollection',
  features: corners.map((coordinates) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } })),
});

/** About 150 m around a point, so that a building can be told from its neighbours. */
const around = ({ lon, lat }: Point): BoundaryCollection => ({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { code: '', name: '', level: '' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [lon - 0.0015, lat - 0.0015],
            [lon + 0.0015, lat + 0.0015],
          ],
        ],
      },
    } as BoundaryCollection['features'][number],
  ],
});

/** Where a building stands and what ground it covers. */
const OutlineCanvas = ({ areas, point, corners, others, height, label, onPick }: OutlineMapProps) => {
  const acts = useRef(onPick);
  acts.current = onPick;
  const data = useMemo(() => ({ outline: polygons([corners]), corners: dots(onPick ? corners : []) }), [corners, onPick]);
  const beside = useMemo(() => polygons(others), [others]);
  const { box, map, failed } = useMap({
    style: (mode) => mapStyle(mode, noBoundaries, areas),
    listen: (made) => void made.on('click', ({ lngLat }) => acts.current?.({ lon: lngLat.lng, lat: lngLat.lat })),
    dress: (made, mode) => {
      const c = palette[mode];
      for (const id of ['others', 'outline', 'corners']) made.addSource(id, { type: 'geojson', data: polygons([]) });
      made.addLayer({ id: 'others', type: 'line', source: 'others', paint: { 'line-color': c.textSoft, 'line-width': 1 } });
      made.addLayer({ id: 'outline-fill', type: 'fill', source: 'outline', paint: { 'fill-color': c.accent, 'fill-opacity': 0.16 } });
      made.addLayer({ id: 'outline', type: 'line', source: 'outline', paint: { 'line-color': c.accent, 'line-width': 2 } });
      made.addLayer({
        id: 'corners',
        type: 'circle',
        source: 'corners',
        paint: { 'circle-radius': 4, 'circle-color': c.surface, 'circle-stroke-color': c.accent, 'circle-stroke-width': 2 },
      });
    },
    data: { areas, others: beside, ...data },
  });
  usePin(map, point);
  // the frame is that of the opening: a click is not to move the map under the pointer
  const [frame] = useState(() => (point ? around(point) : noBoundaries));
  useFrame(map, 24, [frame, areas]);
  return <MapBox box={box} failed={failed} height={height} label={label} picks={onPick !== undefined} />;
};

export default OutlineCanvas;
