import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { TariffImport } from '#contract/tariffs/api.ts';
import { raiseDays } from '#contract/tariffs/settings.ts';
import { priceOn, type Trade, trades } from '#contract/tariffs/values.ts';
import { audit } from '#kernel/audit.ts';
import type { Command } from '#kernel/command.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { idOf } from '#kernel/ids.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { priceFault } from '../domain/prices.ts';
import { neededColumns, type TariffColumn, tariffColumns } from '../domain/sheet.ts';
import { counting, findItem, type ItemRow, pageOfItems, pricesOf } from '../store/items.ts';
import { enterChange, enterItem, enterPrice, mustKeep, type NewItem } from './items.ts';

/** What a workbook of a company is given with. */
export interface TariffsGiven extends ImportGiven {
  readonly company: string;
}
interface Plan extends Findings {
  readonly added: NewItem[];
  readonly repriced: { readonly item: ItemRow; readonly fen: number; readonly from: string }[];
  readonly changed: { readonly item: ItemRow; readonly to: Omit<ItemRow, 'id' | 'organisationId' | 'version'> }[];
  same: number;
}
/** Rows of a workbook at most. */
const most = 500;
const tradeWords: ReadonlyMap<string, Trade> = new Map(trades.map((one) => [wordOf('zh-CN', `tariffs-own.trades.${one}`), one]));

/** What the workbook puts on the list of a company, and everything that is wrong with it. A row without a day counts from today, or as soon as a raise may. */
const plan = async (eye: Eye, tx: Tx, company: string, sheets: readonly ReadSheet[]): Promise<Plan> => {
  const result: Plan = { added: [], repriced: [], changed: [], same: 0, faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<TariffColumn>(sheet, tariffColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `tariffs.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => tariffColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  if (rows.length > most) return whole(0, 'many', { most });
  const listed = await pageOfItems(tx, { trade: null, company, areaCode: null }, null, 10_000);
  const prices = await pricesOf(
    tx,
    listed.map(({ id }) => id),
  );
  const keyOf = (name: string, unit: string): string => `${name}\n${unit}`;
  const known = new Map(listed.map((one) => [keyOf(one.name, one.unit), one]));
  const seen = new Set<string>();
  const companyName = eye.book.get(company)?.name ?? '';
  const raise = settingOf(raiseDays, eye.settings);
  for (const r of rows) {
    // a sheet of several companies comes back as it went out: what is another's stays
    const of = r.text('company', 1, 100);
    if (of !== null && of !== companyName) {
      result.same += 1;
      continue;
    }
    const said = r.needed('trade', 20);
    const trade =
      said === null
        ? null
        : (tradeWords.get(said) ?? r.wrong('trade', 'tariffs.fault.word', { value: said, words: [...tradeWords.keys()].join('、') }));
    const [name, unit, includes] = [r.needed('name', 40), r.needed('unit', 10), r.lines('includes', 500)];
    if (includes === null) r.require('includes');
    const yuan = r.number('yuan', 0.01, 100_000);
    if (yuan === null) r.require('yuan');
    const capacity = r.number('capacity', 1, 50);
    const typed = r.needed('areas', 900);
    const areas = (typed ?? '').split(/[、,，;；\s]+/).filter(Boolean);
    const bad = areas.find((code, n) => !eye.snapshot.find(code) || areas.some((other, m) => n !== m && code.startsWith(other)));
    if (bad !== undefined) r.wrong('areas', 'tariffs.area_wrong', { code: bad });
    const day = r.day('from');
    if (r.faulty() || !trade || !name || !unit || !includes || yuan === null || areas.length === 0) continue;
    const key = keyOf(name, unit);
    if (seen.has(key)) {
      r.wrong('name', 'tariffs.fault.twice', { name, unit });
      continue;
    }
    seen.add(key);
    const fen = Math.round(yuan * 100);
    const item = known.get(key);
    if (!item) {
      if (day !== null && day < eye.today) r.wrong('from', 'tariffs.price_past');
      else result.added.push({ trade, name, unit, includes, areas, capacity: Math.round(capacity ?? 1), fen, from: day ?? eye.today });
      continue;
    }
    const own = counting(prices.get(item.id));
    const now = priceOn(own, eye.today);
    const to = { trade, name, unit, includes, areas, capacity: Math.round(capacity ?? item.capacity), ended: false };
    const differs =
      trade !== item.trade || includes !== item.includes || to.capacity !== item.capacity || areas.join() !== item.areas.join();
    if (now?.fen === fen) {
      if (differs) result.changed.push({ item, to });
      else result.same += 1;
      continue;
    }
    // an export has the day of the price that was: a new one begins today, or when it may
    const chosen = day === now?.from ? null : day;
    const price = { fen, from: chosen ?? eye.today };
    const fault = priceFault(own, price, eye.today, raise);
    if (fault?.code === 'tariffs.raise_too_soon' && chosen === null) result.repriced.push({ item, fen, from: fault.from });
    else if (fault) r.wrong('from', fault.code, 'from' in fault ? { day: fault.from } : {});
    else result.repriced.push({ item, ...price });
    if (differs) result.changed.push({ item, to });
  }
  return result;
};

/** Puts what a workbook names on the list of a company, all or nothing. @throws session.forbidden, tariffs.no_company */
export const importTariffs = async (context: Context, viewer: Viewer, given: TariffsGiven): Promise<TariffImport> => {
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  mustKeep(eye, given.company);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const planned = await kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => plan(eye, tx, given.company, sheets));
  const { added, repriced, changed, same, faults, notes } = planned;
  const told = (dryRun: boolean): TariffImport => {
    const none = faults.length > 0 && !dryRun;
    return {
      dryRun,
      added: none ? 0 : added.length,
      repriced: none ? 0 : repriced.length,
      changed: none ? 0 : changed.length,
      same,
      ...toldFindings(given.language, { faults, notes }),
    };
  };
  if (given.dryRun || faults.length > 0) return told(given.dryRun);
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(
      tx,
      viewer,
      given.id,
      `tariffs.import ${given.company}`,
      { print: sha256(given.bytes).toString('base64') },
      async () => {
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
        const running: Command = { ...by, tx, viewer, log: (action, subject, more = {}) => audit(tx, { ...by, action, subject, ...more }) };
        const held = async (id: string): Promise<ItemRow> => (await findItem(tx, id, true)) ?? fail('tariffs.not_found');
        for (const row of added) await enterItem(eye, running, idOf(eye.now), given.company, row);
        for (const { item, fen, from } of repriced) await enterPrice(eye, running, await held(item.id), { id: idOf(eye.now), fen, from });
        for (const { item, to } of changed) await enterChange(eye, running, await held(item.id), to);
        const data = { added: added.length, repriced: repriced.length, changed: changed.length };
        await running.log('tariffs.imported', eye.book.get(given.company)?.name ?? given.company, { data });
        return data;
      },
      async () => told(false),
    ),
  );
};
