/** Steps into which each doubling of a length of time is divided: a length is told to within about 6 %. */
const steps = 8;

/** The class of lengths a stay of some seconds falls into: by the second below 8, then 8 classes for each doubling. */
export const stayClass = (seconds: number): number => {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < steps) return whole;
  const doublings = Math.floor(Math.log2(whole / steps));
  return steps * (1 + doublings) + Math.floor(whole / 2 ** doublings) - steps;
};

/** The middle of a class of lengths, seconds. */
export const middleOfClass = (kind: number): number => {
  if (kind < steps) return kind;
  const doublings = Math.floor(kind / steps) - 1;
  return (steps + (kind % steps) + 0.5) * 2 ** doublings;
};

/** The length below which a share of stays lies, seconds; `counts` by class. Null without stays. */
export const quantileOfClasses = (counts: ReadonlyMap<number, number>, share: number): number | null => {
  const total = counts.values().reduce((sum, n) => sum + n, 0);
  if (total === 0) return null;
  let left = share * (total - 1);
  const classes = [...counts].sort(([a], [b]) => a - b);
  for (const [kind, n] of classes) {
    if (left < n) return middleOfClass(kind);
    left -= n;
  }
  return middleOfClass(classes.at(-1)?.[0] ?? 0);
};
