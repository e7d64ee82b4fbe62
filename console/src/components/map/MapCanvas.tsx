import type { FeatureCollection } from 'geojson';
import { type GeoJSONSource, type Map as MapLibre, Marker } from 'maplibre-gl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point } from '#contract/kernel/values.ts';
import { type BoundaryCollection, boundsOf, mapStyle, noBoundaries } from '#ui/map.ts';
import { palette } from '#ui/theme.ts';
import { useMode } from '../../app/hooks.ts';
import { makeMap } from './makeMap.ts';

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

/** Gives the sources their data, as soon as the style that holds them stands. */
const fill = (map: MapLibre | null, context: BoundaryCollection, areas: BoundaryCollection): void => {
  map?.getSource<GeoJSONSource>('context')?.setData(context as unknown as FeatureCollection);
  map?.getSource<GeoJSONSource>('areas')?.setData(areas as unknown as FeatureCollection);
};

/** The map itself. Without WebGL it says so instead of failing; everything it shows stands in words beside it as well. */
const MapCanvas = ({ areas, context = noBoundaries, chosen, shares, point, height, label, onPick, onArea }: MapProps) => {
  const { t } = useTranslation();
  const mode = useMode();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibre | null>(null);
  const acts = useRef({ onPick, onArea });
  acts.current = { onPick, onArea };
  const [failed, setFailed] = useState(false);
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
  const shown = useRef({ context, coloured });
  shown.current = { context, coloured };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is made once; what changes is handed to it below
  useEffect(() => {
    if (!box.current) return;
    try {
      const made = makeMap({
        container: box.current,
        style: mapStyle(mode, context, coloured),
      });
      made.on('click', (e) => {
        acts.current.onPick?.({ lon: e.lngLat.lng, lat: e.lngLat.lat });
        const code = made.queryRenderedFeatures(e.point, { layers: ['areas-fill'] })[0]?.properties['code'] as string | undefined;
        if (code) acts.current.onArea?.(code);
      });
      made.on('style.load', () => fill(made, shown.current.context, shown.current.coloured));
      map.current = made;
    } catch {
      setFailed(true);
    }
    return () => {
      map.current?.remove();
      map.current = null;
    };
  }, []);

  useEffect(() => fill(map.current, context, coloured), [context, coloured]);

  const drawn = useRef(mode);
  // biome-ignore lint/correctness/useExhaustiveDependencies: data has its own way in above, only the mode redraws the style
  useEffect(() => {
    if (drawn.current === mode) return;
    drawn.current = mode;
    map.current?.setStyle(mapStyle(mode, context, coloured), { diff: false });
  }, [mode]);

  useEffect(() => {
    const target = { ...areas, features: areas.features.filter((f) => !chosen || f.properties.code === chosen) };
    const bounds = boundsOf(target.features.length > 0 ? target : areas) ?? boundsOf(context);
    if (bounds) map.current?.fitBounds(bounds, { padding: 28, animate: false, maxZoom: 16 });
  }, [areas, context, chosen]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the place counts, not the object that carries it
  useEffect(() => {
    if (!point || !map.current) return;
    const marker = new Marker({ color: palette[mode].accent }).setLngLat([point.lon, point.lat]).addTo(map.current);
    return () => void marker.remove();
  }, [point?.lon, point?.lat, mode]);

  if (failed)
    return (
      <div className="map-failed" style={{ height }}>
        {t('map.failed')}
      </div>
    );
  return <section ref={box} className={`map ${onPick ? 'map-pick' : ''}`} style={{ height }} aria-label={label} />;
};

export default MapCanvas;
