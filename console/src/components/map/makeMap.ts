import { Map as MapLibre, type MapOptions, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { mapFonts } from '#ui/map.ts';

setWorkerUrl(workerUrl);

/**
 * A map as every page of the console has it: north up, Chinese set in the reader's own face, nothing fading, all of China until it is told
 * where to look, buttons for zooming in a corner.
 * @throws when the browser cannot draw (no WebGL)
 */
export const makeMap = (
  options: Pick<MapOptions, 'container' | 'style'> & Partial<MapOptions>,
  corner: 'top-right' | 'bottom-right' = 'top-right',
): MapLibre => {
  const map = new MapLibre({
    attributionControl: false,
    localIdeographFontFamily: mapFonts,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    maxZoom: 18,
    center: [104, 35],
    zoom: 3,
    ...options,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), corner);
  return map;
};
