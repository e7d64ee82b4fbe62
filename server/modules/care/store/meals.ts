import type { MealSums } from '#contract/care/canteens.ts';
import type { Meal } from '#contract/care/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Bill } from '../domain/meals.ts';

/**
 * Holds a day of a canteen: shared by those who enter and take back, alone by whoever closes it, so that a sheet that is closed has every meal.
 * @returns when it was closed; null: it is open
 */
export const holdDay = async (tx: Tx, canteenId: string, day: string, how: 'share' | 'update'): Promise<Date | null> => {
  await execute(
    tx,
    'insert into canteen_days (jurisdiction_id, canteen_id, day) values (:jurisdiction, $1, $2::date) on conflict do nothing',
    [canteenId, day],
  );
  const { rows } = await execute<{ closedAt: Date | null }>(
    tx,
    `select d.closed_at as "closedAt" from canteen_days d where d.jurisdiction_id = :jurisdiction and d.canteen_id = $1 and d.day = $2::date for ${how}`,
    [canteenId, day],
  );
  return rows[0]?.closedAt ?? null;
};
export const closedAt = async (tx: Tx, canteenId: string, day: string): Promise<Date | null> =>
  (
    await execute<{ closedAt: Date | null }>(
      tx,
      'select d.closed_at as "closedAt" from canteen_days d where d.jurisdiction_id = :jurisdiction and d.canteen_id = $1 and d.day = $2::date',
      [canteenId, day],
    )
  ).rows[0]?.closedAt ?? null;
export const closeDay = async (tx: Tx, canteenId: string, day: string, at: Date, by: string): Promise<void> => {
  await execute(
    tx,
    'update canteen_days d set closed_at = $3, closed_by = $4 where d.jurisdiction_id = :jurisdiction and d.canteen_id = $1 and d.day = $2::date',
    [canteenId, day, at, by],
  );
};

export interface NewMeal {
  readonly id: string;
  readonly canteenId: string;
  readonly day: string;
  readonly meal: Meal;
  readonly dinerId: string;
  readonly tiersOf: string;
  readonly tiersVersion: number;
  readonly tier: string | null;
  readonly bill: Bill;
  readonly servedAt: Date;
  readonly servedBy: string;
}
/** @returns false where this meal was had on that day. Guard: index `canteen_meals_once`. */
export const insertMeal = async (tx: Tx, m: NewMeal): Promise<boolean> =>
  (
    await execute(
      tx,
      `insert into canteen_meals (jurisdiction_id, id, canteen_id, day, meal, diner_id, tiers_of, tiers_version, tier, price_fen, own_fen, city_fen, district_fen,
         town_fen, other_fen, served_at, served_by)
       values (:jurisdiction, $1, $2, $3::date, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       on conflict (jurisdiction_id, diner_id, day, meal) where refunded_at is null do nothing returning id`,
      [
        m.id,
        m.canteenId,
        m.day,
        m.meal,
        m.dinerId,
        m.tiersOf,
        m.tiersVersion,
        m.tier,
        m.bill.price,
        m.bill.own,
        m.bill.city,
        m.bill.district,
        m.bill.town,
        m.bill.other,
        m.servedAt,
        m.servedBy,
      ],
    )
  ).rows.length === 1;

export interface MealRow {
  readonly id: string;
  readonly canteenId: string;
  readonly name: string | null;
  readonly day: string;
  readonly meal: Meal;
  readonly tiersOf: string;
  readonly tiersVersion: number;
  readonly tier: string | null;
  readonly price: number;
  readonly own: number;
  readonly servedAt: Date;
  readonly refundedAt: Date | null;
}
const columns = `m.id, m.canteen_id as "canteenId", p.name, m.day::text as day, m.meal, m.tiers_of as "tiersOf", m.tiers_version as "tiersVersion", m.tier,
  m.price_fen as price, m.own_fen as own, m.served_at as "servedAt", m.refunded_at as "refundedAt"`;
const joined = `from canteen_meals m join canteen_diners d on d.jurisdiction_id = :jurisdiction and d.id = m.diner_id
  left join persons p on p.jurisdiction_id = :jurisdiction and p.id = d.person_id where m.jurisdiction_id = :jurisdiction`;

