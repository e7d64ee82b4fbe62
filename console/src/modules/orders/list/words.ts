import type { Unit } from '#contract/orders/values.ts';

/** A size as people say it: fen as yuan. */
export const sizeWords = (unit: Unit, size: number): number => (unit === 'fen' ? size / 100 : size);
/** What people typed as a size: yuan as fen. */
export const sizeOf = (unit: Unit, typed: number): number => (unit === 'fen' ? Math.round(typed * 100) : typed);
