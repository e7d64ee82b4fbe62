import type { Period } from '#contract/scorecards/card.ts';
import type { SubsidyScheme } from '#contract/subsidies/scheme.ts';
import type { Why } from '#contract/subsidies/values.ts';

/** Parts of a year a period is one of. */
export const partsOf: Readonly<Record<Period, number>> = { month: 12, quarter: 4, half: 2, year: 1 };

/** What is known of an estate and its score; null: unknown. */
export interface Known {
  readonly households: number | null;
  /** Square metres, two places at most. */
  readonly area: number | null;
  /** A company holds the contract. */
  readonly byCompany: boolean;
  readonly score: number | null;
}
/** What it comes to by its score, before the budget. */
export interface Amount {
  /** Per cent of the band. */
  readonly share: number | null;
  /** Whole cents. */
  readonly wanted: number;
  readonly why: Why | null;
}

const hundredths = (x: number): bigint => BigInt(Math.round(x * 100));
/** A fraction of whole numbers that are not negative, rounded half up once. */
const rounded = (n: bigint, of: bigint): number => Number((2n * n + of) / (2n * of));

/** What a year is worth, in cents × 100; null where what it goes by is unknown. */
const yearOf = ({ basis }: Pick<SubsidyScheme, 'basis'>, { households, area, byCompany }: Known): bigint | null => {
  if (basis.kind === 'household') {
    const each = byCompany ? basis.cents : (basis.otherwise ?? basis.cents);
    return households === null ? null : BigInt(households) * BigInt(each) * 100n;
  }
  if (area === null || area <= 0) return null;
  if (basis.kind === 'area') return hundredths(area) * BigInt(basis.cents);
  const size = basis.sizes.find(({ most }) => most === null || hundredths(area) <= hundredths(most)) ?? basis.sizes.at(-1);
  return size ? BigInt(size.cents) * 100n : null;
};

/**
 * The amount of one estate for a period: year × share of its band ÷ periods of a year, one fraction rounded half up to the cent; at least the floor where the score
 * reaches it, at most the cap, both of a year and divided likewise. An estate whose score or size is unknown has none, and says why.
 */
export const amountOf = (scheme: Omit<SubsidyScheme, 'title' | 'source' | 'card' | 'budget'>, parts: number, known: Known): Amount => {
  const { score } = known;
  if (score === null) return { share: null, wanted: 0, why: 'no_score' };
  const reaches = (from: number): boolean => Math.round(score * 100) >= Math.round(from * 100);
  const share = scheme.bands.find(({ from }) => reaches(from))?.share ?? 0;
  const year = yearOf(scheme, known);
  if (year === null) return { share, wanted: 0, why: 'no_facts' };
  const ofPeriod = (cents: number): number => rounded(BigInt(cents), BigInt(parts));
  const plain = rounded(year * hundredths(share), 1_000_000n * BigInt(parts));
  const floored = scheme.floor && reaches(scheme.floor.from) ? Math.max(plain, ofPeriod(scheme.floor.cents)) : plain;
  const wanted = scheme.cap === null ? floored : Math.min(floored, ofPeriod(scheme.cap));
  return { share, wanted, why: wanted === 0 ? 'below' : null };
};

/**
 * Amounts cut in proportion where their sum is over what is left: rounded down first, the cents that are left to the largest remainders, the first of equal ones.
 * The sum is then exactly what is left; nobody gets more than was wanted.
 */
export const cut = (wanted: readonly number[], left: number): number[] => {
  const sum = wanted.reduce((all, one) => all + BigInt(one), 0n);
  const most = BigInt(Math.max(0, left));
  if (sum <= most) return [...wanted];
  const shares = wanted.map((one, i) => ({ i, whole: (BigInt(one) * most) / sum, rest: (BigInt(one) * most) % sum }));
  let cents = most - shares.reduce((all, { whole }) => all + whole, 0n);
  const amounts = shares.map(({ whole }) => whole);
  for (const { i, whole } of shares.toSorted((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest < b.rest ? 1 : -1))) {
    if (cents === 0n) break;
    amounts[i] = whole + 1n;
    cents -= 1n;
  }
  return amounts.map(Number);
};

/** What an amount is cut to by the share its period was cut to, rounded down: a line decided later takes nothing of the others. */
export const cutLike = (wanted: number, { total, wanted: all }: { readonly total: number; readonly wanted: number }): number =>
  all <= total || all === 0 ? wanted : Number((BigInt(wanted) * BigInt(total)) / BigInt(all));
