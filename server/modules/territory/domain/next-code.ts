/** Digits a code has beyond its parent's: three, of a micro-grid two. */
export const digitsBelow = (parent: string): number => (parent.length === 15 ? 2 : 3);

/**
 * Codes below a parent that were never used: above the highest ever used, else the lowest free ones; null where all are used up.
 * @param used codes ever used, of the parent's descendants and others
 */
export function nextCodes(parent: string, used: ReadonlySet<string>, count: number): (string | null)[] {
  const digits = digitsBelow(parent);
  const most = 10 ** digits - 1;
  const taken = new Set<number>();
  for (const code of used)
    if (code.startsWith(parent) && code.length > parent.length) taken.add(Number(code.slice(parent.length, parent.length + digits)));
  let highest = Math.max(0, ...taken);
  let lowest = 1;
  return Array.from({ length: count }, () => {
    while (taken.has(lowest)) lowest += 1;
    const number = highest < most ? highest + 1 : lowest;
    if (number > most) return null;
    highest = Math.max(highest, number);
    taken.add(number);
    return parent + String(number).padStart(digits, '0');
  });
}
