import { type CanteenTiers, canteenTiers, type Tier } from '#contract/care/tiers.ts';
import { defineDefinition, type Problem } from '#kernel/definitions/definitions.ts';

const meet = (a: Tier['ages'], b: Tier['ages']): number | null => {
  const from = Math.max(a?.from ?? 0, b?.from ?? 0);
  return from <= Math.min(a?.to ?? 150, b?.to ?? 150) ? from : null;
};
const twice = <T>(list: readonly T[]): T | undefined => list.find((one, i) => list.indexOf(one) < i);

/** Everything that keeps tiers from being published. Two tiers in which one person could stand, neither by a class of its own, are named with the age. */
export const problemsOfTiers = ({ meals, tiers, payers: bearing }: CanteenTiers): Problem[] => {
  const problems: Problem[] = [];
  const [mealTwice, codeTwice, payerTwice] = [
    twice(meals.map(({ meal }) => meal)),
    twice(tiers.map(({ code }) => code)),
    twice(bearing.map(({ payer }) => payer)),
  ];
  if (mealTwice) problems.push({ at: 'meals', code: 'care.tiers_twice', data: { code: mealTwice } });
  if (codeTwice) problems.push({ at: 'tiers', code: 'care.tiers_twice', data: { code: codeTwice } });
  if (payerTwice) problems.push({ at: 'payers', code: 'care.tiers_twice', data: { code: payerTwice } });
  if (tiers.length > 0 && bearing.filter(({ share }) => share.kind === 'rest').length !== 1)
    problems.push({ at: 'payers', code: 'care.tiers_rest' });
  const cheapest = Math.min(...meals.map(({ fen }) => fen));
  for (const [i, one] of tiers.entries()) {
    const at = `tiers.${i}`;
    const name = one.title.zh;
    if (one.ages?.to != null && one.ages.to < one.ages.from) problems.push({ at, code: 'care.tiers_ages', data: { tier: name } });
    for (const rule of [one.rule, one.first])
      if (rule && rule.kind !== 'percent' && rule.fen > cheapest) problems.push({ at, code: 'care.tiers_price', data: { tier: name } });
    for (const other of tiers.slice(0, i)) {
      const age = meet(one.ages, other.ages);
      const isAlike = (one.classes.length === 0 && other.classes.length === 0) || one.classes.some((c) => other.classes.includes(c));
      const isOfBoth = one.local === null || other.local === null || one.local === other.local;
      if (age !== null && isAlike && isOfBoth)
        problems.push({ at, code: 'care.tiers_overlap', data: { tier: other.title.zh, other: name, age } });
    }
  }
  return problems;
};

/** Under what the prices of all canteens stand that have none of their own. */
export const commonTiers = 'all';

/** Prices, tiers and payers of canteens by versions: those of all canteens, and of one that has its own under its id. */
export const tiersKind = defineDefinition<CanteenTiers>({
  kind: 'care.tiers',
  schema: canteenTiers,
  permission: 'care.set_tiers',
  words: 'care.tiers',
  subjects: true,
  problemsOf: problemsOfTiers,
});
