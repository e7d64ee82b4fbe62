/** What one round of load found. */
export interface Figures {
  /** Answered requests per second. */
  readonly rps: number;
  /** Milliseconds from request to answer. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server's process per answer, milliseconds. */
  readonly cpu: number;
}

/** Value below which the given part of ascending numbers lies. */
export const quantile = (ascending: readonly number[], part: number): number =>
  ascending[Math.floor((ascending.length - 1) * part)] ?? Number.NaN;

export const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );

/** Median of each figure by itself over rounds. */
export const middle = (rounds: readonly Figures[]): Figures => ({
  rps: median(rounds.map((r) => r.rps)),
  p50: median(rounds.map((r) => r.p50)),
  p99: median(rounds.map((r) => r.p99)),
  cpu: median(rounds.map((r) => r.cpu)),
});

export const round = (value: number, digits: number): number => Number(value.toFixed(digits));
