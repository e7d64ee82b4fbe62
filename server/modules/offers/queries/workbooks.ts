import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { entryWhats } from '#contract/offers/values.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf, merchantsRead, nameOf } from '../context.ts';
import {
  kindWordsOf,
  limitWords,
  merchantColumns,
  merchantWords,
  offerColumns,
  periodWords,
  sheetNames,
  stockColumns,
} from '../domain/sheet.ts';
import { merchantsById } from '../store/merchants.ts';
import { offersById, pageOfOffers } from '../store/offers.ts';
import { entriesOfPeriod, pageOfSheets } from '../store/sheets.ts';
import { linesOfStock } from '../store/stock.ts';
import { presentSheets } from './settlements.ts';

const mostRows = 20_000;
const headed = (columns: Readonly<Record<string, readonly [string, number, ...unknown[]]>>) => ({
  head: [Object.values(columns).map(([heading]) => heading)],
  widths: Object.values(columns).map(([, width]) => width),
});
const word = (key: string): string => wordOf('zh-CN', `offers-console.${key}`);

/** Merchants, offers and stock as a workbook in the form an import reads. */
export const offersWorkbook = async (context: Context, viewer: Viewer, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const { merchants, offers, stock } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const ids = await merchantsRead(eye, tx);
    const found = await pageOfOffers(tx, { merchantIds: ids, states: null, q: null }, null, mostRows);
    return { merchants: await merchantsById(tx, ids), offers: found, stock: await linesOfStock(tx, ids, mostRows) };
  });
  const titles = new Map(offers.map(({ id, title, merchantId }) => [id, { title, merchantId }]));
  const bytes = await writeWorkbook(
    [
      {
        name: sheetNames.merchants,
        ...headed(merchantColumns),
        rows: merchants.map((m) => [
          nameOf(eye, m.id),
          merchantWords[m.kind],
          m.address,
          m.lon,
          m.lat,
          m.phone,
          m.hours,
          periodWords[m.period],
        ]),
      },
      {
        name: sheetNames.offers,
        ...headed(offerColumns),
        rows: offers.map((o) => [
          nameOf(eye, o.merchantId),
          o.title,
          kindWordsOf[o.kind],
          o.points,
          o.stock,
          o.perPerson,
          limitWords[o.perPeriod],
          o.from,
          o.until,
          o.validDays,
          o.description,
        ]),
      },
      {
        name: sheetNames.stock,
        ...headed(stockColumns),
        rows: stock.map((s) => {
          const of = titles.get(s.offerId);
          return [nameOf(eye, of?.merchantId ?? ''), of?.title ?? '', s.quantity, s.reason, s.donor, shanghaiDay(s.at)];
        }),
      },
    ],
    signal,
  );
  return { name: `${word('title')}.xlsx`, bytes };
};

/** Sheets of a month or quarter for accounting, with their lines. Nobody who bought is named. */
export const settlementsWorkbook = async (
  context: Context,
  viewer: Viewer,
  period: string,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const { sheets, lines, titles } = await context.kernel.db.write(accessOf(viewer), async (tx) => {
    const merchantIds = await merchantsRead(eye, tx);
    const rows = await pageOfSheets(tx, { merchantIds, states: null, period }, null, mostRows);
    const entries = await entriesOfPeriod(tx, merchantIds, period, mostRows);
    const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
    await audit(tx, { ...by, action: 'offers.settlements_exported', subject: viewer.jurisdictionId, data: { period, rows: rows.length } });
    const offers = await offersById(tx, [...new Set(entries.map(({ offerId }) => offerId))]);
    return { sheets: await presentSheets(eye, tx, rows, []), lines: entries, titles: new Map(offers.map(({ id, title }) => [id, title])) };
  });
  const heads = ['merchant', 'period', ...entryWhats, 'points', 'state', 'receipt'].map((key) => word(`sheet.${key}`));
  const bytes = await writeWorkbook(
    [
      {
        name: word('sheet.sums'),
        head: [heads],
        rows: sheets.map((s) => [
          s.merchant.name,
          s.period,
          ...entryWhats.map((what) => s.sums[what]?.points ?? 0),
          s.points,
          word(`settlementStates.${s.state}`),
          s.receipt,
        ]),
        widths: [28, 12, 12, 12, 12, 14, 12, 12, 20],
      },
      {
        name: word('sheet.lines'),
        head: [['merchant', 'day', 'what', 'offer', 'points', 'voucher'].map((key) => word(`sheet.${key}`))],
        rows: lines.map((e) => [
          nameOf(eye, e.merchantId),
          shanghaiDay(e.at),
          word(`sheet.${e.what}`),
          titles.get(e.offerId) ?? '',
          e.points,
          e.voucherId,
        ]),
        widths: [28, 12, 14, 24, 10, 40],
      },
    ],
    signal,
  );
  return { name: `${word('sheet.title')} ${period}.xlsx`, bytes };
};
