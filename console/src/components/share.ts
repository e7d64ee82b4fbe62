/** A part of a whole in per cent with one decimal; a dash where there is no whole. */
export const shareOf = (part: number, of: number): string => (of === 0 ? '—' : `${((100 * part) / of).toFixed(1)}%`);
