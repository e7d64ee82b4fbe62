import { type Item, itemsOf, percentOf, type RaterKind } from '#contract/evaluations/values.ts';

/** A sheet as results are made of it. */
export interface Sheet {
  readonly kind: RaterKind;
  /** How closely who rates and who is rated work together. */
  readonly weight: number;
  readonly points: Readonly<Record<string, number>>;
}
export interface Result {
  readonly due: number;
  readonly came: number;
  /** Per cent of the points there are; null: too few sheets. */
  readonly percent: number | null;
  readonly things: readonly { readonly code: string; readonly percent: number }[];
}
export type Shares = Readonly<Record<RaterKind, number>>;

const rounded = (value: number): number => Math.floor(value * 100 + 0.5 + 1e-9) / 100;
/**
 * Mean by weight within each kind of rater, then by the shares of the kinds that handed something in: a kind of which nothing came shifts its share to the
 * others, as nobody can tell what it would have said.
 */
const meanOf = (sheets: readonly Sheet[], shares: Shares, percent: (sheet: Sheet) => number): number | null => {
  let [sum, of] = [0, 0];
  for (const [kind, own] of Map.groupBy(sheets, (sheet) => sheet.kind)) {
    const weights = own.reduce((all, { weight }) => all + weight, 0);
    const share = shares[kind];
    if (weights === 0 || share === 0) continue;
    sum += (share * own.reduce((all, sheet) => all + sheet.weight * percent(sheet), 0)) / weights;
    of += share;
  }
  return of === 0 ? null : sum / of;
};

/** What came of one department: of as few sheets as `least` says and fewer nothing is told but their number. Rounded half up, once, at the end. */
export const resultOf = (
  items: readonly Item[],
  departmentId: string,
  { due, least, shares }: { due: number; least: number; shares: Shares },
  sheets: readonly Sheet[],
): Result => {
  const own = itemsOf(items, departmentId);
  const mean = sheets.length < least ? null : meanOf(sheets, shares, ({ points }) => percentOf(own, points) ?? 0);
  if (mean === null) return { due, came: sheets.length, percent: null, things: [] };
  return {
    due,
    came: sheets.length,
    percent: rounded(mean),
    things: own.map(({ code, full }) => ({
      code,
      percent: rounded(meanOf(sheets, shares, ({ points }) => ((points[code] ?? 0) * 100) / full) ?? 0),
    })),
  };
};
