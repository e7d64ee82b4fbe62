import type { Viewer } from '#contract/accounts/viewer.ts';
import { phoneOf } from '#contract/kernel/typed.ts';
import type { OrderImport } from '#contract/orders/api.ts';
import { groups, kinds, whats } from '#contract/orders/values.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { AppError, fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { codeForm } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { neededColumns, type OrderColumn, orderColumns } from '../domain/sheet.ts';
import { mayIssue } from '../policy.ts';
import { type Asked, mustBeAskable, prepareAsking } from './ask.ts';

type Row = Omit<Asked, 'id'>;
interface Plan extends Findings {
  readonly added: Row[];
  same: number;
}
/** Rows of a workbook at most: each opens a case. */
const most = 500;

/** Codes by the words the sheet shows for them. */
const byWord = <T extends string>(codes: readonly T[], of: string): ReadonlyMap<string, T> =>
  new Map(codes.map((code) => [wordOf('zh-CN', `orders-own.${of}.${code}`), code]));
const [whatWords, kindWords, groupWords] = [byWord(whats, 'whats'), byWord(kinds, 'kinds'), byWord(groups, 'groups')];

/** What the workbook asks for, and everything that is wrong with it. */
const plan = (eye: Eye, sheets: readonly ReadSheet[]): Plan => {
  const result: Plan = { added: [], same: 0, faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<OrderColumn>(sheet, orderColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `orders.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => orderColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  if (rows.length > most) return whole(0, 'many', { most });
  for (const r of rows) {
    // what came out of here says how it stands
    if (r.filled('state')) {
      result.same += 1;
      continue;
    }
    const coded = <T>(column: OrderColumn, words: ReadonlyMap<string, T>, needed: boolean): T | null => {
      const said = needed ? r.needed(column, 40) : r.text(column, 1, 40);
      return said === null
        ? null
        : (words.get(said) ?? r.wrong(column, 'orders.fault.word', { value: said, words: [...words.keys()].join('、') }));
    };
    const [what, kind, group] = [coded('what', whatWords, true), coded('kind', kindWords, true), coded('group', groupWords, false)];
    const text = r.lines('text', 1000);
    if (text === null) r.require('text');
    const code = r.needed('area', 20, codeForm);
    const area = code === null ? null : eye.snapshot.find(code);
    if (code !== null && !(area && mayIssue(eye.viewer, area.path))) r.wrong('area', 'orders.fault.area', { value: code });
    const [name, phone] = [r.needed('name', 40), r.phone('phone', { clean: phoneOf })];
    const yuan = r.number('yuan', 1, 10_000);
    const [wishedOn, guardian] = [r.day('wishedOn'), r.text('guardian', 2, 40)];
    if (r.faulty() || !what || !kind || !text || !area || !name) continue;
    const row: Row = {
      ...{ what, kind, text, areaCode: area.code, placeText: null, wishedOn, group: group ?? 'other', minor: group === 'child' },
      ...{ fen: yuan === null ? null : Math.round(yuan * 100), guardian: guardian === null ? null : { name: guardian, phone: null } },
      ...{ consent: 'spoken', name: null, caller: { name, phone } },
    };
    try {
      mustBeAskable(eye, row);
      result.added.push(row);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      r.wrong(error.code === 'orders.wished_past' ? 'wishedOn' : 'text', error.code, error.data);
    }
  }
  return result;
};

/** Asks for what a workbook names, all or nothing. @throws session.forbidden */
export const importOrders = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<OrderImport> => {
  if (!mayIssue(viewer)) fail('session.forbidden');
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  const planned = plan(eye, await readWorkbook(given.bytes, given.signal));
  const { added, same, faults, notes } = planned;
  const told = (dryRun: boolean): OrderImport => ({
    dryRun,
    added: faults.length > 0 && !dryRun ? 0 : added.length,
    same,
    ...toldFindings(given.language, { faults, notes }),
  });
  if (given.dryRun || faults.length > 0) return told(given.dryRun);
  const opens: ((tx: Tx) => Promise<unknown>)[] = [];
  for (const row of added) opens.push(await prepareAsking(eye, row));
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(
      tx,
      viewer,
      given.id,
      'orders.import',
      { print: sha256(given.bytes).toString('base64') },
      async () => {
        for (const open of opens) await open(tx);
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
        await audit(tx, { ...by, action: 'orders.imported', subject: String(added.length), data: { added: added.length } });
        return { added: added.length };
      },
      async () => told(false),
    ),
  );
};