export const findMeal = async (tx: Tx, id: string, lock = false): Promise<MealRow | null> =>
  (await execute<MealRow>(tx, `select ${columns} ${joined} and m.id = $1 ${lock ? 'for update of m' : ''}`, [id])).rows[0] ?? null;
/** The last meals of a day, newest first. */
export const lastMeals = async (tx: Tx, canteenId: string, day: string): Promise<MealRow[]> =>
  (
    await execute<MealRow>(tx, `select ${columns} ${joined} and m.canteen_id = $1 and m.day = $2::date order by m.id desc limit 50`, [
      canteenId,
      day,
    ])
  ).rows;
/** The last meals of somebody, newest first. */
export const mealsOfDiner = async (tx: Tx, dinerId: string): Promise<MealRow[]> =>
  (await execute<MealRow>(tx, `select ${columns} ${joined} and m.diner_id = $1 order by m.day desc, m.id desc limit 60`, [dinerId])).rows;
/** Meals of some people on a day that were not taken back. */
export const eatenOn = async (tx: Tx, dinerIds: readonly string[], day: string): Promise<{ dinerId: string; meal: Meal }[]> =>
  (
    await execute<{ dinerId: string; meal: Meal }>(
      tx,
      `select m.diner_id as "dinerId", m.meal from canteen_meals m
       where m.jurisdiction_id = :jurisdiction and m.diner_id = any($1::uuid[]) and m.day = $2::date and m.refunded_at is null`,
      [dinerIds, day],
    )
  ).rows;
export const refundMeal = async (tx: Tx, id: string, { at, by, reason }: { at: Date; by: string; reason: string }): Promise<void> => {
  await execute(
    tx,
    'update canteen_meals m set refunded_at = $2, refunded_by = $3, refund_reason = $4 where m.jurisdiction_id = :jurisdiction and m.id = $1',
    [id, at, by, reason],
  );
};

export type SumRow = MealSums & { readonly refunded: number };
const sums = `count(*) filter (where m.refunded_at is null)::int as meals, count(m.refunded_at)::int as refunded,
  ${['price', 'own', 'city', 'district', 'town', 'other'].map((one) => `coalesce(sum(m.${one}_fen) filter (where m.refunded_at is null), 0)::int as ${one}`).join(', ')}`;
export const sumsOfDay = async (tx: Tx, canteenId: string, day: string): Promise<SumRow> => {
  const text = `select ${sums} from canteen_meals m where m.jurisdiction_id = :jurisdiction and m.canteen_id = $1 and m.day = $2::date`;
  return (await execute<SumRow>(tx, text, [canteenId, day])).rows[0] as SumRow;
};

/** Meals of canteens from one day to another, by canteen. */
export const sumsOfCanteens = async (
  tx: Tx,
  canteenIds: readonly string[],
  [from, until]: readonly [string, string],
): Promise<(SumRow & { canteenId: string; days: number })[]> =>
  (
    await execute<SumRow & { canteenId: string; days: number }>(
      tx,
      `select m.canteen_id as "canteenId", count(distinct m.day)::int as days, ${sums} from canteen_meals m
       where m.jurisdiction_id = :jurisdiction and m.canteen_id = any($1::uuid[]) and m.day between $2::date and $3::date group by m.canteen_id`,
      [canteenIds, from, until],
    )
  ).rows;
/** Days with meals that nobody has closed, by canteen. */
export const openDays = async (
  tx: Tx,
  canteenIds: readonly string[],
  [from, until]: readonly [string, string],
): Promise<{ canteenId: string; open: number }[]> =>
  (
    await execute<{ canteenId: string; open: number }>(
      tx,
      `select d.canteen_id as "canteenId", count(*)::int as open from canteen_days d where d.jurisdiction_id = :jurisdiction and d.canteen_id = any($1::uuid[])
         and d.day between $2::date and $3::date and d.closed_at is null group by d.canteen_id`,
      [canteenIds, from, until],
    )
  ).rows;
