import { lazy, Suspense } from 'react';
import { MapWait } from '../../../components/map/MapWait.tsx';
import type { PlacesMapProps } from './PlacesCanvas.tsx';

const PlacesCanvas = lazy(() => import('./PlacesCanvas.tsx'));

/** A map of places; the map engine is only fetched when one is first shown. */
export const PlacesMap = (props: PlacesMapProps) => (
  <Suspense fallback={<MapWait height={props.height} />}>
    <PlacesCanvas {...props} />
  </Suspense>
);
