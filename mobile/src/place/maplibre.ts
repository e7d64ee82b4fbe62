import 'maplibre-gl/dist/maplibre-gl.css';
import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';

setWorkerUrl(workerUrl);

export { type GeoJSONSource, Map as MapLibre, Marker } from 'maplibre-gl';

/** Fetches what a map needs beside its code, so that it opens without a network. */
export const bringMap = async (): Promise<void> => {
  await fetch(workerUrl);
};
