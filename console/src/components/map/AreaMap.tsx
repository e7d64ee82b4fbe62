import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { MapProps } from './MapCanvas.tsx';

const MapCanvas = lazy(() => import('./MapCanvas.tsx'));

/** A map of our own boundaries. The map engine is only fetched when a map is first shown. */
export const AreaMap = (props: MapProps) => (
  <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: props.height }} />}>
    <MapCanvas {...props} />
  </Suspense>
);
