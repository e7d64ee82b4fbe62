import { useMemo, useRef } from 'react';
import type { Point } from '#contract/kernel/values.ts';
import { type BoundaryCollection, mapStyle, noBoundaries } from '#ui/map.ts';
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
  height: number;
  label: string;
  onPick?: (point: Point) => void;
  onArea?: (code: string) => void;
}

/** The map itself. Without WebGL it says so instead of failing; everything it shows stands in words beside it as well. */
const MapCanvas = ({ areas, context = noBoundaries, chosen, shares, point, height, label, onPick, onArea }: MapProps) => {
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
  const acts = useRef({ onPick, onArea });
  acts.current = { onPick, onArea };
  const { box, map, failed } = useMap({
    style: (mode) => mapStyle(mode, context, coloured),
    listen: (made) =>
      made.on('click', (e) => {
        acts.current.onPick?.({ lon: e.lngLat.lng, lat: e.lngLat.lat });
        const code = made.queryRenderedFeatures(e.point, { layers: ['areas-fill'] })[0]?.properties['code'] as string | undefined;
        if (code) acts.current.onArea?.(code);
      }),
    data: { context, areas: coloured },
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
