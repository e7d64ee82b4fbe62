/** A place on the plane in kilometres east and north of the old town. */
export type Spot = readonly [x: number, y: number];

/** A plane cut into cells (Voronoi). Neighbouring cells hold the very same vertices; three cells meet at every vertex. */
export interface Mesh {
  readonly sites: readonly Spot[];
  readonly vertices: readonly Spot[];
  /** Vertex numbers of each cell, anticlockwise. */
  readonly cells: readonly (readonly number[])[];
  readonly neighbours: readonly (readonly number[])[];
}

interface Triangle {
  readonly corners: readonly [number, number, number];
  readonly x: number;
  readonly y: number;
  readonly radius2: number;
}

function circumscribe(a: number, b: number, c: number, points: readonly Spot[]): Triangle {
  const [ax, ay] = points[a] as Spot;
  const [bx, by] = [(points[b] as Spot)[0] - ax, (points[b] as Spot)[1] - ay];
  const [cx, cy] = [(points[c] as Spot)[0] - ax, (points[c] as Spot)[1] - ay];
  const d = 2 * (bx * cy - by * cx);
  const x = (cy * (bx * bx + by * by) - by * (cx * cx + cy * cy)) / d;
  const y = (bx * (cx * cx + cy * cy) - cx * (bx * bx + by * by)) / d;
  return { corners: [a, b, c], x: ax + x, y: ay + y, radius2: x * x + y * y };
}

/** Delaunay triangles by insertion from west to east; a triangle whose circle lies wholly to the west is finished. */
function triangulate(sites: readonly Spot[]): Triangle[] {
  const far = 1e4;
  const points = [...sites, [-far, -far] as const, [far, -far] as const, [0, far] as const];
  const n = sites.length;
  let open = [circumscribe(n, n + 1, n + 2, points)];
  const finished: Triangle[] = [];
  const order = sites.map((_, i) => i).sort((a, b) => (sites[a] as Spot)[0] - (sites[b] as Spot)[0]);
  for (const i of order) {
    const [x, y] = points[i] as Spot;
    const still: Triangle[] = [];
    const rim = new Map<number, readonly [number, number]>();
    for (const triangle of open) {
      const dx = x - triangle.x;
      if (dx > 0 && dx * dx > triangle.radius2) finished.push(triangle);
      else if (dx * dx + (y - triangle.y) ** 2 > triangle.radius2) still.push(triangle);
      else {
        const [a, b, c] = triangle.corners;
        for (const [from, to] of [
          [a, b],
          [b, c],
          [c, a],
        ] as const) {
          const key = Math.min(from, to) * points.length + Math.max(from, to);
          if (!rim.delete(key)) rim.set(key, [from, to]);
        }
      }
    }
    for (const [from, to] of rim.values()) still.push(circumscribe(from, to, i, points));
    open = still;
  }
  return [...finished, ...open].filter(({ corners }) => corners.every((corner) => corner < n));
}

/** Cuts the plane into the cells nearest to each site. Cells at the rim are not closed: use only those well inside. */
export function makeMesh(sites: readonly Spot[]): Mesh {
  const triangles = triangulate(sites);
  const around = sites.map((): number[] => []);
  const linked = sites.map(() => new Set<number>());
  triangles.forEach(({ corners }, t) => {
    for (const a of corners) {
      around[a]?.push(t);
      for (const b of corners) if (a !== b) linked[a]?.add(b);
    }
  });
  const angle = (t: number, [x, y]: Spot) => Math.atan2((triangles[t] as Triangle).y - y, (triangles[t] as Triangle).x - x);
  return {
    sites,
    vertices: triangles.map(({ x, y }) => [x, y] as const),
    cells: around.map((ring, i) => ring.sort((a, b) => angle(a, sites[i] as Spot) - angle(b, sites[i] as Spot))),
    neighbours: linked.map((set) => [...set]),
  };
}

/** Area of a ring in square kilometres; negative when it runs clockwise. */
export const signedArea = (ring: readonly Spot[]): number =>
  ring.reduce((sum, [x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length] as Spot;
    return sum + x * v - u * y;
  }, 0) / 2;
