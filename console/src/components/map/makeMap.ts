import i18next from 'i18next';
import { Map as MapLibre, type MapOptions, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { mapFonts } from '#ui/map.ts';
import { queryClient } from '../../app/queries.ts';

setWorkerUrl(workerUrl);

/**
 * Says on a map that it is being drawn, until it has drawn the boundaries that were on their way: what has none, and what could not be
 * fetched, stays an empty map.
 */
const announce = (map: MapLibre): void => {
  const words = document.createElement('p');
  words.className = 'map-wait';
  words.setAttribute('role', 'status');
  words.textContent = i18next.t('console:map.drawing');
  map.getContainer().append(words);
  // an answer that brings nothing to draw moves nothing: the frame asked for here looks again
  const forget = queryClient.getQueryCache().subscribe(({ query }) => query.queryKey[0] === 'boundaries' && map.triggerRepaint());
  const end = (): void => {
    forget();
    map.off('idle', look);
    words.remove();
  };
  const look = (): void => {
    if (queryClient.isFetching({ queryKey: ['boundaries'] }) === 0) end();
  };
  map.on('idle', look);
  map.once('remove', end);
};

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
  announce(map);
  return map;
};
