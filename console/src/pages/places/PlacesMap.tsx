import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { PlacesMapProps } from './PlacesCanvas.tsx';

const PlacesCanvas = lazy(() => import('./PlacesCanvas.tsx'));

/** A map of places; the map engine is only fetched when one is first shown. */
export const PlacesMap = (props: PlacesMapProps) => (
  <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: props.height }} />}>
    <PlacesCanvas {...props} />
  </Suspense>
);
