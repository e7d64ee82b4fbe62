import { settingOf } from '#contract/kernel/settings.ts';
import type { ListedTariff, TariffBooking, TariffDetail } from '#contract/tariffs/api.ts';
import { rateDays } from '#contract/tariffs/settings.ts';
import { marketOf, offMarket, priceAhead, priceOn, standOf, stepsAt } from '#contract/tariffs/values.ts';
import { monthsAfter } from '#kernel/calendar.ts';
import { seeAll, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { marketRule, type View } from '../context.ts';
import { serves, surveys } from '../policy.ts';
import { type BookingRow, findBooking, ratedOf } from '../store/bookings.ts';
import { counting, findItem, type ItemRow, pricesOf, quotesOf } from '../store/items.ts';

const areaNamed = ({ snapshot }: View, code: string) => ({ code, name: snapshot.find(code)?.shortName ?? code });
const company = ({ book }: View, id: string) => ({ id, name: book.get(id)?.name ?? '' });

/** Services with what counts today. The transaction sees everything afterwards: ratings are counted over all who booked. */
export const presentItems = async (view: View, tx: Tx, rows: readonly ItemRow[]): Promise<ListedTariff[]> => {
  const ids = rows.map(({ id }) => id);
  const { since, least } = marketRule(view);
  await seeAll(tx);
  const [prices, quotes, rated] = [await pricesOf(tx, ids), await quotesOf(tx, ids), await ratedOf(tx, ids, monthsAfter(view.today, -12))];
  return rows.map((i) => {
    const own = counting(prices.get(i.id));
    const [now, next] = [priceOn(own, view.today), priceAhead(own, view.today)];
    const market = marketOf(
      (quotes.get(i.id) ?? []).filter(({ withdrawn }) => withdrawn === null),
      since,
      least,
    );
    return {
      id: i.id,
      company: company(view, i.organisationId),
      trade: i.trade,
      name: i.name,
      unit: i.unit,
      includes: i.includes,
      areas: i.areas.map((code) => areaNamed(view, code)),
      price: now && { fen: now.fen, from: now.from },
      next: next && { fen: next.fen, from: next.from },
      market,
      offMarket: now && offMarket(now.fen, market),
      ...(rated.get(i.id) ?? { rated: 0, satisfied: 0 }),
    };
  });
};

/** A service with its history. @throws tariffs.not_found */
export const presentItem = async (view: View, tx: Tx, id: string): Promise<TariffDetail> => {
  const item = (await findItem(tx, id)) ?? fail('tariffs.not_found');
  const listed = (await presentItems(view, tx, [item]))[0] ?? fail('tariffs.not_found');
  const prices = (await pricesOf(tx, [id])).get(id) ?? [];
  const quotes = (await quotesOf(tx, [id])).get(id) ?? [];
  const { since } = marketRule(view);
  const { viewer } = view;
  const own = viewer !== null && serves(viewer, item.organisationId);
  return {
    ...listed,
    capacity: item.capacity,
    ended: item.ended,
    version: item.version,
    prices: prices
      .toReversed()
      .map((price) => ({ id: price.id, fen: price.fen, from: price.from, setAt: price.setAt.toISOString(), withdrawn: price.withdrawn })),
    quotes: quotes.map((quote) => ({
      id: quote.id,
      fen: quote.fen,
      source: quote.source,
      day: quote.day,
      by: quote.byName,
      withdrawn: quote.withdrawn,
      old: quote.day < since,
    })),
    can: [...(own ? (['change'] as const) : []), ...(viewer && surveys(viewer) && !own && !item.ended ? (['quote'] as const) : [])],
  };
};

const rates: readonly BookingRow['state'][] = ['answered', 'checked'];
/** Bookings of whoever looks: as the company, as the community, or as who booked. */
export const presentBookings = (view: View, rows: readonly BookingRow[]): TariffBooking[] =>
  rows.map((b) => {
    const stand = standOf(b.state, b.coming);
    const mine = view.viewer?.accountId === b.accountId;
    const open = stand === 'asked' || stand === 'confirmed' || stand === 'coming';
    const area = view.snapshot.findByPath(b.areaPath);
    return {
      id: b.id,
      number: b.number,
      itemId: b.itemId,
      name: b.name,
      unit: b.unit,
      company: company(view, b.organisationId),
      area: { code: b.areaPath.replaceAll('.', ''), name: area ? view.snapshot.describe(area) : '' },
      day: b.day,
      slot: b.slot,
      fen: b.fen,
      bookedFen: b.bookedFen,
      ask: b.askedFen === null ? null : { fen: b.askedFen, why: b.askedWhy ?? '', at: (b.askedAt ?? view.now).toISOString() },
      state: b.state,
      stand,
      dueAt: b.dueAt?.toISOString() ?? null,
      satisfied: b.satisfied,
      complaint: b.complaintId,
      steps: view.viewer && serves(view.viewer, b.organisationId) ? [...stepsAt(stand, b.askedFen !== null)] : [],
      can: !mine
        ? []
        : [
            ...(open && b.askedFen !== null ? (['consent'] as const) : []),
            ...(open ? (['cancel'] as const) : []),
            ...(rates.includes(b.state) ? (['rate'] as const) : []),
            ...(b.complaintId === null && stand !== 'asked' ? (['complain'] as const) : []),
          ],
    };
  });

/** One of them. @throws tariffs.booking_not_found */
export const presentBooking = async (view: View, tx: Tx, id: string): Promise<TariffBooking> =>
  presentBookings(view, [(await findBooking(tx, id)) ?? fail('tariffs.booking_not_found')])[0] ?? fail('tariffs.booking_not_found');

export const rateDaysOf = ({ settings }: Pick<View, 'settings'>): number => settingOf(rateDays, settings);
