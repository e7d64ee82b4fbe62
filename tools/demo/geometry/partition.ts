import type { Mesh, Spot } from './mesh.ts';
import { hashed } from './random.ts';

/** Cells waiting to be taken, the cheapest first. */
class Queue {
  readonly #items: { cost: number; cell: number; region: number }[] = [];
  push(cost: number, cell: number, region: number): void {
    const items = this.#items;
    let i = items.push({ cost, cell, region }) - 1;
    while (i > 0) {
      const up = (i - 1) >> 1;
      if ((items[up] as { cost: number }).cost <= cost) break;
      [items[i], items[up]] = [items[up] as (typeof items)[0], items[i] as (typeof items)[0]];
      i = up;
    }
  }
  pop(): { cost: number; cell: number; region: number } | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (!top || !last || items.length === 0) return top;
    items[0] = last;
    for (let i = 0; ; ) {
      let least = i;
      for (const down of [2 * i + 1, 2 * i + 2]) {
        if ((items[down]?.cost ?? Infinity) < (items[least] as { cost: number }).cost) least = down;
      }
      if (least === i) return top;
      [items[i], items[least]] = [items[least] as (typeof items)[0], items[i] as (typeof items)[0]];
      i = least;
    }
  }
}

export interface PartitionPlan {
  readonly mesh: Mesh;
  /** The cells to share out; they must hang together. */
  readonly cells: readonly number[];
  /** Wanted share of each region, in any unit. */
  readonly shares: readonly number[];
  /** What a cell counts towards its region's share. */
  readonly weight: (cell: number) => number;
  /** Effort to step across a kilometre at a place; borders run where effort is high. */
  readonly effort: (at: Spot) => number;
  /** Fixed cells the regions grow from; chosen far apart and centred when absent. */
  readonly seats?: readonly number[];
}

const distance = (a: Spot, b: Spot) => Math.hypot(a[0] - b[0], a[1] - b[1]);

function farApart(plan: PartitionPlan): number[] {
  const { mesh, cells, shares } = plan;
  const seats = [cells[Math.floor(hashed(cells[0] ?? 0, cells.length) * cells.length)] as number];
  while (seats.length < shares.length) {
    const room = (cell: number) => Math.min(...seats.map((seat) => distance(mesh.sites[cell] as Spot, mesh.sites[seat] as Spot)));
    seats.push(cells.reduce((best, cell) => (room(cell) > room(best) ? cell : best)));
  }
  return seats;
}

function grow(plan: PartitionPlan, seats: readonly number[], leads: readonly number[]): Map<number, number> {
  const { mesh, cells } = plan;
  const open = new Set(cells);
  const taken = new Map<number, number>();
  const queue = new Queue();
  const owners = new Map(seats.map((seat, region) => [seat, region]));
  for (const [region, seat] of seats.entries()) queue.push(-(leads[region] as number), seat, region);
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { cost, cell, region } = next;
    if (!open.delete(cell)) continue;
    taken.set(cell, region);
    const from = mesh.sites[cell] as Spot;
    for (const neighbour of mesh.neighbours[cell] as readonly number[]) {
      if (!open.has(neighbour) || (owners.get(neighbour) ?? region) !== region) continue;
      const to = mesh.sites[neighbour] as Spot;
      const rough = 0.75 + 0.5 * hashed(Math.min(cell, neighbour), Math.max(cell, neighbour));
      const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const;
      queue.push(cost + distance(from, to) * rough * plan.effort(middle), neighbour, region);
    }
  }
  return taken;
}

/**
 * Shares cells out into regions that each hang together, about in the wanted proportion. Regions grow from their seats at the same pace;
 * those that come out too small get a longer lead in the next round, and free seats move to the middle of their region.
 * @returns the region of each cell
 */
export function partition(plan: PartitionPlan): Map<number, number> {
  const { mesh, cells, shares } = plan;
  const total = cells.reduce((sum, cell) => sum + plan.weight(cell), 0);
  const wanted = shares.map((share) => (share * total) / shares.reduce((a, b) => a + b, 0));
  let seats = plan.seats ?? farApart(plan);
  let leads = shares.map(() => 0);
  let taken = grow(plan, seats, leads);
  for (let round = 0; round < 12; round++) {
    const sums = shares.map(() => ({ weight: 0, x: 0, y: 0, n: 0 }));
    for (const [cell, region] of taken) {
      const sum = sums[region] as (typeof sums)[0];
      const [x, y] = mesh.sites[cell] as Spot;
      Object.assign(sum, { weight: sum.weight + plan.weight(cell), x: sum.x + x, y: sum.y + y, n: sum.n + 1 });
    }
    leads = leads.map((lead, i) => lead + 0.35 * (Math.sqrt(wanted[i] as number) - Math.sqrt((sums[i] as (typeof sums)[0]).weight)));
    if (!plan.seats) {
      const middles = sums.map(({ x, y, n }) => [x / n, y / n] as const);
      const nearest = seats.map((seat, i) => ({ seat, away: distance(mesh.sites[seat] as Spot, middles[i] as Spot) }));
      for (const [cell, region] of taken) {
        const away = distance(mesh.sites[cell] as Spot, middles[region] as Spot);
        if (away < (nearest[region] as { away: number }).away) nearest[region] = { seat: cell, away };
      }
      seats = nearest.map(({ seat }) => seat);
    }
    taken = grow(plan, seats, leads);
  }
  return taken;
}
