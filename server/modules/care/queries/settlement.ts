import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { getSettlement, MealSums, settlementSheet } from '#contract/care/canteens.ts';
import { isWithin, outermost } from '#contract/territory/levels.ts';
import { audit } from '#kernel/audit.ts';
import { daysAfter, monthsAfter } from '#kernel/calendar.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { PlaceRef } from '#modules/places/index.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import { canteensOf, tiersOf } from '../canteens.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { openDays, sumsOfCanteens, sumsOfTiers } from '../store/meals.ts';
import { commonTiers } from '../tiers.ts';
import { tierTitles } from './till.ts';

type Asked = z.output<NonNullable<(typeof getSettlement)['query']>>;
export type SheetAsked = z.output<NonNullable<(typeof settlementSheet)['query']>>;

const empty: MealSums = { meals: 0, price: 0, own: 0, city: 0, district: 0, town: 0, other: 0 };
const add = (a: MealSums, b: MealSums): MealSums =>
  Object.fromEntries(Object.keys(empty).map((key) => [key, a[key as keyof MealSums] + b[key as keyof MealSums]])) as MealSums;
const daysIn = (month: string): [string, string] => [`${month}-01`, daysAfter(monthsAfter(`${month}-01`, 1), -1)];

/** The canteens of an area that a viewer manages. @throws session.forbidden, territory.area_not_found */
const managed = async (
  context: Context,
  viewer: Viewer,
  code: string | undefined,
): Promise<{ eye: Eye; area: TerritoryArea; canteens: readonly PlaceRef[] }> => {
  const [own] = outermost(areasWith(viewer, 'care.canteens'));
  if (own === undefined) return fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const area =
    (code === undefined ? eye.snapshot.findByPath(own) : eye.snapshot.find(code)) ??
    fail('territory.area_not_found', { code: code ?? own });
  if (!can(viewer, 'care.canteens', area.path)) fail('session.forbidden');
  const canteens = (await canteensOf(context, viewer.jurisdictionId)).filter(({ areaPath }) => isWithin(areaPath, area.path));
  return { eye, area, canteens };
};

/** Meals of a month by canteen. */
export const settlement = async (
  context: Context,
  viewer: Viewer,
  { month, area: code }: Asked,
): Promise<z.input<typeof getSettlement.response>> => {
  const { eye, area, canteens } = await managed(context, viewer, code);
  const { jurisdictionId } = viewer;
  const ids = canteens.map(({ id }) => id);
  const days = daysIn(month);
  const { sums, open } = await context.kernel.db.read(accessOf(viewer), async (tx) => ({
    sums: await sumsOfCanteens(tx, ids, days),
    open: await openDays(tx, ids, days),
  }));
  const items = await Promise.all(
    canteens.map(async ({ id, name }) => {
      const found = sums.find(({ canteenId }) => canteenId === id);
      const { meals, price, own, city, district, town, other } = found ?? empty;
      const tiers = await tiersOf(context, jurisdictionId, id, eye.now);
      return {
        ...{ meals, price, own, city, district, town, other },
        canteen: { id, name },
        days: found?.days ?? 0,
        refunded: found?.refunded ?? 0,
        open: open.find(({ canteenId }) => canteenId === id)?.open ?? 0,
        tiers: tiers?.content.title.zh ?? null,
        hasOwn: tiers !== null && tiers.of !== commonTiers,
      };
    }),
  );
  return {
    area: areaOf(eye, area.path),
    sums: items.reduce<MealSums>(add, empty),
    items,
    maySetTiers: can(viewer, 'care.set_tiers', eye.snapshot.root.path),
  };
};

const yuan = (fen: number): number => fen / 100;
/** The settlement of a month with one payer: what it owes by canteen, day, meal and tier. Nobody is named. */
export const settlementWorkbook = async (
  context: Context,
  viewer: Viewer,
  { month, area: code, payer }: SheetAsked,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const { eye, area, canteens } = await managed(context, viewer, code);
  const { jurisdictionId, accountId: actorId } = viewer;
  const names = new Map(canteens.map(({ id, name }) => [id, name]));
  const { rows, title } = await context.kernel.db.write(accessOf(viewer), async (tx) => {
    const found = await sumsOfTiers(tx, [...names.keys()], daysIn(month));
    const data = { month, payer, area: area.code };
    await audit(tx, { jurisdictionId, actorId, action: 'care.settlement_exported', subject: area.code, data, at: eye.now });
    return { rows: found.filter((row) => row.meals > 0), title: await tierTitles(tx, jurisdictionId, found) };
  });
  const word = (key: string): string => wordOf('zh-CN', `care-console.sheet.${key}`);
  const name = `${word('title')} ${month} ${wordOf('zh-CN', `care.payers.${payer}`)}`;
  const owed = rows.filter((row) => row[payer] > 0);
  const total = owed.reduce<MealSums>(add, empty);
  const sheet = {
    name: word('title'),
    head: [[name], ['canteen', 'day', 'meal', 'tier', 'meals', 'price', 'own', 'owed'].map(word)],
    rows: [
      ...owed.map((row) => [
        names.get(row.canteenId) ?? '',
        row.day,
        wordOf('zh-CN', `care.meals.${row.meal}`),
        title(row)?.zh ?? word('none'),
        row.meals,
        yuan(row.price),
        yuan(row.own),
        yuan(row[payer]),
      ]),
      [word('total'), '', '', '', total.meals, yuan(total.price), yuan(total.own), yuan(total[payer])],
    ],
    widths: [24, 12, 8, 20, 8, 12, 12, 12],
  };
  return { name: `${name}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
