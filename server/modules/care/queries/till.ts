import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { findAtTill, listTills, TillDay, TillMeal } from '#contract/care/canteens.ts';
import type { CanteenTiers } from '#contract/care/tiers.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { readVersion } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { canteenFor, canteensOf, homeOf, tiersOf } from '../canteens.ts';
import { type Context, eyeOf } from '../context.ts';
import { billOf, tierFor } from '../domain/meals.ts';
import { openDiner, tailDigests } from '../sealing.ts';
import { dinersByName, dinersByNumber } from '../store/diners.ts';
import { closedAt, eatenOn, findMeal, lastMeals, type MealRow, ordersOn, sumsOfDay } from '../store/meals.ts';
import { tiersKind } from '../tiers.ts';

export type TierTitle = (meal: Pick<MealRow, 'tiersOf' | 'tiersVersion' | 'tier'>) => { zh: string; en: string | null } | null;
/** What the tiers of meals are called, by the version in force when they were eaten. */
export const tierTitles = async (
  tx: Tx,
  jurisdictionId: string,
  meals: readonly Pick<MealRow, 'tiersOf' | 'tiersVersion'>[],
): Promise<TierTitle> => {
  const keyOf = (one: Pick<MealRow, 'tiersOf' | 'tiersVersion'>): string => `${one.tiersOf} ${one.tiersVersion}`;
  const found = new Map<string, Awaited<ReturnType<typeof readVersion<CanteenTiers>>>>();
  for (const one of meals)
    if (!found.has(keyOf(one))) found.set(keyOf(one), await readVersion(tx, tiersKind, jurisdictionId, one.tiersVersion, one.tiersOf));
  return (meal) => found.get(keyOf(meal))?.content.tiers.find(({ code }) => code === meal.tier)?.title ?? null;
};

const presentMeal = (m: MealRow, title: TierTitle): TillMeal => ({
  id: m.id,
  name: m.name ?? '—',
  meal: m.meal,
  tier: title(m),
  price: m.price,
  own: m.own,
  at: m.servedAt.toISOString(),
  refunded: m.refundedAt !== null,
});
export const mealOf = async (tx: Tx, jurisdictionId: string, id: string): Promise<TillMeal> => {
  const found = (await findMeal(tx, id)) ?? fail('care.meal_not_found');
  return presentMeal(found, await tierTitles(tx, jurisdictionId, [found]));
};

/** The sheet of a day. */
export const dayOf = async (
  tx: Tx,
  jurisdictionId: string,
  { id, name }: { readonly id: string; readonly name: string },
  day: string,
): Promise<TillDay> => {
  const { refunded, ...sums } = await sumsOfDay(tx, id, day);
  const last = await lastMeals(tx, id, day);
  const title = await tierTitles(tx, jurisdictionId, last);
  const closed = await closedAt(tx, id, day);
  return {
    canteen: { id, name },
    day,
    closedAt: closed?.toISOString() ?? null,
    sums,
    refunded,
    last: last.map((one) => presentMeal(one, title)),
  };
};
export const tillDay = async (context: Context, viewer: Viewer, canteenId: string, day: string): Promise<TillDay> => {
  const canteen = await canteenFor(context, viewer, canteenId, 'care.till');
  return context.kernel.db.read(accessOf(viewer), (tx) => dayOf(tx, viewer.jurisdictionId, canteen, day));
};

/** Canteens at whose till a viewer works. @throws session.forbidden */
export const tillsOf = async (context: Context, viewer: Viewer): Promise<z.input<typeof listTills.response>> => {
  if (!can(viewer, 'care.till')) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  const mine = (await canteensOf(context, jurisdictionId)).filter(({ areaPath }) => can(viewer, 'care.till', areaPath));
  const now = context.kernel.clock.now();
  const items = await Promise.all(
    mine.map(async ({ id, name }) => {
      const tiers = (await tiersOf(context, jurisdictionId, id, now))?.content;
      return {
        id,
        name,
        meals: (tiers?.meals ?? []).map(({ meal, fen, from, to }) => ({ meal, price: fen, from, to })),
        order: tiers?.order ?? null,
      };
    }),
  );
  return { items };
};

/** Cards as a till shows them: name and tier, and what each meal of today costs. */
export const atTill = async (
  context: Context,
  viewer: Viewer,
  canteenId: string,
  { q }: { q: string },
): Promise<z.input<typeof findAtTill.response>> => {
  const canteen = await canteenFor(context, viewer, canteenId, 'care.till');
  const eye = await eyeOf(context, viewer);
  const tiers = (await tiersOf(context, viewer.jurisdictionId, canteenId, eye.now)) ?? fail('care.tiers_missing');
  const { content } = tiers;
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const isNumber = /^[A-Za-z]*\d+$/.test(q);
    const found = isNumber ? await dinersByNumber(tx, q, /^\d{4}$/.test(q) ? tailDigests(eye.ring, q) : []) : await dinersByName(tx, q);
    const ids = found.map(({ id }) => id);
    const [eaten, ordered] = [await eatenOn(tx, ids, eye.today), content.order ? await ordersOn(tx, canteenId, ids, eye.today) : []];
    return {
      items: found.map((d) => {
        const { born } = openDiner(eye.ring, d.id, d.sealed);
        const tier = tierFor(content, { born, local: d.local, classes: d.classes }, eye.today);
        const had = eaten.filter(({ dinerId }) => dinerId === d.id);
        return {
          dinerId: d.id,
          name: d.name,
          cardNo: d.cardNo,
          tier: tier?.title ?? null,
          meals: content.meals.map((of) => ({
            meal: of.meal,
            price: of.fen,
            own: billOf(content, tier, of, homeOf(d.areaPath, canteen.areaPath), had.length === 0).own,
            eaten: had.some(({ meal }) => meal === of.meal),
            ordered: content.order ? ordered.some(({ dinerId, meal }) => dinerId === d.id && meal === of.meal) : null,
          })),
        };
      }),
    };
  });
};
