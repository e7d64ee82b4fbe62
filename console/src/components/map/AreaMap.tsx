import { lazy, Suspense } from 'react';
import type { MapProps } from './MapCanvas.tsx';
import { MapWait } from './MapWait.tsx';

const MapCanvas = lazy(() => import('./MapCanvas.tsx'));

/** A map of our own boundaries. The map engine is only fetched when a map is first shown. */
export const AreaMap = (props: MapProps) => (
  <Suspense fallback={<MapWait height={props.height} />}>
    <MapCanvas {...props} />
  </Suspense>
);
