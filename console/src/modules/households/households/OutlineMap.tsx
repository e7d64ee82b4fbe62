import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { Outline } from '#contract/households/api.ts';
import type { Point } from '#contract/kernel/values.ts';
import { type BoundaryCollection, noBoundaries } from '#ui/map.ts';
import { boundariesQuery } from '../../../app/queries.ts';
import { MapWait } from '../../../components/map/MapWait.tsx';
import { outlinesQuery } from './queries.ts';

const OutlineCanvas = lazy(() => import('./OutlineCanvas.tsx'));
const none: Outline = [];

interface Props {
  /** The building itself, which is no neighbour. */
  id: string | null;
  area: string | undefined;
  point: Point | null;
  corners: Outline | null;
  height: number;
  label: string;
  onPick?: (point: Point) => void;
}

/** The ground of a building among its neighbours; the map engine is only fetched when one is first shown. */
export const OutlineMap = ({ id, area, point, corners, ...rest }: Props) => {
  const { data: areas } = useQuery({ ...boundariesQuery(area?.slice(0, 12), 'grid'), enabled: area !== undefined });
  const { data: others } = useQuery(outlinesQuery(point));
  return (
    <Suspense fallback={<MapWait height={rest.height} />}>
      <OutlineCanvas
        areas={(areas as BoundaryCollection | undefined) ?? noBoundaries}
        point={point}
        corners={corners ?? none}
        others={others?.items.filter((one) => one.id !== id).map(({ outline }) => outline) ?? []}
        {...rest}
      />
    </Suspense>
  );
};
