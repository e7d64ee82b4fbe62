import type { TimeUnit } from '#contract/cases/categories.ts';
import type { Cases } from './cases.ts';
import { inHours } from './domain/clocks.ts';
import { deadline, yellowAfter } from './domain/working-time.ts';

/** Time as a jurisdiction counts it: its holidays and its working hours. */
export interface Counting {
  /** When a limit that starts at a moment runs out. */
  due(from: Date, limit: { n: number; unit: TimeUnit }): Date;
  /** The moment after which a limit that runs out at `due` has less than a fifth left. */
  yellowAfter(due: Date, limit: { n: number; unit: TimeUnit }): Date;
}

/** Counts limits of other modules as those of cases are counted; awaited before a transaction. */
export const countingOf = async (cases: Cases, jurisdictionId: string): Promise<Counting> => {
  const { shifts } = await cases.config(jurisdictionId);
  return {
    due: (from, limit) => deadline(from, inHours(limit, shifts)),
    yellowAfter: (due, limit) => yellowAfter(due, inHours(limit, shifts)),
  };
};
