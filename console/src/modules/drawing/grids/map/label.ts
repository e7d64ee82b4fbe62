import type { Boundary } from '#ui/geometry/index.ts';

type Rings = readonly (readonly (readonly [number, number])[])[];

/** Where a level line at latitude `y` runs inside: pairs of longitudes from west to east. */
const insideAt = (rings: Rings, y: number): [number, number][] => {
  const cuts: number[] = [];
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]] as [readonly [number, number], readonly [number, number]];
      if (a[1] <= y !== b[1] <= y) cuts.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
    }
  cuts.sort((a, b) => a - b);
  return Array.from({ length: Math.floor(cuts.length / 2) }, (_, i) => [cuts[2 * i] as number, cuts[2 * i + 1] as number]);
};

/**
 * Where a name stands best: in the middle of the widest of nine level lines, which lies inside whatever the shape. Lines nearer the
 * middle are preferred a little. Null for nothing.
 */
export const labelSpot = (boundary: Boundary): [number, number] | null => {
  const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates;
  let best: { width: number; at: [number, number] } | null = null;
  for (const rings of polygons) {
    let [south, north] = [Infinity, -Infinity];
    for (const [, y] of rings[0] ?? []) [south, north] = [Math.min(south, y), Math.max(north, y)];
    for (let step = 1; step <= 9; step++) {
      const y = south + ((north - south) * (step + 0.013)) / 10;
      for (const [west, east] of insideAt(rings, y)) {
        const width = (east - west) * (1 - Math.abs(step - 5) / 14);
        if (!best || width > best.width) best = { width, at: [(west + east) / 2, y] };
      }
    }
  }
  return best?.at ?? null;
};
