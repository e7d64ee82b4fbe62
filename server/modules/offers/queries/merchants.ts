import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listOfferMerchants, Merchant, MyMerchants } from '#contract/offers/merchants.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf, merchantsRead, nameOf, pathOf } from '../context.ts';
import { mayManage, mayRead } from '../policy.ts';
import { countsOf, type MerchantRow, merchantsById, merchantsOf, pageOfMerchants } from '../store/merchants.ts';
import { offersAt } from '../store/offers.ts';
import { sheetsWaiting } from '../store/sheets.ts';

/** The words of an area of a path. */
export const areaWords = ({ snapshot }: Eye, path: string): string => {
  const area = snapshot.findByPath(path);
  return area ? snapshot.describe(area) : '';
};

const present = async (eye: Eye, tx: Tx, rows: readonly MerchantRow[]): Promise<Merchant[]> => {
  const counts = await countsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, kind, address, lon, lat, phone, hours, period, version, endedAt }) => {
    const path = pathOf(eye, id);
    const { offers, verifiers } = counts.get(id) ?? { offers: 0, verifiers: 0 };
    const ended = endedAt !== null;
    const acts: Merchant['actions'] = ended
      ? ['change', 'resume']
      : ['change', 'invite', ...(verifiers > 0 ? ['unbind' as const] : []), 'end'];
    return {
      id,
      name: nameOf(eye, id),
      area: areaWords(eye, path),
      kind,
      address,
      point: lon === null || lat === null ? null : { lon, lat },
      phone,
      hours,
      period,
      version,
      ended,
      offers,
      verifiers,
      actions: mayManage(eye.viewer, path) ? acts : [],
    };
  });
};

export const merchantShown = async (eye: Eye, tx: Tx, id: string): Promise<Merchant> =>
  mayRead(eye.viewer, pathOf(eye, id))
    ? ((await present(eye, tx, await merchantsById(tx, [id])))[0] ?? fail('offers.merchant_not_found'))
    : fail('offers.merchant_not_found');

/** Merchants somebody looks after. */
export const merchantsPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listOfferMerchants.query>>,
): Promise<z.input<typeof listOfferMerchants.response>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['string', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const ids = (await merchantsRead(eye, tx)).filter((id) => q.q === undefined || nameOf(eye, id).includes(q.q));
    const { rows, next } = cutPage(await pageOfMerchants(tx, ids, q.ended, after, q.limit + 1), q.limit, ({ name, id }) => [name, id]);
    return { items: await present(eye, tx, rows), next, mayManage: mayManage(viewer) };
  });
};

/** What a phone needs to give out for merchants. */
export const ownMerchants = async (context: Context, viewer: Viewer): Promise<MyMerchants> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const ids = viewer.anonymous ? [] : await merchantsOf(tx, viewer.accountId);
    const [offers, waiting] = ids.length === 0 ? [[], []] : [await offersAt(tx, ids), await sheetsWaiting(tx, ids)];
    return {
      jurisdictionId: eye.jurisdictionId,
      now: eye.now.toISOString(),
      keys: Object.fromEntries(Object.entries(eye.ring.publicKeys())),
      items: ids.map((id) => ({
        id,
        name: nameOf(eye, id),
        offers: offers
          .filter(({ merchantId, partnerIds }) => merchantId === id || partnerIds.includes(id))
          .map(({ id: offerId, title, points }) => ({ id: offerId, title, points })),
        toConfirm: waiting.find((one) => one.id === id)?.n ?? 0,
      })),
    };
  });
};
