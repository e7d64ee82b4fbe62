import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Point } from '#contract/kernel/values.ts';
import { type BoundaryCollection, boundsOf, mapFonts, mapStyle } from '#ui/map.ts';
import { currentMode } from '#ui/mode.ts';

interface MapRequest {
  box: HTMLElement;
  streets: unknown;
  communities: unknown;
  start: Point | null;
  /** Name of the map for screen readers. */
  label: string;
  /** The point under the pin, whenever the map comes to rest. */
  onMove: (point: Point) => void;
}

setWorkerUrl(workerUrl);
const closeUp = 15;

/** Draws the jurisdiction's own boundaries, without tiles or fonts from anywhere else. Loaded only when somebody opens the map. */
export const drawMap = ({ box, streets, communities, start, label, onMove }: MapRequest) => {
  const outline = streets as BoundaryCollection;
  const bounds = boundsOf(outline);
  const map = new MapLibre({
    container: box,
    style: mapStyle(currentMode(), outline, communities as BoundaryCollection),
    localIdeographFontFamily: mapFonts,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 18,
    ...(start
      ? { center: [start.lon, start.lat] as [number, number], zoom: closeUp }
      : bounds
        ? { bounds, fitBoundsOptions: { padding: 24 } }
        : {}),
  });
  map.touchZoomRotate.disableRotation();
  map.getCanvas().setAttribute('aria-label', label);
  const tell = () => {
    const { lng, lat } = map.getCenter();
    onMove({ lon: Number(lng.toFixed(6)), lat: Number(lat.toFixed(6)) });
  };
  map.on('moveend', tell);
  map.once('load', tell);
  return {
    goTo: (point: Point) => map.jumpTo({ center: [point.lon, point.lat], zoom: Math.max(map.getZoom(), closeUp) }),
    remove: () => map.remove(),
  };
};
