import { type Mesh, type Spot, signedArea } from './mesh.ts';
import { hashed } from './random.ts';

/** Cells grouped into regions; a cell without an entry lies outside. */
export type Regions = ReadonlyMap<number, string>;

/** The outline of one region: the outer ring anticlockwise first, then holes clockwise; rings are closed. */
export type Outline = readonly (readonly Spot[])[];

type Edge = readonly [from: number, to: number];

/** Directed edges of cells on the border of their region: the region lies to the left. */
function borderEdges(mesh: Mesh, regions: Regions): Map<string, Edge[]> {
  const sides = new Map<number, { edge: Edge; region: string }>();
  const key = (from: number, to: number) => from * mesh.vertices.length + to;
  for (const [cell, region] of regions) {
    const ring = mesh.cells[cell] as readonly number[];
    ring.forEach((from, i) => {
      const to = ring[(i + 1) % ring.length] as number;
      sides.set(key(from, to), { edge: [from, to], region });
    });
  }
  const borders = new Map<string, Edge[]>();
  for (const { edge, region } of sides.values()) {
    if (sides.get(key(edge[1], edge[0]))?.region === region) continue;
    const edges = borders.get(region);
    if (edges) edges.push(edge);
    else borders.set(region, [edge]);
  }
  return borders;
}

/** Chains edges into rings. Three cells meet at a vertex, so a region leaves each of its border vertices exactly once. */
function ringsOf(edges: readonly Edge[]): number[][] {
  const next = new Map(edges);
  const rings: number[][] = [];
  for (const start of [...next.keys()]) {
    const ring: number[] = [];
    for (let at: number | undefined = start; at !== undefined; ) {
      const to = next.get(at);
      if (to === undefined) break;
      ring.push(at);
      next.delete(at);
      at = to;
    }
    if (ring.length > 0) rings.push(ring);
  }
  return rings;
}

/**
 * Draws outlines over the mesh. The finest regions decide which cell edges are borders; these are smoothed and roughened once, so that
 * regions that share a border share every one of its points.
 * @param finest the finest division, of which every other one is a union
 * @param roughness how far a border may leave the straight line, as a part of its length, by place
 * @returns a function that outlines the regions of any division
 */
export function drawBorders(mesh: Mesh, finest: Regions, roughness: (at: Spot) => number): (regions: Regions) => Map<string, Outline> {
  const links = new Map<number, Set<number>>();
  const link = (a: number, b: number) => links.set(a, (links.get(a) ?? new Set()).add(b));
  for (const edges of borderEdges(mesh, finest).values()) {
    for (const [a, b] of edges) {
      link(a, b);
      link(b, a);
    }
  }
  let places = new Map([...links.keys()].map((v) => [v, mesh.vertices[v] as Spot]));
  for (let round = 0; round < 3; round++) {
    places = new Map(
      [...places].map(([v, [x, y]]) => {
        const around = [...(links.get(v) as Set<number>)].map((w) => places.get(w) as Spot);
        const mean = (axis: 0 | 1) => around.reduce((sum, at) => sum + at[axis], 0) / around.length;
        return [v, [(x + mean(0)) / 2, (y + mean(1)) / 2] as const];
      }),
    );
  }

  /** Points strictly between two places: the middle pushed aside, then the same for each half. */
  const rough = (a: Spot, b: Spot, seed: number, levels: number): Spot[] => {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const aside = (hashed(seed, levels) - 0.5) * 2 * roughness(a);
    const middle = [(a[0] + b[0]) / 2 - dy * aside, (a[1] + b[1]) / 2 + dx * aside] as const;
    if (levels <= 1 || Math.hypot(dx, dy) < 0.12) return [middle];
    return [...rough(a, middle, seed * 2 + 1, levels - 1), middle, ...rough(middle, b, seed * 2 + 2, levels - 1)];
  };
  const courses = new Map<string, readonly Spot[]>();
  const course = (from: number, to: number): readonly Spot[] => {
    const key = `${from} ${to}`;
    let points = courses.get(key);
    if (!points) {
      const [a, b] = [places.get(Math.min(from, to)) as Spot, places.get(Math.max(from, to)) as Spot];
      const length = Math.hypot(a[0] - b[0], a[1] - b[1]);
      const forth = length < 0.05 ? [] : rough(a, b, Math.min(from, to) * 7919 + Math.max(from, to), length > 0.5 ? 2 : 1);
      points = from < to ? forth : forth.toReversed();
      courses.set(key, points);
    }
    return points;
  };

  return (regions) =>
    new Map(
      [...borderEdges(mesh, regions)].map(([region, edges]) => {
        const rings = ringsOf(edges).map((ring) => {
          const points = ring.flatMap((v, i) => [places.get(v) as Spot, ...course(v, ring[(i + 1) % ring.length] as number)]);
          return [...points, points[0] as Spot];
        });
        return [region, rings.sort((a, b) => signedArea(b) - signedArea(a))];
      }),
    );
}
