/** Flats that bear the same: of a floor, or all of them. */
export interface Bearing {
  /** Null: whatever the floor. */
  readonly floor: number | null;
  readonly flats: number;
  /** How much one of them bears beside the others; 0: nothing. */
  readonly weight: number;
}
export interface FlatShare extends Bearing {
  /** What one flat pays, in fen; flats of one line differ by one fen at most. */
  readonly leastFen: number;
  readonly mostFen: number;
  /** How many of them pay the higher. */
  readonly dearer: number;
}

/**
 * What each flat pays of a cost: by its weight, in whole fen, and together exactly what is left after subsidies. Fen that do not come out even go to the largest
 * remainders, in the order given.
 */
export const flatShares = (residentsFen: number, bearing: readonly Bearing[]): FlatShare[] => {
  const whole = bearing.reduce((sum, { flats, weight }) => sum + BigInt(flats) * BigInt(weight), 0n);
  if (whole === 0n) return bearing.map((one) => ({ ...one, leastFen: 0, mostFen: 0, dearer: 0 }));
  const lines = bearing.map((one, at) => {
    const exact = BigInt(residentsFen) * BigInt(one.weight);
    return { one, at, fen: exact / whole, rest: exact % whole, dearer: 0 };
  });
  let left = BigInt(residentsFen) - lines.reduce((sum, { one, fen }) => sum + fen * BigInt(one.flats), 0n);
  for (const line of [...lines].sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))) {
    if (line.one.weight === 0) continue;
    const more = left < BigInt(line.one.flats) ? left : BigInt(line.one.flats);
    line.dearer = Number(more);
    left -= more;
  }
  return lines.map(({ one, fen, dearer }) => {
    const leastFen = Number(fen) + (dearer === one.flats && one.flats > 0 ? 1 : 0);
    return { ...one, leastFen, mostFen: Number(fen) + (dearer > 0 ? 1 : 0), dearer: dearer === one.flats ? 0 : dearer };
  });
};
