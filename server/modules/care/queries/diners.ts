import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Diner, getMyMeals, listCanteens, listDiners } from '#contract/care/canteens.ts';
import { outermost } from '#contract/territory/levels.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { placeAddress } from '#modules/places/index.ts';
import { canteensOf, homeOf, tiersOf } from '../canteens.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { ageOn, billOf, tierFor } from '../domain/meals.ts';
import { codesOf } from '../policy.ts';
import { openDiner } from '../sealing.ts';
import { type DinerRow, dinerOfAccount, findDiner, pageOfDiners } from '../store/diners.ts';
import { mealsOfDiner } from '../store/meals.ts';
import { tierTitles } from './till.ts';

const present = (eye: Eye, d: DinerRow): Diner => ({
  id: d.id,
  cardNo: d.cardNo,
  name: d.name,
  age: ageOn(openDiner(eye.ring, d.id, d.sealed).born, eye.today),
  home: d.areaPath === null ? null : areaOf(eye, d.areaPath),
  by: areaOf(eye, d.byPath),
  local: d.local,
  classes: [...d.classes] as Diner['classes'],
  since: d.since,
});

/** A card, for whoever gives out cards there. @throws care.diner_not_found */
export const dinerOf = async (eye: Eye, tx: Tx, id: string): Promise<Diner> => {
  const found = await findDiner(tx, id);
  return found && can(eye.viewer, 'care.canteens', found.byPath) ? present(eye, found) : fail('care.diner_not_found');
};

/** @throws session.forbidden, territory.area_not_found */
export const dinersPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<(typeof listDiners)['query']>>,
): Promise<z.input<typeof listDiners.response>> => {
  const own = outermost(areasWith(viewer, 'care.canteens'));
  if (own.length === 0) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const asked = q.area === undefined ? null : (eye.snapshot.find(q.area) ?? fail('territory.area_not_found', { code: q.area }));
  if (asked && !can(viewer, 'care.canteens', asked.path)) fail('session.forbidden');
  const after = readCursor<[string, string]>(q.cursor, ['string', 'string']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const codes = asked ? [asked.code] : codesOf(own);
    const found = await pageOfDiners(tx, { codes, q: q.q || null, after, limit: q.limit + 1 });
    const { rows, next } = cutPage(found, q.limit, ({ byCode, cardNo }) => [byCode, cardNo]);
    return { items: rows.map((row) => present(eye, row)), next };
  });
};

/** Canteens for everybody: what a meal costs whom, and who bears the rest. */
export const canteensForAll = async (context: Context, jurisdictionId: string): Promise<z.input<typeof listCanteens.response>> => {
  const [canteens, snapshot] = await Promise.all([canteensOf(context, jurisdictionId), context.territory.snapshot(jurisdictionId)]);
  const now = context.kernel.clock.now();
  const items = await Promise.all(
    canteens.map(async ({ id, name, areaPath }) => ({
      id,
      name,
      area: snapshot.describe(snapshot.findByPath(areaPath) ?? snapshot.root),
      path: (await placeAddress(context.kernel, jurisdictionId, id))?.path ?? null,
      tiers: (await tiersOf(context, jurisdictionId, id, now))?.content ?? null,
    })),
  );
  return { items };
};

/** The viewer's own card: what they pay where and why, and what they ate. */
export const myMeals = async (context: Context, viewer: Viewer): Promise<z.input<typeof getMyMeals.response>> => {
  if (viewer.anonymous) return { card: null, prices: [], eaten: [] };
  const eye = await eyeOf(context, viewer);
  const canteens = await canteensOf(context, viewer.jurisdictionId);
  const { found, eaten, title } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const mine = await dinerOfAccount(tx, viewer.accountId);
    const meals = mine ? await mealsOfDiner(tx, mine.id) : [];
    return { found: mine, eaten: meals, title: await tierTitles(tx, viewer.jurisdictionId, meals) };
  });
  if (!found) return { card: null, prices: [], eaten: [] };
  const { born } = openDiner(eye.ring, found.id, found.sealed);
  const prices = [];
  for (const canteen of canteens) {
    const tiers = (await tiersOf(context, viewer.jurisdictionId, canteen.id, eye.now))?.content;
    if (!tiers) continue;
    const tier = tierFor(tiers, { born, local: found.local, classes: found.classes }, eye.today);
    const home = homeOf(found.areaPath, canteen.areaPath);
    prices.push({
      canteen: { id: canteen.id, name: canteen.name },
      tier: tier?.title ?? null,
      meals: tiers.meals.map((of) => ({ meal: of.meal, price: of.fen, own: billOf(tiers, tier, of, home, true).own })),
    });
  }
  const names = new Map(canteens.map(({ id, name }) => [id, name]));
  return {
    card: { number: found.cardNo, since: found.since },
    prices,
    eaten: eaten.map((m) => ({
      id: m.id,
      day: m.day,
      meal: m.meal,
      canteen: names.get(m.canteenId) ?? '—',
      tier: title(m),
      price: m.price,
      own: m.own,
      refunded: m.refundedAt !== null,
    })),
  };
};
