import { type MapGeoJSONFeature, type Map as MapLibre, Marker, ScaleControl } from 'maplibre-gl';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point } from '#contract/kernel/values.ts';
import type { MapArea } from '#contract/map/api.ts';
import { type MapLayerId, mapZooms } from '#contract/map/layers.ts';
import { type CityMap, cityStyle, clickable } from '#ui/city-map.ts';
import { layerViews } from '../../../app/manifest.ts';
import { makeMap } from '../../../components/map/makeMap.ts';
import { drawMark, markRatio } from './marks.ts';
import type { Picked } from './picked.ts';

/** A piece of the map: west, south, east, north in degrees. */
export type Near = readonly [number, number, number, number];
/** Zoom from which outlines can be told from one another. */
const outlinesFrom = 15;

/** What the page may ask of the map beside showing. */
export interface CityHandle {
  /** Asks for the tiles of a layer again; what is shown stays until they are there. */
  refresh(layer: MapLayerId): void;
  /** Draws a ring that spreads and fades. */
  pulse(points: readonly Point[]): void;
}
interface Props {
  view: CityMap;
  area: MapArea;
  /** Share 0–1 of each area below, for its colour. */
  shares: ReadonlyMap<string, number>;
  onArea: (code: string) => void;
  onPick: (picked: Picked | null) => void;
  /** Says what piece of the map is on screen after each move: west, south, east, north; null from farther off than outlines are drawn. */
  onNear: (bounds: Near | null) => void;
  label: string;
  /** Pixels at the right edge that something lies over. */
  covered: number;
  ref: Ref<CityHandle>;
}

/** Room around the area on screen, in px. */
const margin = { top: 36, bottom: 36, left: 36 };
const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** What stands under a click: a thing, or the members of a cluster; null when the cluster has too many and the map goes nearer. */
const pickedOf = (feature: MapGeoJSONFeature, point: Point): Picked | null => {
  const { id, ids, total, active, name, approximate } = feature.properties as Record<string, string | number | undefined>;
  const layer = feature.source as MapLayerId;
  if (ids) return { layer, ids: String(ids).split(','), point };
  if (!id) return null;
  const workers = layer === 'workers' ? { total: Number(total), active: Number(active), name: String(name ?? '') } : {};
  return { layer, ids: [String(id)], point, approximate: approximate === 1, ...workers };
};

