/*
 * Shares of a whole, as laws and rules put them: whole numbers alone, so that exactly two thirds is two thirds. Free of zod, for the phone and for forms.
 */

/** n of d; `strict`: more than that (过半数), else at least (以上 includes the number: Civil Code, article 1259). */
export interface Fraction {
  readonly n: number;
  readonly d: number;
  readonly strict: boolean;
}

/** Whether a part is the share of a whole. Nothing is no share of nothing. Whole numbers below 2^53 throughout: areas below 10^12, shares of at most a thousandth. */
export const meets = (part: number, whole: number, { n, d, strict }: Fraction): boolean =>
  whole > 0 && (strict ? part * d > n * whole : part * d >= n * whole);
/** The least that meets a share. */
export const needed = (whole: number, { n, d, strict }: Fraction): number =>
  strict ? Math.floor((n * whole) / d) + 1 : Math.ceil((n * whole) / d);
