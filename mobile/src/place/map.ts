import type { Point } from '#contract/kernel/values.ts';
import { type BoundaryCollection, boundsOf, mapFonts, mapStyle } from '#ui/map.ts';
import { currentMode } from '#ui/mode.ts';
import { palette } from '#ui/theme.ts';
import { type GeoJSONSource, MapLibre } from './maplibre.ts';

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

const closeUp = 15;
/** Where no community is drawn, close up there is nothing to see: the county's outline around the pin says at least whereabouts. */
const farOff = 9;
/** Zoom from which grids are told apart. */
const gridsFrom = 13;
/** Names on the map in parts of the page's type size. */
const nameSize = 0.85;
const empty: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Draws the jurisdiction's own boundaries, without tiles or fonts from anywhere else. Loaded only when somebody opens the map. */
export const drawMap = ({ box, streets, communities, start, label, onMove }: MapRequest) => {
  const outline = streets as BoundaryCollection;
  const near = (communities as BoundaryCollection).features.length > 0 ? closeUp : farOff;
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
      ? { center: [start.lon, start.lat] as [number, number], zoom: near }
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
  // A tap brings the pin there.
  map.on('click', (event) => map.easeTo({ center: event.lngLat }));
  const ready = new Promise<void>((resolve) => {
    map.once('load', () => {
      const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * nameSize;
      const colours = palette[currentMode()];
      map.setLayoutProperty('areas-name', 'text-size', size);
      map.addSource('grids', { type: 'geojson', data: empty });
      map.addLayer({
        id: 'grids-line',
        type: 'line',
        source: 'grids',
        minzoom: gridsFrom,
        paint: { 'line-color': colours.textSoft, 'line-dasharray': [3, 2] },
      });
      map.addLayer({
        id: 'grids-name',
        type: 'symbol',
        source: 'grids',
        minzoom: gridsFrom,
        layout: { 'text-field': ['get', 'name'], 'text-size': size },
        paint: { 'text-color': colours.textSoft, 'text-halo-color': colours.surface, 'text-halo-width': 1.6 },
      });
      tell();
      resolve();
    });
  });
  /** The outline of an area, or of the smallest one around it that the map holds. */
  const outlineOf = (code: string): [number, number, number, number] | null => {
    const holding = [...(communities as BoundaryCollection).features, ...outline.features].find((one) =>
      code.startsWith(String(one.properties.code)),
    );
    return holding ? boundsOf({ ...outline, features: [holding] }) : null;
  };
  return {
    goToArea: (code: string) => {
      const around = outlineOf(code);
      if (around) map.fitBounds(around, { padding: 24, animate: false });
    },
    goTo: (point: Point) => map.jumpTo({ center: [point.lon, point.lat], zoom: Math.max(map.getZoom(), near) }),
    /** Draws the grids of the community under the pin, seen from close up. */
    showGrids: (grids: unknown) =>
      void ready.then(() => map.getSource<GeoJSONSource>('grids')?.setData(grids as GeoJSON.FeatureCollection)),
    remove: () => map.remove(),
  };
};