/** The same by canteen, day, meal and tier, for a workbook. */
export const sumsOfTiers = async (
  tx: Tx,
  canteenIds: readonly string[],
  [from, until]: readonly [string, string],
): Promise<(SumRow & { canteenId: string; day: string; meal: Meal; tier: string | null; tiersOf: string; tiersVersion: number })[]> =>
  (
    await execute<SumRow & { canteenId: string; day: string; meal: Meal; tier: string | null; tiersOf: string; tiersVersion: number }>(
      tx,
      `select m.canteen_id as "canteenId", m.day::text as day, m.meal, m.tier, m.tiers_of as "tiersOf", m.tiers_version as "tiersVersion", ${sums}
       from canteen_meals m where m.jurisdiction_id = :jurisdiction and m.canteen_id = any($1::uuid[]) and m.day between $2::date and $3::date
       group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4 nulls last`,
      [canteenIds, from, until],
    )
  ).rows;

/** Orders or takes an order back. */
export const setOrder = async (
  tx: Tx,
  o: { canteenId: string; day: string; meal: Meal; dinerId: string; ordered: boolean; at: Date; by: string },
): Promise<void> => {
  if (o.ordered)
    await execute(
      tx,
      `insert into canteen_orders (jurisdiction_id, canteen_id, day, meal, diner_id, ordered_at, ordered_by)
       values (:jurisdiction, $1, $2::date, $3, $4, $5, $6) on conflict do nothing`,
      [o.canteenId, o.day, o.meal, o.dinerId, o.at, o.by],
    );
  else
    await execute(
      tx,
      `delete from canteen_orders o where o.jurisdiction_id = :jurisdiction and o.canteen_id = $1 and o.day = $2::date and o.meal = $3 and o.diner_id = $4`,
      [o.canteenId, o.day, o.meal, o.dinerId],
    );
};
export const countOrders = async (tx: Tx, canteenId: string, day: string, meal: Meal): Promise<number> =>
  (
    await execute<{ count: number }>(
      tx,
      `select count(*)::int as count from canteen_orders o where o.jurisdiction_id = :jurisdiction and o.canteen_id = $1 and o.day = $2::date and o.meal = $3`,
      [canteenId, day, meal],
    )
  ).rows[0]?.count ?? 0;
/** Meals that some people ordered at a canteen for a day. */
export const ordersOn = async (
  tx: Tx,
  canteenId: string,
  dinerIds: readonly string[],
  day: string,
): Promise<{ dinerId: string; meal: Meal }[]> =>
  (
    await execute<{ dinerId: string; meal: Meal }>(
      tx,
      `select o.diner_id as "dinerId", o.meal from canteen_orders o
       where o.jurisdiction_id = :jurisdiction and o.canteen_id = $1 and o.day = $3::date and o.diner_id = any($2::uuid[])`,
      [canteenId, dinerIds, day],
    )
  ).rows;

/** Rows written by one statement. */
const step = 500;
/** Writes meals of days that are over, whose sheets are closed. */
export const insertMeals = async (tx: Tx, meals: readonly NewMeal[]): Promise<void> => {
  for (let at = 0; at < meals.length; at += step) {
    const values: unknown[] = [];
    const rows = meals.slice(at, at + step).map((m) => {
      const { price, own, city, district, town, other } = m.bill;
      const row = [
        m.id,
        m.canteenId,
        m.day,
        m.meal,
        m.dinerId,
        m.tiersOf,
        m.tiersVersion,
        m.tier,
        price,
        own,
        city,
        district,
        town,
        other,
        m.servedAt,
        m.servedBy,
      ];
      return `(:jurisdiction, ${row.map((value) => `$${values.push(value)}`).join(', ')})`;
    });
    await execute(
      tx,
      `insert into canteen_meals (jurisdiction_id, id, canteen_id, day, meal, diner_id, tiers_of, tiers_version, tier, price_fen, own_fen, city_fen, district_fen,
         town_fen, other_fen, served_at, served_by) values ${rows.join(', ')}`,
      values,
    );
  }
  const days = new Map(meals.map((m) => [`${m.canteenId} ${m.day}`, m]));
  const values: unknown[] = [];
  const rows = [...days.values()].map(
    (m) => `(:jurisdiction, ${[m.canteenId, m.day, m.servedAt, m.servedBy].map((value) => `$${values.push(value)}`).join(', ')})`,
  );
  if (rows.length > 0)
    await execute(
      tx,
      `insert into canteen_days (jurisdiction_id, canteen_id, day, closed_at, closed_by) values ${rows.join(', ')}`,
      values,
    );
};
