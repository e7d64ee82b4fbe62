import { createHash } from 'node:crypto';

/**
 * The lot of something under a seed, from 0 to just below 1. Whoever knows the seed draws the same lots again, and nobody who does not know
 * it can tell beforehand whom they fall on.
 */
export const lotOf = (seed: string, id: string): number => createHash('sha256').update(`${seed} ${id}`).digest().readUIntBE(0, 6) / 2 ** 48;

/** Whether a lot falls into a share in per cent. */
export const isDrawn = (seed: string, id: string, percent: number): boolean => lotOf(seed, id) < percent / 100;

/** The given share of some ids, rounded up: those with the lowest lots. The order in which they are given does not matter. */
export const sampleOf = (seed: string, ids: readonly string[], percent: number): string[] =>
  [...ids]
    .map((id) => ({ id, lot: lotOf(seed, id) }))
    .sort((a, b) => a.lot - b.lot || (a.id < b.id ? -1 : 1))
    .slice(0, Math.ceil((ids.length * percent) / 100))
    .map(({ id }) => id);
