import type { Cell } from '#contract/collections/content.ts';
import { isFigure } from '#contract/collections/kinds.ts';
import { computed } from './compute.ts';
import type { Ready } from './form.ts';

/** How SQL gathers a column: not at all where it follows from others. */
export const gatheringOf = ({ type, climbs }: Pick<Cell, 'type' | 'climbs'>): 'sum' | 'max' | 'min' | null =>
  isFigure(type) && climbs !== 'formula' && climbs !== 'none' ? climbs : null;

/**
 * Figures of a level above: those gathered from below, and those that formulas make of them – a share is the share of the sums, never a sum of
 * shares.
 * @param gathered by column; null where nothing was told
 */
export const climbed = (ready: Ready, gathered: readonly (number | null)[], today: string): (number | null)[] => {
  const values = Object.fromEntries(
    ready.cells.flatMap((one, i) => {
      const figure = gathered[i];
      return gatheringOf(one) !== null && one.type !== 'yes_no' && figure != null ? [[one.key, figure] as const] : [];
    }),
  );
  const all = computed(ready, values, today);
  return ready.cells.map((one, i) => {
    if (one.climbs === 'formula') return typeof all[one.key] === 'number' ? (all[one.key] as number) : null;
    return gatheringOf(one) === null ? null : (gathered[i] ?? null);
  });
};
