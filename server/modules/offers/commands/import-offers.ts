import { v7 } from 'uuid';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { telephoneOf } from '#contract/kernel/typed.ts';
import { moreRights } from '#contract/offers/settings.ts';
import type { OffersImport } from '#contract/offers/sheets.ts';
import type { OfferState } from '#contract/offers/values.ts';
import { command } from '#kernel/command.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { readCoordinates } from '#kernel/sheets/rows/coordinates.ts';
import type { Columns } from '#kernel/sheets/rows/headings.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { type Context, type Eye, eyeOf, pathOf } from '../context.ts';
import { rightSold } from '../domain/rights.ts';
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
import { insertMerchants, merchantIds, type NewMerchant, organisationsNamed } from '../store/merchants.ts';
import { changeStock, insertOffers, type NewOffer, offersOf } from '../store/offers.ts';
import { insertStock, type StockRow } from '../store/stock.ts';
import { stocked } from './manage-offers.ts';

interface Plan {
  readonly findings: Findings;
  readonly merchants: NewMerchant[];
  readonly offers: NewOffer[];
  readonly stock: StockRow[];
  /** Rows that are entered already; they change nothing. */
  same: number;
}

/** States in which goods can come into an offer's stock. */
const openStates: readonly OfferState[] = ['proposed', 'live'];
const telephone = { is: /^[0-9+() -]{3,30}$/, code: 'organisations.cell_phone' };

/** Rows of one sheet of the workbook; a workbook need not have all of them. */
const rowsOf = <C extends string>(
  sheets: readonly ReadSheet[],
  name: string,
  columns: Columns<C>,
  needed: readonly NoInfer<C>[],
  findings: Findings,
): RowReader<C>[] => {
  const sheet = sheets.find((one) => one.name === name);
  if (!sheet) return [];
  const { rows, missing, heading } = readTable<C>(sheet, columns, { needed, codes: 'organisations.cell_', findings });
  if (missing.length > 0) {
    const data = { columns: missing.map((column) => columns[column][0]).join('、') };
    findings.faults.push({ sheet: name, row: heading, column: '', cell: null, code: 'offers.fault.columns', data });
    return [];
  }
  return [...rows];
};

