import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type * as api from '#contract/tariffs/api.ts';
import { raiseDays } from '#contract/tariffs/settings.ts';
import { daysAhead, slots } from '#contract/tariffs/values.ts';
import { daysAfter, monthsAfter } from '#kernel/calendar.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, seeAll, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf, type View, viewOf } from '../context.ts';
import { isAhead } from '../domain/times.ts';
import { companiesOf, readCodes, surveys } from '../policy.ts';
import { bookedBy, heldTimes, type MonthRow, monthsOf, pageOfBookings, type Reach } from '../store/bookings.ts';
import { findItem, listedCompanies, pageOfItems } from '../store/items.ts';
import { presentBookings, presentItem, presentItems, rateDaysOf } from './present.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;

/** Own bookings shown at most: what is older is found by its case. */
const mostOwn = 60;

/** @throws territory.area_not_found */
export const areaCode = ({ snapshot }: View, code: string | undefined): string | null =>
  code === undefined ? null : (snapshot.find(code)?.code ?? fail('territory.area_not_found', { code }));

/** Price lists as everybody reads them; who looks is not asked. */
export const tariffsPage = async (
  context: Context,
  jurisdictionId: string,
  viewer: Viewer | null,
  q: Query<typeof api.listTariffs>,
): Promise<Answer<typeof api.listTariffs>> => {
  const view = await viewOf(context, jurisdictionId, viewer);
  const filter = { trade: q.trade ?? null, company: q.company ?? null, areaCode: areaCode(view, q.area) };
  const after = readCursor<[string, string, string]>(q.cursor, ['string', 'string', 'uuid']);
  return context.kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const { rows, next } = cutPage(await pageOfItems(tx, filter, after, q.limit + 1), q.limit, (i) => [i.trade, i.name, i.id]);
    const serves = (id: string): boolean => view.book.get(id)?.receives === true;
    const named = (ids: readonly string[]) =>
      ids.map((id) => ({ id, name: view.book.get(id)?.name ?? '' })).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
    return {
      items: await presentItems(
        view,
        tx,
        rows.filter(({ organisationId }) => serves(organisationId)),
      ),
      next,
      companies: named((await listedCompanies(tx)).filter(serves)),
      own: named(viewer ? companiesOf(viewer, view.book) : []),
      surveys: viewer !== null && surveys(viewer),
      raiseDays: settingOf(raiseDays, view.settings),
    };
  });
};

export const oneTariff = async (context: Context, jurisdictionId: string, viewer: Viewer | null, id: string) => {
  const view = await viewOf(context, jurisdictionId, viewer);
  return context.kernel.db.read(systemAccess(jurisdictionId), (tx) => presentItem(view, tx, id));
};

/** Free times of a service in the days ahead; those of today that have begun are gone. */
export const tariffTimes = async (context: Context, jurisdictionId: string, id: string): Promise<Answer<typeof api.getTariffTimes>> => {
  const view = await viewOf(context, jurisdictionId);
  const days = Array.from({ length: daysAhead }, (_, n) => daysAfter(view.today, n));
  return context.kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const item = (await findItem(tx, id)) ?? fail('tariffs.not_found');
    await seeAll(tx);
    const held = await heldTimes(tx, id, [view.today, days.at(-1) ?? view.today]);
    const left = (day: string, slot: string): number => (item.ended ? 0 : Math.max(0, item.capacity - (held.get(`${day} ${slot}`) ?? 0)));
    return {
      days: days.map((day) => ({
        day,
        slots: slots.filter((slot) => isAhead(day, slot, view.now)).map((slot) => ({ slot, left: left(day, slot) })),
      })),
    };
  });
};

export const myBookings = async (context: Context, viewer: Viewer): Promise<Answer<typeof api.myTariffBookings>> => {
  const eye = await eyeOf(context, viewer);
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => bookedBy(tx, viewer.accountId, mostOwn));
  return { items: presentBookings(eye, rows), rateDays: rateDaysOf(eye) };
};

/** What the viewer reads of bookings. @throws session.forbidden where that is nothing */
const reachOf = ({ viewer, book }: Eye): Reach => {
  const reach = { areas: readCodes(viewer), companies: companiesOf(viewer, book) };
  return reach.areas.length + reach.companies.length === 0 ? fail('session.forbidden') : reach;
};

export const bookingsPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listTariffBookings>,
): Promise<Answer<typeof api.listTariffBookings>> => {
  const eye = await eyeOf(context, viewer);
  const filter = { ...reachOf(eye), stand: q.stand ?? null, company: q.company ?? null, area: areaCode(eye, q.area) };
  const after = readCursor<[string, string]>(q.cursor, ['day', 'uuid']);
  const found = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfBookings(tx, filter, after, q.limit + 1));
  const { rows, next } = cutPage(found, q.limit, (b) => [b.day, b.id]);
  return { items: presentBookings(eye, rows), next };
};

/** More services than this a company does not have. */
const mostItems = 2000;
const sumOf = (rows: readonly MonthRow[], of: Exclude<keyof MonthRow, 'company' | 'month'>): number =>
  rows.reduce((n, row) => n + row[of], 0);

/** The list beside the market and what was booked in a month, by company: as far as the viewer reads bookings. */
export const tariffOverview = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.getTariffOverview>,
): Promise<Answer<typeof api.getTariffOverview>> => {
  const eye = await eyeOf(context, viewer);
  const reach = { ...reachOf(eye), area: areaCode(eye, q.area) };
  const month = q.month ?? eye.today.slice(0, 7);
  const first = (n: number): string => monthsAfter(`${month}-01`, n);
  const midnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => monthsOf(tx, reach, [midnight(first(-11)), midnight(first(1))]));
  const own = reach.areas.length === 0 ? new Set(reach.companies) : null;
  const listed = await context.kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx: Tx) =>
    presentItems(eye, tx, await pageOfItems(tx, { trade: null, company: null, areaCode: reach.area }, null, mostItems)),
  );
  const ofMonth = rows.filter((row) => row.month === month);
  const companies = new Set([...listed.map(({ company }) => company.id), ...ofMonth.map(({ company }) => company)]);
  return {
    month,
    items: [...companies]
      .filter((id) => own === null || own.has(id))
      .map((id) => {
        const items = listed.filter(({ company }) => company.id === id);
        const made = ofMonth.filter(({ company }) => company === id);
        return {
          company: { id, name: eye.book.get(id)?.name ?? '' },
          items: items.length,
          below: items.filter(({ offMarket }) => offMarket !== null && offMarket < 0).length,
          above: items.filter(({ offMarket }) => offMarket !== null && offMarket >= 0).length,
          unknown: items.filter(({ offMarket }) => offMarket === null).length,
          booked: sumOf(made, 'booked'),
          done: sumOf(made, 'done'),
          off: sumOf(made, 'off'),
          raised: sumOf(made, 'raised'),
          complaints: sumOf(made, 'complaints'),
          rated: sumOf(made, 'rated'),
          satisfied: sumOf(made, 'satisfied'),
        };
      })
      .sort((a, b) => b.booked - a.booked || a.company.name.localeCompare(b.company.name, 'zh-CN')),
    months: Array.from({ length: 12 }, (_, n) => first(n - 11).slice(0, 7)).map((one) => {
      const made = rows.filter((row) => row.month === one);
      return { month: one, booked: sumOf(made, 'booked'), done: sumOf(made, 'done') };
    }),
  };
};