/** The map itself: drawn from the view as a whole, so that whatever changes changes in one place. */
const CityCanvas = ({ view, area, shares, onArea, onPick, onNear, label, covered, ref }: Props) => {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const map = useRef<MapLibre | null>(null);
  const [failed, setFailed] = useState(false);
  /** In a few words what a mark under the pointer stands for. */
  const hint = ({ source, properties }: MapGeoJSONFeature): string => {
    const { n, name, state, light, total, active } = properties as Record<string, string | number | undefined>;
    if (n) return `${t(layerViews[source]?.title ?? source)} ${n}`;
    if (source === 'cases') return `${t(`cases:states.${state}`)} · ${t(`cases:lights.${light}`)}`;
    return source === 'workers' ? `${name} · ${t('map:workersPresent', { total, active })}` : String(name ?? '');
  };
  const now = useRef({ view, onArea, onPick, onNear, hint });
  now.current = { view, onArea, onPick, onNear, hint };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is made once; what changes is handed to it below
  useEffect(() => {
    if (!box.current) return;
    let made: MapLibre;
    try {
      made = makeMap(
        {
          container: box.current,
          style: cityStyle(view),
          attributionControl: view.basemap ? { compact: true } : false,
          maxZoom: 19,
          // foreign hosts are told which site asks, which their keys are bound to, but not which page
          transformRequest: (url) => (url.startsWith(view.origin) ? { url } : { url, referrerPolicy: 'origin' }),
          ...(area.bounds && { bounds: area.bounds, fitBoundsOptions: { padding: { ...margin, right: covered } } }),
        },
        'bottom-right',
      );
    } catch {
      setFailed(true);
      return;
    }
    map.current = made;
    made.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
    made.setMissingStyleImageResolver((id) => {
      const image = drawMark(id, now.current.view.mode);
      if (image && !made.hasImage(id)) made.addImage(id, image, { pixelRatio: markRatio });
    });
    const things = (point: { x: number; y: number }): MapGeoJSONFeature[] =>
      made.queryRenderedFeatures(
        [
          [point.x - 4, point.y - 4],
          [point.x + 4, point.y + 4],
        ],
        { layers: clickable(now.current.view.layers).filter((id) => made.getLayer(id)) },
      );
    made.on('click', (event) => {
      const [thing] = things(event.point);
      if (thing) {
        const [lon, lat] = (thing.geometry as GeoJSON.Point).coordinates as [number, number];
        const picked = pickedOf(thing, { lon, lat });
        now.current.onPick(picked);
        const nearer = { center: [lon, lat] as [number, number], zoom: Math.min(mapZooms.points, Math.floor(made.getZoom()) + 2) };
        if (!picked) made.easeTo({ ...nearer, animate: !still() });
        return;
      }
      now.current.onPick(null);
      const [over] = made.queryRenderedFeatures(event.point, { layers: ['below-fill', 'beside-fill'] });
      if (over) now.current.onArea(String(over.properties['code']));
    });
    made.on('moveend', () => {
      const bounds = made.getBounds();
      const edges = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const;
      now.current.onNear(made.getZoom() < outlinesFrom ? null : edges);
    });
    let hovered: string | null = null;
    made.on('mousemove', (event) => {
      const over = made.queryRenderedFeatures(event.point, { layers: ['below-fill'] })[0]?.properties['code'] as string | undefined;
      if (hovered !== (over ?? null)) {
        if (hovered) made.removeFeatureState({ source: 'areas', sourceLayer: 'areas', id: hovered }, 'hover');
        if (over) made.setFeatureState({ source: 'areas', sourceLayer: 'areas', id: over }, { hover: true });
        hovered = over ?? null;
      }
      const [thing] = things(event.point);
      made.getCanvas().style.cursor = over || thing ? 'pointer' : '';
      made.getCanvas().title = thing ? now.current.hint(thing) : '';
    });
    // said once everything of the first view is drawn: when, and how much; the bench reads it
    made.once('idle', () => {
      const count = (layers: string[]): number => made.queryRenderedFeatures({ layers }).length;
      Object.assign(box.current?.dataset ?? {}, {
        at: String(performance.now()),
        shown: JSON.stringify({ areas: count(['below-fill']), cases: count(['cases-one', 'cases-many']) }),
      });
    });
    return () => {
      map.current = null;
      made.remove();
    };
  }, []);

  const drawn = useRef(view);
  useEffect(() => {
    const before = drawn.current;
    if (before === view || !map.current) return;
    drawn.current = view;
    map.current.setStyle(cityStyle(view), { diff: true });
    if (before.mode === view.mode) return;
    for (const name of map.current.listImages()) {
      const image = drawMark(name, view.mode);
      if (image) map.current.updateImage(name, image);
    }
  }, [view]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another view may have made the source anew
  useEffect(() => {
    const give = (): void => {
      map.current?.removeFeatureState({ source: 'areas', sourceLayer: 'areas' });
      for (const [id, share] of shares) map.current?.setFeatureState({ source: 'areas', sourceLayer: 'areas', id }, { share });
    };
    if (map.current?.isStyleLoaded()) give();
    else map.current?.once('styledata', give);
  }, [shares, view.version]);

  const fitted = useRef(area.code);
  useEffect(() => {
    if (fitted.current === area.code || !area.bounds) return;
    fitted.current = area.code;
    map.current?.fitBounds(area.bounds, { padding: { ...margin, right: covered }, animate: !still(), duration: 500, maxZoom: 17 });
  }, [area.code, area.bounds, covered]);

  useImperativeHandle(ref, () => ({
    refresh: (layer) => {
      for (const source of layer === 'cases' ? ['cases', 'heat'] : [layer])
        if (map.current?.getSource(source)) map.current.refreshTiles(source);
    },
    pulse: (points) => {
      for (const { lon, lat } of points) {
        if (!map.current) return;
        const ring = document.createElement('span');
        ring.className = 'city-pulse';
        const marker = new Marker({ element: ring }).setLngLat([lon, lat]).addTo(map.current);
        setTimeout(() => marker.remove(), 4_000);
      }
    },
  }));

  if (failed) return <div className="city-failed">{t('map:failed')}</div>;
  return <section ref={box} className="city-canvas" aria-label={label} />;
};

export default CityCanvas;
