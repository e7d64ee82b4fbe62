import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { CreditImport } from '#contract/credits/api.ts';
import type { Scheme } from '#contract/credits/scheme.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import type { Version } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { idOf } from '#kernel/ids.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';

import type { Context } from '../context.ts';
import { type EntryColumn, entryColumns, neededColumns } from '../domain/sheet.ts';
import { mayEnter } from '../policy.ts';
import { type Company, companiesOf } from '../reckon.ts';
import { entriesOf } from '../store/entries.ts';
import { type Entering, enterBy, schemeNow, workDaysIn } from './enter.ts';

interface Plan extends Findings {
  readonly added: (Entering & { readonly companyId: string })[];
  same: number;
}
const mostEntries = 50_000;
const keyOf = ({ companyId, item, occurredOn, words }: { companyId: string; item: string; occurredOn: string; words: string }): string =>
  JSON.stringify([companyId, item, occurredOn, words]);

/** What the workbook asks for, and everything that is wrong with it. What is entered already stays as it is. */
const plan = async (
  tx: Tx,
  viewer: Viewer,
  companies: readonly Company[],
  { content }: Version<Scheme>,
  today: string,
  sheets: readonly ReadSheet[],
): Promise<Plan> => {
  const result: Plan = { added: [], same: 0, faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<EntryColumn>(sheet, entryColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `credits.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => entryColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  const byName = new Map(companies.map((one) => [one.name, one]));
  const items = new Map(content.items.flatMap((one) => [[one.name.zh, one] as const, [one.code, one] as const]));
  const known = new Set((await entriesOf(tx, null, null, mostEntries)).map(keyOf));
  for (const r of rows) {
    const [name, itemName, words] = [r.needed('company', 100), r.needed('item', 60), r.needed('words', 500)];
    const company = name === null ? undefined : byName.get(name);
    if (name !== null && !(company && mayEnter(viewer, company))) r.wrong('company', 'credits.fault.company', { value: name });
    const item = itemName === null ? undefined : items.get(itemName);
    if (itemName !== null && !item) r.wrong('item', 'credits.fault.item', { value: itemName });
    const points = r.number('points', 0.01, 1_000);
    if (points !== null && item && points > item.points) r.wrong('points', 'credits.fault.points', { most: item.points });
    const occurredOn = r.require('occurredOn') ? r.day('occurredOn') : null;
    if (occurredOn !== null && occurredOn > today) r.wrong('occurredOn', 'credits.fault.ahead');
    const until = r.day('until');
    if (r.faulty() || !company || !item || !occurredOn || !words) continue;
    const one = { companyId: company.id, item: item.code, points, occurredOn, until, words, source: 'document' as const, sourceId: null };
    if (known.has(keyOf(one))) result.same += 1;
    else if (until !== null && until < today) r.wrong('until', 'credits.fault.until');
    else result.added.push(one);
    known.add(keyOf(one));
  }
  return result;
};

/** Enters the entries of a workbook, all or nothing; each company is told. @throws session.forbidden, credits.scheme_missing */
export const importCredits = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<CreditImport> => {
  if (!can(viewer, 'credits.enter')) fail('session.forbidden');
  const { kernel } = context;
  const { jurisdictionId } = viewer;
  const at = kernel.clock.now();
  const [companies, workDays] = [await companiesOf(context, jurisdictionId), await workDaysIn(context, jurisdictionId)];
  const sheets = await readWorkbook(given.bytes, given.signal);
  const by = { jurisdictionId, actorId: viewer.accountId, at };
  const planned = async (tx: Tx) => {
    const scheme = await schemeNow(tx, by);
    return { scheme, plan: await plan(tx, viewer, companies, scheme, shanghaiDay(at), sheets) };
  };
  const tell = ({ added, same, faults, notes }: Plan, dryRun: boolean): CreditImport => ({
    dryRun,
    added: faults.length > 0 && !dryRun ? 0 : added.length,
    same,
    ...toldFindings(given.language, { faults, notes }),
  });
  if (given.dryRun) return kernel.db.read(accessOf(viewer), async (tx) => tell((await planned(tx)).plan, true));
  const print = sha256(given.bytes).toString('base64');
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(
      tx,
      viewer,
      given.id,
      'credits.import',
      { print },
      async () => {
        const { scheme, plan: found } = await planned(tx);
        // faults quote the file, so they are not kept but found again
        if (found.faults.length > 0) return { outcome: null };
        for (const one of found.added) await enterBy(tx, by, scheme, workDays, { ...one, id: idOf(at), cause: null });
        await audit(tx, { ...by, action: 'credits.imported', subject: String(found.added.length), data: { added: found.added.length } });
        return { outcome: tell(found, false) };
      },
      async ({ outcome }) => outcome ?? tell((await planned(tx)).plan, false),
    ),
  );
};
