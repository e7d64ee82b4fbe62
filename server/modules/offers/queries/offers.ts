import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { getOffer, listOffers, listStock, MallOffer, ManagedOffer, mall } from '#contract/offers/offers.ts';
import { mostOffers } from '#contract/offers/values.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf, merchantsRead, nameOf, pathOf } from '../context.ts';
import { isOpen } from '../domain/periods.ts';
import { mayApprove, mayManage, mayRead } from '../policy.ts';
import { type MerchantRow, merchantIds, merchantsById } from '../store/merchants.ts';
import { mallOffers, type OfferRow, offersById, pageOfOffers } from '../store/offers.ts';
import { donorsOf, pageOfStock } from '../store/stock.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
const pictureOf = (photoId: string | null): string | null => (photoId === null ? null : `/api/files/${photoId}/thumbnail`);

const inMall = (eye: Eye, o: OfferRow, m: MerchantRow): MallOffer => ({
  id: o.id,
  kind: o.kind,
  title: o.title,
  points: o.points,
  left: o.stock === null ? null : o.stock - o.taken,
  until: o.until,
  photo: pictureOf(o.photoId),
  merchant: {
    id: m.id,
    name: nameOf(eye, m.id),
    kind: m.kind,
    address: m.address,
    point: m.lon === null || m.lat === null ? null : { lon: m.lon, lat: m.lat },
  },
});

/** Offers of today. */
export const mallPage = async (context: Context, viewer: Viewer, q: Query<typeof mall>): Promise<z.input<typeof mall.response>> => {
  const eye = await eyeOf(context, viewer);
  const area = q.area === undefined ? null : (eye.snapshot.find(q.area) ?? fail('territory.area_not_found'));
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const words = q.q ?? null;
    const { rows, count } = await mallOffers(
      tx,
      {
        day: shanghaiDay(eye.now),
        q: words,
        named: words === null ? [] : (await merchantIds(tx)).filter((id) => nameOf(eye, id).includes(words)),
        kinds: q.kind?.length ? q.kind : null,
        areas: area && [area, ...eye.snapshot.ancestors(area)].map(({ id }) => id),
      },
      mostOffers,
    );
    const merchants = new Map((await merchantsById(tx, [...new Set(rows.map((one) => one.merchantId))])).map((m) => [m.id, m]));
    const items = rows.flatMap((o) => {
      const m = merchants.get(o.merchantId);
      return m ? [inMall(eye, o, m)] : [];
    });
    return { items, more: count - rows.length };
  });
};

/** One offer of the mall. */
export const offerDetail = async (context: Context, viewer: Viewer, id: string): Promise<z.input<typeof getOffer.response>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const [o] = await offersById(tx, [id]);
    if (!o || (o.state !== 'live' && o.state !== 'ended')) return fail('offers.offer_not_found');
    const m = (await merchantsById(tx, [o.merchantId]))[0] ?? fail('offers.offer_not_found');
    return {
      ...inMall(eye, o, m),
      description: o.description,
      worthFen: o.worthFen,
      perPerson: o.perPerson,
      perPeriod: o.perPeriod,
      validDays: o.validDays,
      whenExpired: o.whenExpired,
      partners: o.partnerIds.map((one) => ({ id: one, name: nameOf(eye, one) })),
      hours: m.hours,
      phone: m.phone,
      donors: await donorsOf(tx, id),
      open: isOpen(o, shanghaiDay(eye.now)) && m.endedAt === null && (o.stock === null || o.taken < o.stock),
    };
  });
};

const acts = ({ viewer, ...eye }: Eye, o: OfferRow): ManagedOffer['actions'] => {
  const path = pathOf(eye, o.merchantId);
  const keeps = mayManage(viewer, path);
  const decides = o.state === 'proposed' && o.proposedBy !== viewer.accountId && mayApprove(viewer, path);
  return [
    ...(decides ? (['approve', 'refuse'] as const) : []),
    ...(keeps && (o.state === 'proposed' || o.state === 'refused') ? (['change'] as const) : []),
    ...(keeps && o.stock !== null ? (['stock'] as const) : []),
    ...(keeps && o.state === 'live' ? (['end'] as const) : []),
  ];
};

const present = (eye: Eye, o: OfferRow): ManagedOffer => {
  const { merchantId, proposedBy: _, proposedAt, photoId, ...facts } = o;
  return {
    ...facts,
    merchant: { id: merchantId, name: nameOf(eye, merchantId) },
    areas: o.areaIds.flatMap((id) => {
      const area = eye.snapshot.find(id);
      return area ? [eye.snapshot.describe(area)] : [];
    }),
    photo: pictureOf(photoId),
    proposedAt: proposedAt.toISOString(),
    actions: acts(eye, o),
  };
};

export const managedShown = async (eye: Eye, tx: Tx, id: string): Promise<ManagedOffer> => {
  const [o] = await offersById(tx, [id]);
  return o && mayRead(eye.viewer, pathOf(eye, o.merchantId)) ? present(eye, o) : fail('offers.offer_not_found');
};

/** Offers of the merchants somebody looks after. */
export const offersPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof listOffers>,
): Promise<z.input<typeof listOffers.response>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string]>(q.cursor, ['uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const ids = (await merchantsRead(eye, tx)).filter((id) => q.merchant === undefined || id === q.merchant);
    const filter = { merchantIds: ids, states: q.state?.length ? q.state : null, q: q.q ?? null };
    const { rows, next } = cutPage(await pageOfOffers(tx, filter, after?.[0] ?? null, q.limit + 1), q.limit, ({ id }) => [id]);
    return { items: rows.map((one) => present(eye, one)), next, mayManage: mayManage(viewer) };
  });
};

/** The book of a stock. */
export const stockPage = async (
  context: Context,
  viewer: Viewer,
  offerId: string,
  q: Query<typeof listStock>,
): Promise<z.input<typeof listStock.response>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string]>(q.cursor, ['uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { stock, taken } = await managedShown(eye, tx, offerId);
    if (stock === null) return fail('offers.stock_unlimited');
    const { rows, next } = cutPage(await pageOfStock(tx, offerId, after?.[0] ?? null, q.limit + 1), q.limit, ({ id }) => [id]);
    return { items: rows.map(({ offerId: _, at, ...line }) => ({ ...line, at: at.toISOString() })), next, stock, taken };
  });
};
