import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listSettlements, mySettlementLines, mySettlements, Settlement } from '#contract/offers/settlements.ts';
import { entryWhats } from '#contract/offers/values.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf, merchantsRead, mustVerify, nameOf, pathOf } from '../context.ts';
import { mayApprove } from '../policy.ts';
import { merchantsOf } from '../store/merchants.ts';
import { offersById } from '../store/offers.ts';
import { lockSheet, pageOfEntries, pageOfSheets, type SheetRow, type SumRow, sumsOf } from '../store/sheets.ts';

/** Sheets with the sums of their lines. @param mine merchants the viewer gives out for */
export const presentSheets = async (eye: Eye, tx: Tx, rows: readonly SheetRow[], mine: readonly string[]): Promise<Settlement[]> => {
  const sums = await sumsOf(tx, rows);
  return rows.map((s) => {
    const own = sums.filter((one) => one.merchantId === s.merchantId && one.period === s.period);
    const of = (what: SumRow['what']) => own.find((one) => one.what === what);
    return {
      merchant: { id: s.merchantId, name: nameOf(eye, s.merchantId) },
      period: s.period,
      endsOn: s.endsOn,
      state: s.state,
      sums: Object.fromEntries(
        entryWhats.map((what) => [what, { count: of(what)?.count ?? 0, points: of(what)?.points ?? 0 }]),
      ) as Settlement['sums'],
      points: s.points ?? own.reduce((all, { points }) => all + points, 0),
      closedAt: s.closedAt?.toISOString() ?? null,
      confirmedAt: s.confirmedAt?.toISOString() ?? null,
      receipt: s.receipt,
      paidAt: s.paidAt?.toISOString() ?? null,
      actions:
        s.state === 'closed' && mine.includes(s.merchantId)
          ? ['confirm']
          : s.state === 'confirmed' && mayApprove(eye.viewer, pathOf(eye, s.merchantId))
            ? ['pay']
            : [],
    };
  });
};

export const sheetShown = async (eye: Eye, tx: Tx, merchantId: string, period: string): Promise<Settlement> => {
  const sheet = (await lockSheet(tx, merchantId, period)) ?? fail('offers.settlement_not_found');
  const mine = await merchantsOf(tx, eye.viewer.accountId);
  if (!mine.includes(merchantId) && !mayApprove(eye.viewer, pathOf(eye, merchantId))) fail('offers.settlement_not_found');
  return (await presentSheets(eye, tx, [sheet], mine))[0] as Settlement;
};

const cursorOf = ({ endsOn, merchantId, period }: SheetRow) => [endsOn, merchantId, period] as const;
const keys = ['day', 'uuid', 'string'] as const;

/** Sheets of the merchants somebody looks after. */
export const settlementsPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listSettlements.query>>,
): Promise<z.input<typeof listSettlements.response>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string, string]>(q.cursor, keys);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const merchantIds = (await merchantsRead(eye, tx)).filter((id) => q.merchant === undefined || id === q.merchant);
    const found = await pageOfSheets(tx, { merchantIds, states: q.state?.length ? q.state : null }, after, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, cursorOf);
    return { items: await presentSheets(eye, tx, rows, await merchantsOf(tx, viewer.accountId)), next };
  });
};

/** Sheets of a merchant the viewer gives out for. */
export const ownSettlements = async (
  context: Context,
  viewer: Viewer,
  merchantId: string,
  q: z.output<NonNullable<typeof mySettlements.query>>,
): Promise<z.input<typeof mySettlements.response>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string, string]>(q.cursor, keys);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    await mustVerify(tx, viewer, merchantId);
    const { rows, next } = cutPage(
      await pageOfSheets(tx, { merchantIds: [merchantId], states: null }, after, q.limit + 1),
      q.limit,
      cursorOf,
    );
    return { items: await presentSheets(eye, tx, rows, [merchantId]), next };
  });
};

/** What one sheet is made of, for whoever gives out for the merchant. */
export const ownSettlementLines = async (
  context: Context,
  viewer: Viewer,
  { merchantId, period }: { merchantId: string; period: string },
  q: z.output<NonNullable<typeof mySettlementLines.query>>,
): Promise<z.input<typeof mySettlementLines.response>> => {
  const after = readCursor<[string]>(q.cursor, ['uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    await mustVerify(tx, viewer, merchantId);
    const found = await pageOfEntries(tx, { merchantId, period }, after?.[0] ?? null, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ id }) => [id]);
    const titles = new Map((await offersById(tx, [...new Set(rows.map(({ offerId }) => offerId))])).map(({ id, title }) => [id, title]));
    return {
      items: rows.map((e) => ({
        id: e.id,
        at: e.at.toISOString(),
        what: e.what,
        title: titles.get(e.offerId) ?? '',
        points: e.points,
      })),
      next,
    };
  });
};
