import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { AdmissionImport } from '#contract/admission/api.ts';
import { type AdmissionKind, admissionKinds } from '#contract/admission/kinds.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { wordOf } from '#kernel/words.ts';
import { lookups } from '#modules/cases/index.ts';
import type { Context } from '../context.ts';
import { type Column, columns, neededColumns } from '../domain/sheet.ts';
import { mayDecide } from '../policy.ts';
import { changeItem, type ItemRow, insertItem, itemsIn } from '../store/items.ts';

type Wanted = Pick<ItemRow, 'code' | 'title' | 'basis' | 'kind' | 'categoryCode' | 'endsOn'>;
const most = 1_000;
const says = ({ title, basis, kind, categoryCode, endsOn }: Wanted): string => JSON.stringify([title, basis, kind, categoryCode, endsOn]);

/** Admits the items of a workbook by code, all or nothing: what is there is changed, what the sheet does not have stays. */
export const importAdmission = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<AdmissionImport> => {
  const { kernel } = context;
  const { config, territory } = await lookups(context.cases, viewer.jurisdictionId);
  if (!mayDecide(viewer, territory.root.path)) fail('session.forbidden');
  const found: Findings = { faults: [], notes: [] };
  const sheets = await readWorkbook(given.bytes, given.signal);
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<Column>(sheet, columns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: found,
  });
  noteUnread(sheets.slice(1), [sheet.name], found);
  if (missing.length > 0) {
    const data = { columns: missing.map((one) => columns[one][0]).join('、') };
    found.faults.push({ sheet: sheet.name, row: heading, column: '', cell: null, code: 'case.sheet_columns', data });
  }
  const words = Object.fromEntries(admissionKinds.map((kind) => [kind, wordOf('zh-CN', `admission.kinds.${kind}`)])) as Record<
    AdmissionKind,
    string
  >;
  const codes = new Map<string, number>();
  const wanted = rows.flatMap((r): Wanted[] => {
    const [code, title, basis] = [r.needed('code', 30), r.needed('title', 100), r.needed('basis', 500)];
    const kind = r.require('kind') ? r.word('kind', words) : null;
    const category = r.text('category', 1, 20);
    const endsOn = r.day('endsOn');
    if (category !== null && !config.category(category)) r.wrong('category', 'case.row_category', { value: category });
    if (kind === 'emergency' && endsOn === null) r.wrong('endsOn', 'admission.day_needed');
    const other = code === null ? undefined : codes.get(code);
    if (other !== undefined) r.wrong('code', 'admission.code_taken', { code });
    if (code !== null) codes.set(code, r.row);
    return r.faulty() || code === null || title === null || basis === null || kind === null
      ? []
      : [{ code, title, basis, kind, categoryCode: category, endsOn: kind === 'emergency' ? endsOn : null }];
  });
  const compare = async (tx: Tx) => {
    const there = new Map((await itemsIn(tx, ['admitted', 'applied'], null, most)).map((row) => [row.code, row]));
    const added = wanted.filter(({ code }) => !there.has(code));
    const changed = wanted.flatMap((one) => {
      const row = there.get(one.code);
      return row && says(row) !== says(one) ? [{ row, one }] : [];
    });
    return { added, changed, same: wanted.length - added.length - changed.length };
  };
  const tell = ({ added, changed, same }: Awaited<ReturnType<typeof compare>>, dryRun: boolean): AdmissionImport => {
    const wrong = found.faults.length > 0;
    return {
      dryRun,
      added: wrong ? 0 : added.length,
      changed: wrong ? 0 : changed.length,
      same,
      ...toldFindings(given.language, found),
    };
  };
  if (given.dryRun || found.faults.length > 0) return tell(await kernel.db.read(accessOf(viewer), compare), given.dryRun);
  const print = sha256(given.bytes).toString('base64');
  const at = kernel.clock.now();
  const bring = (tx: Tx) => async () => {
    const plan = await compare(tx);
    for (const one of plan.added) {
      const by = { appliedBy: viewer.accountId, appliedAt: at, decidedBy: viewer.accountId };
      if (!(await insertItem(tx, { ...one, ...by, id: v7(), departmentId: null, reason: null, state: 'admitted' })))
        fail('admission.code_taken', { code: one.code });
    }
    for (const { row, one } of plan.changed) await changeItem(tx, row.id, one);
    const outcome = tell(plan, false);
    const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at };
    await audit(tx, {
      ...by,
      action: 'admission.imported',
      subject: String(wanted.length),
      data: { added: outcome.added, changed: outcome.changed },
    });
    return { outcome };
  };
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(tx, viewer, given.id, 'admission.import', { print }, bring(tx), async ({ outcome }) => outcome),
  );
};
