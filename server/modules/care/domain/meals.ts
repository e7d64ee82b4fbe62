import type { Payer } from '#contract/care/kinds.ts';
import type { CanteenTiers, Tier, TierRule } from '#contract/care/tiers.ts';
import { baseOf } from '#contract/kernel/kinds.ts';

/** Whole years on a day. Whoever was born on 29 February turns a year older on 1 March where there is none. */
export const ageOn = (born: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);

/** What a price depends on. */
export interface Eater {
  readonly born: string;
  readonly local: boolean;
  readonly classes: readonly string[];
}
const fits = ({ ages, classes, local }: Tier, eater: Eater, age: number): boolean =>
  (ages === null || (age >= ages.from && (ages.to === null || age <= ages.to))) &&
  (local === null || local === eater.local) &&
  (classes.length === 0 || eater.classes.some((one) => classes.includes(one) || classes.includes(baseOf(one))));

/** In which tier somebody eats on a day: the first that fits, those that name a class before the others; null: at the whole price. */
export const tierFor = ({ tiers }: Pick<CanteenTiers, 'tiers'>, eater: Eater, day: string): Tier | null => {
  const fitting = tiers.filter((one) => fits(one, eater, ageOn(eater.born, day)));
  return fitting.find(({ classes }) => classes.length > 0) ?? fitting[0] ?? null;
};

const rounded = (fen: number, { to, way }: CanteenTiers['rounding']): number => {
  const parts = fen / to;
  return (way === 'down' ? Math.floor(parts) : way === 'up' ? Math.ceil(parts) : Math.round(parts)) * to;
};
const paysBy = (rule: TierRule, price: number, rounding: CanteenTiers['rounding']): number => {
  if (rule.kind === 'pays') return rule.fen;
  if (rule.kind === 'off') return price - rule.fen;
  // whole hundredths of a percent: a float must not decide over a fen
  const off = (price * Math.round(rule.percent * 100)) / 10_000;
  return rounded(price - (rule.most === null ? off : Math.min(off, rule.most)), rounding);
};

/** A meal in fen: price = own + all shares, none below 0. */
export interface Bill extends Readonly<Record<Payer, number>> {
  readonly price: number;
  readonly own: number;
}
/** Where the person lives: in the town of the canteen, elsewhere in the jurisdiction, or outside of it. */
export type Home = 'town' | 'district' | 'outside';

/**
 * Who bears what of a meal. A payer that does not pay for somebody who lives elsewhere leaves its part to the person.
 * @param isFirst it is the first meal of the person on that day
 */
export const billOf = (tiers: CanteenTiers, tier: Tier | null, meal: { readonly fen: number }, home: Home, isFirst: boolean): Bill => {
  const price = meal.fen;
  const rule = tier && ((isFirst && tier.first) || tier.rule);
  const pays = rule ? Math.max(0, Math.min(price, paysBy(rule, price, tiers.rounding))) : price;
  const shares: Record<Payer, number> = { city: 0, district: 0, town: 0, other: 0 };
  let left = price - pays;
  let borne = 0;
  // what is fixed first, the rest last, in whatever order they stand
  const inTurn = [...tiers.payers].sort((a, b) => Number(a.share.kind === 'rest') - Number(b.share.kind === 'rest'));
  for (const { payer, share, for: whose } of inTurn) {
    const asked =
      share.kind === 'rest'
        ? left
        : share.kind === 'fen'
          ? share.fen
          : Math.floor(((price - pays) * Math.round(share.percent * 100)) / 10_000);
    const part = Math.min(left, asked);
    left -= part;
    const isFor = whose === 'anyone' || home === 'town' || (whose === 'district' && home === 'district');
    if (!isFor) continue;
    shares[payer] += part;
    borne += part;
  }
  return { price, own: price - borne, ...shares };
};
