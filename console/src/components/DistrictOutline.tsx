import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type BoundaryCollection, boundsOf } from '#ui/map.ts';
import { boundariesQuery } from '../app/queries.ts';

const width = 600;

/** The district's own streets as a line drawing, from its boundaries; nothing while they are not known. */
export const DistrictOutline = () => {
  const { data } = useQuery(boundariesQuery(undefined, 'street'));
  const drawing = useMemo(() => {
    const collection = data as BoundaryCollection | undefined;
    const box = collection && boundsOf(collection);
    if (!collection || !box) return null;
    const [west, south, east, north] = box;
    const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
    const scale = width / ((east - west) * narrow);
    const ring = (points: unknown): string =>
      (points as [number, number][])
        .map(([x, y]) => `${((x - west) * narrow * scale).toFixed(1)} ${((north - y) * scale).toFixed(1)}`)
        .join('L');
    const paths = collection.features.map((f) => {
      const polygons = f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : (f.geometry.coordinates as unknown[][]);
      return { id: f.id, d: polygons.flatMap((rings) => rings.map((r) => `M${ring(r)}Z`)).join('') };
    });
    return { paths, height: (north - south) * scale };
  }, [data]);
  if (!drawing) return null;
  return (
    <svg className="outline" viewBox={`-4 -4 ${width + 8} ${drawing.height + 8}`} aria-hidden="true">
      {drawing.paths.map((path, i) => (
        <path
          key={path.id}
          d={path.d}
          fill="currentColor"
          fillOpacity={0.05 + (i % 4) * 0.035}
          stroke="currentColor"
          strokeOpacity=".5"
          strokeWidth="1.2"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
};
