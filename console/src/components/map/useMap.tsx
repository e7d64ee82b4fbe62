import type { FeatureCollection } from 'geojson';
import { type GeoJSONSource, type Map as MapLibre, Marker, type StyleSpecification } from 'maplibre-gl';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point } from '#contract/kernel/values.ts';
import { type BoundaryCollection, boundsOf } from '#ui/map.ts';
import { type Mode, palette } from '#ui/theme.ts';
import { useMode } from '../../app/hooks.ts';
import { makeMap } from './makeMap.ts';

/** What a map of one page is made of. Always the functions of the latest rendering are called. */
export interface MapParts {
  /** The style in a mode; asked for again when the mode changes. */
  style: (mode: Mode) => StyleSpecification;
  /** Called once with the new map: adds what listens to it. */
  listen: (map: MapLibre) => void;
  /** Adds images and layers of its own to a style that has just been loaded. */
  dress?: (map: MapLibre, mode: Mode) => void;
  /** Data by source; a source gets its data when the style is loaded and whenever the object is another one. */
  data: Readonly<Record<string, unknown>>;
}

/**
 * A map that lives as long as its page: made once, restyled when the mode changes, fed when its data change.
 * @returns where it is drawn, the map (null before and without WebGL), and whether the browser could not draw it
 */
export const useMap = (parts: MapParts): { box: RefObject<HTMLElement | null>; map: RefObject<MapLibre | null>; failed: boolean } => {
  const mode = useMode();
  const box = useRef<HTMLElement>(null);
  const map = useRef<MapLibre | null>(null);
  const [failed, setFailed] = useState(false);
  const now = useRef({ ...parts, mode });
  now.current = { ...parts, mode };
  const fed = useRef<Record<string, unknown>>({});

  const feed = useRef((): void => {
    for (const [source, data] of Object.entries(now.current.data)) {
      const held = map.current?.getSource<GeoJSONSource>(source);
      if (!held || fed.current[source] === data) continue;
      fed.current[source] = data;
      held.setData(data as FeatureCollection);
    }
  });

  useEffect(() => {
    if (!box.current) return;
    try {
      const made = makeMap({ container: box.current, style: now.current.style(now.current.mode) });
      now.current.listen(made);
      made.on('style.load', () => {
        fed.current = {};
        now.current.dress?.(made, now.current.mode);
        feed.current();
      });
      map.current = made;
    } catch {
      setFailed(true);
    }
    return () => {
      map.current?.remove();
      map.current = null;
    };
  }, []);

  useEffect(() => feed.current());

  const drawn = useRef(mode);
  useEffect(() => {
    if (drawn.current === mode) return;
    drawn.current = mode;
    map.current?.setStyle(now.current.style(mode), { diff: false });
  }, [mode]);

  return { box, map, failed };
};

/**
 * Shows the whole of some boundaries whenever the object is another one; the first that has any counts.
 * @param padding - room at each edge, in px
 */
export const useFrame = (map: RefObject<MapLibre | null>, padding: number, shown: readonly BoundaryCollection[]): void => {
  useEffect(
    () => {
      const bounds = shown.map(boundsOf).find((found) => found !== null);
      if (bounds) map.current?.fitBounds(bounds, { padding, animate: false, maxZoom: 16 });
    },
    // biome-ignore lint/correctness/useExhaustiveDependencies: the boundaries count, not the list that carries them
    shown,
  );
};

/** Marks one point of a map with a pin. */
export const usePin = (map: RefObject<MapLibre | null>, point: Point | null | undefined): void => {
  const mode = useMode();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place counts, not the object that carries it
  useEffect(() => {
    if (!point || !map.current) return;
    const marker = new Marker({ color: palette[mode].accent }).setLngLat([point.lon, point.lat]).addTo(map.current);
    return () => void marker.remove();
  }, [point?.lon, point?.lat, mode]);
};

/** The place of a map on its page, or the word that this browser cannot draw one. */
export const MapBox = (props: {
  box: RefObject<HTMLElement | null>;
  failed: boolean;
  height: number;
  label: string;
  picks?: boolean;
  /** Said without WebGL, where there is more to say than that the map is missing. */
  instead?: ReactNode;
}) => {
  const { box, failed, height, label, picks = false, instead } = props;
  const { t } = useTranslation();
  if (failed)
    return (
      <div className="map-failed" style={{ height }}>
        {instead ?? t('map.failed')}
      </div>
    );
  return <section ref={box} className={`map ${picks ? 'map-pick' : ''}`} style={{ height }} aria-label={label} />;
};
