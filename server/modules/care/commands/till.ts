import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { orderMeal as orderEndpoint, TillDay, TillMeal, takeMeal as takeEndpoint } from '#contract/care/canteens.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { canteenFor, homeOf, tiersOf } from '../canteens.ts';
import { type Context, eyeOf } from '../context.ts';
import { billOf, tierFor } from '../domain/meals.ts';
import { dayOf, mealOf } from '../queries/till.ts';
import { openDiner } from '../sealing.ts';
import { findDiner } from '../store/diners.ts';
import { closeDay, countOrders, eatenOn, findMeal, holdDay, insertMeal, ordersOn, refundMeal as refund, setOrder } from '../store/meals.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Enters a meal at the price of today. Two tills at once: the card is held, the index lets one have the meal. */
export const takeMeal = async (context: Context, viewer: Viewer, canteenId: string, body: Body<typeof takeEndpoint>): Promise<TillMeal> => {
  const canteen = await canteenFor(context, viewer, canteenId, 'care.till');
  const eye = await eyeOf(context, viewer);
  const tiers = (await tiersOf(context, viewer.jurisdictionId, canteenId, eye.now)) ?? fail('care.tiers_missing');
  return command(
    context.kernel,
    viewer,
    `care.meal ${canteenId}`,
    body,
    async ({ tx, at }) => {
      const { dinerId, meal } = body;
      const of = tiers.content.meals.find((one) => one.meal === meal) ?? fail('care.meal_unknown');
      const diner = (await findDiner(tx, dinerId, true)) ?? fail('care.diner_not_found');
      if ((await holdDay(tx, canteenId, eye.today, 'share')) !== null) fail('care.day_closed');
      if (tiers.content.order && !(await ordersOn(tx, canteenId, [dinerId], eye.today)).some((one) => one.meal === meal))
        fail('care.order_missing');
      const isFirst = (await eatenOn(tx, [dinerId], eye.today)).length === 0;
      const { born } = openDiner(eye.ring, dinerId, diner.sealed);
      const tier = tierFor(tiers.content, { born, local: diner.local, classes: diner.classes }, eye.today);
      const taken = await insertMeal(tx, {
        id: body.id,
        canteenId,
        day: eye.today,
        meal,
        dinerId,
        tiersOf: tiers.of,
        tiersVersion: tiers.version,
        tier: tier?.code ?? null,
        bill: billOf(tiers.content, tier, of, homeOf(diner.areaPath, canteen.areaPath), isFirst),
        servedAt: at,
        servedBy: viewer.accountId,
      });
      if (!taken) fail('care.meal_taken');
      return body.id;
    },
    ({ tx }, id) => mealOf(tx, viewer.jurisdictionId, id),
  );
};

/** Takes a meal back: its shares are in no sum any more, and it may be had again. */
export const refundMeal = async (
  context: Context,
  viewer: Viewer,
  canteenId: string,
  mealId: string,
  body: { id: string; reason: string },
): Promise<TillMeal> => {
  await canteenFor(context, viewer, canteenId, 'care.till');
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `care.refund ${mealId}`,
    body,
    async ({ tx, at, log }) => {
      const found = await findMeal(tx, mealId, true);
      if (!found || found.canteenId !== canteenId) return fail('care.meal_not_found');
      if (found.refundedAt !== null) fail('care.meal_refunded');
      if (found.day !== eye.today) fail('care.refund_day');
      if ((await holdDay(tx, canteenId, found.day, 'share')) !== null) fail('care.day_closed');
      await refund(tx, mealId, { at, by: viewer.accountId, reason: body.reason });
      await log('care.meal_refunded', mealId, { reason: body.reason });
      return mealId;
    },
    ({ tx }, id) => mealOf(tx, viewer.jurisdictionId, id),
  );
};

/** Orders a meal ahead, as long as the canteen takes orders for that day. */
export const orderMeal = async (
  context: Context,
  viewer: Viewer,
  canteenId: string,
  body: Body<typeof orderEndpoint>,
): Promise<{ day: string; meal: typeof body.meal; orders: number }> => {
  await canteenFor(context, viewer, canteenId, 'care.till');
  const eye = await eyeOf(context, viewer);
  const tiers = (await tiersOf(context, viewer.jurisdictionId, canteenId, eye.now)) ?? fail('care.tiers_missing');
  const { dinerId, day, meal, ordered } = body;
  return command(
    context.kernel,
    viewer,
    `care.order ${canteenId}`,
    body,
    async ({ tx, at }) => {
      const { order } = tiers.content;
      if (!tiers.content.meals.some((one) => one.meal === meal) || order === null) return fail('care.meal_unknown');
      const until = new Date(`${daysAfter(day, -order.days)}T${order.until}:00+08:00`);
      if (at > until) fail('care.order_late');
      if (!(await findDiner(tx, dinerId))) fail('care.diner_not_found');
      await setOrder(tx, { canteenId, day, meal, dinerId, ordered, at, by: viewer.accountId });
      return dinerId;
    },
    async ({ tx }) => ({ day, meal, orders: await countOrders(tx, canteenId, day, meal) }),
  );
};

/** Closes a day of a canteen, once. It waits for whoever is entering a meal right now. */
export const closeTillDay = async (
  context: Context,
  viewer: Viewer,
  canteenId: string,
  day: string,
  body: { id: string },
): Promise<TillDay> => {
  const canteen = await canteenFor(context, viewer, canteenId, 'care.till');
  return command(
    context.kernel,
    viewer,
    `care.close ${canteenId} ${day}`,
    body,
    async ({ tx, at, log }) => {
      if (day > shanghaiDay(at)) fail('care.days_reversed');
      if ((await holdDay(tx, canteenId, day, 'update')) !== null) fail('care.day_closed');
      await closeDay(tx, canteenId, day, at, viewer.accountId);
      await log('care.day_closed', canteenId, { data: { day } });
      return day;
    },
    ({ tx }) => dayOf(tx, viewer.jurisdictionId, canteen, day),
  );
};