/** What the workbook asks for, and everything that is wrong with it. */
const planOf = async (eye: Eye, tx: Tx, sheets: readonly ReadSheet[]): Promise<Plan> => {
  const findings: Findings = { faults: [], notes: [] };
  const plan: Plan = { findings, merchants: [], offers: [], stock: [], same: 0 };
  const names = Object.values(sheetNames);
  noteUnread(
    sheets.filter(({ name }) => !(names as string[]).includes(name)),
    names,
    findings,
  );
  const merchantRows = rowsOf(sheets, sheetNames.merchants, merchantColumns, ['name', 'address'], findings);
  const offerRows = rowsOf(sheets, sheetNames.offers, offerColumns, ['merchant', 'title', 'points'], findings);
  const stockRows = rowsOf(sheets, sheetNames.stock, stockColumns, ['merchant', 'title', 'quantity'], findings);
  if (merchantRows.length + offerRows.length + stockRows.length === 0 && findings.faults.length === 0)
    findings.faults.push({ sheet: sheets[0]?.name ?? '', row: 0, column: '', cell: null, code: 'offers.fault.empty', data: {} });
  const named = new Set<string>();
  for (const r of merchantRows) named.add(r.text('name', 1, 60) ?? '');
  for (const r of [...offerRows, ...stockRows]) named.add(r.text('merchant', 1, 60) ?? '');
  const organisations = new Map((await organisationsNamed(tx, [...named])).map(({ id, name }) => [name, id]));
  const known = new Set(await merchantIds(tx));
  const mine = (id: string): boolean => can(eye.viewer, 'offers.manage', pathOf(eye, id));
  for (const r of merchantRows) {
    const [name, address] = [r.needed('name', 60), r.needed('address', 100)];
    const id = name === null ? undefined : organisations.get(name);
    if (name !== null && (id === undefined || !mine(id))) r.wrong('name', 'offers.fault.organisation', { value: name });
    const kind = r.filled('kind') ? r.word('kind', merchantWords) : 'merchant';
    const place = readCoordinates(r) ?? { lon: null, lat: null };
    const [phone, hours] = [r.phone('phone', { clean: telephoneOf, check: telephone }), r.text('hours', 1, 60)];
    const period = r.filled('period') ? r.word('period', periodWords) : 'month';
    if (!id || !address || !kind || !period || r.faulty()) continue;
    if (known.has(id)) plan.same += 1;
    else plan.merchants.push({ id, kind, address, ...place, phone, hours, period });
    known.add(id);
  }
  const merchantOf = <C extends 'merchant' | 'title'>(r: RowReader<C | 'merchant'>): string | null => {
    const name = r.needed('merchant', 60);
    const id = name === null ? undefined : organisations.get(name);
    if (name !== null && (id === undefined || !known.has(id) || !mine(id))) r.wrong('merchant', 'offers.fault.merchant', { value: name });
    return id !== undefined && known.has(id) ? id : null;
  };
  const sold = await offersOf(tx, [...known]);
  for (const r of offerRows) {
    const merchantId = merchantOf(r);
    const [title, description] = [r.needed('title', 40), r.lines('description', 500) ?? ''];
    const points = r.require('points') ? r.number('points', 1, 1_000_000, true) : null;
    const kind = r.filled('kind') ? r.word('kind', kindWordsOf) : 'goods';
    const [stock, perPerson] = [r.number('stock', 0, 1_000_000, true), r.number('perPerson', 1, 100, true)];
    const perPeriod = r.filled('perPeriod') ? r.word('perPeriod', limitWords) : 'month';
    const [from, until] = [r.day('from') ?? shanghaiDay(eye.now), r.day('until')];
    const validDays = r.number('validDays', 1, 365, true) ?? 30;
    const right = title === null ? null : rightSold({ title, description }, settingOf(moreRights, eye.settings));
    if (right) r.wrong('title', 'offers.right_sold', { word: right.word, source: right.source ?? '—' });
    if (until !== null && until < from) r.wrong('until', 'offers.days_reversed');
    if (!merchantId || !title || points === null || !kind || !perPeriod || r.faulty()) continue;
    // an offer is never changed: one with other points or days is another
    const there = sold.some(
      (one) =>
        one.merchantId === merchantId &&
        one.title === title &&
        one.points === points &&
        (r.filled('from') ? one.from === from : openStates.includes(one.state)),
    );
    if (there) {
      plan.same += 1;
      continue;
    }
    plan.offers.push({
      id: v7(),
      merchantId,
      kind,
      title,
      description,
      points,
      worthFen: null,
      stock,
      perPerson,
      perPeriod,
      from,
      until,
      validDays,
      whenExpired: 'back',
      areaIds: [],
      partnerIds: [],
      photoId: null,
      state: 'proposed',
      proposedBy: eye.viewer.accountId,
      proposedAt: eye.now,
      decidedBy: null,
      decidedAt: null,
    });
  }
  for (const r of stockRows) {
    // what came out of here says when it was entered
    if (r.filled('on')) {
      plan.same += 1;
      continue;
    }
    const merchantId = merchantOf(r);
    const title = r.needed('title', 40);
    const quantity = r.require('quantity') ? r.number('quantity', 1, 1_000_000, true) : null;
    const [reason, donor] = [r.text('reason', 2, 200), r.text('donor', 2, 40)];
    const offer = sold.find(
      (one) => one.merchantId === merchantId && one.title === title && one.stock !== null && openStates.includes(one.state),
    );
    if (merchantId && title !== null && !offer) r.wrong('title', 'offers.fault.offer', { value: title });
    if (!offer || quantity === null || r.faulty()) continue;
    plan.stock.push({ id: v7(), offerId: offer.id, what: 'received', quantity, reason, donor, at: eye.now });
  }
  return plan;
};

/** Enters what a workbook says, all or nothing. Merchants that are there stay as they are. @throws session.forbidden */
export const importOffers = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<OffersImport> => {
  if (!can(viewer, 'offers.manage')) fail('session.forbidden');
  const [eye, sheets] = await Promise.all([eyeOf(context, viewer), readWorkbook(given.bytes, given.signal)]);
  const plan = await context.kernel.db.read(accessOf(viewer), (tx) => planOf(eye, tx, sheets));
  const { findings, merchants, offers, stock, same } = plan;
  const counts = { merchants: merchants.length, offers: offers.length, stock: stock.length };
  const none = { merchants: 0, offers: 0, stock: 0 };
  const tell = (done: typeof counts, dryRun: boolean): OffersImport => ({
    dryRun,
    ...done,
    same,
    ...toldFindings(given.language, findings),
  });
  if (given.dryRun || findings.faults.length > 0) return tell(findings.faults.length > 0 ? none : counts, given.dryRun);
  const body = { id: given.id, print: sha256(given.bytes).toString('base64') };
  return command(
    context.kernel,
    viewer,
    'offers.import',
    body,
    async ({ tx, at, log }) => {
      await insertMerchants(tx, merchants, at);
      await insertOffers(tx, offers);
      const first = offers.flatMap(({ id, stock: pieces }) => (pieces ? [stocked(id, pieces, at)] : []));
      for (const { offerId, quantity } of stock) if (!(await changeStock(tx, offerId, quantity))) fail('offers.stock_unlimited');
      await insertStock(tx, [...first, ...stock], viewer.accountId);
      await log('offers.imported', viewer.jurisdictionId, { data: counts });
      return counts;
    },
    async (_, done) => tell(done, false),
  );
};
