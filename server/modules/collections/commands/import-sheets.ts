import type { Viewer } from '#contract/accounts/viewer.ts';
import type { SheetImport } from '#contract/collections/sheets.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { cellOf, isNamed, tellField } from '#modules/registers/domain/index.ts';
import { sheetAccess } from '../access.ts';
import { bookColumns } from '../columns.ts';
import type { Context } from '../context.ts';
import { fieldOf, readCells } from '../domain/form.ts';
import { judgeSheet, writtenIn } from '../domain/sheet.ts';
import { mayAnswer } from '../policy.ts';
import { getVisible } from '../queries/present.ts';
import { readSources } from '../sources.ts';
import { findSheet, pageOfSheets, type SheetRow, writeSheet } from '../store/sheets.ts';
import type { TaskRow } from '../store/tasks.ts';
import { inKit } from '../words.ts';

/** Sheets one person fills in by workbook at most. */
const most = 300;

interface Plan extends Findings {
  readonly changed: { readonly sheet: SheetRow; readonly judged: ReturnType<typeof judgeSheet> }[];
  same: number;
}

/** What a workbook says of the sheets the viewer answers; lines of other areas, and sums, are passed over. */
const plan = async (context: Context, viewer: Viewer, task: TaskRow, sheets: readonly SheetRow[], given: ImportGiven): Promise<Plan> => {
  const { kernel, territory } = context;
  const snapshot = await territory.snapshot(viewer.jurisdictionId);
  const today = shanghaiDay(kernel.clock.now());
  const ready = readCells(task.content.cells);
  const columns = bookColumns(ready.cells);
  const result: Plan = { changed: [], same: 0, faults: [], notes: [] };
  const books = await readWorkbook(given.bytes, given.signal);
  const book = books[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<string>(book, columns, { needed: ['$code'], codes: 'registers.cell_', findings: result });
  noteUnread(books.slice(1), [book.name], result);
  if (missing.length > 0) {
    const data = { columns: missing.map((one) => columns[one]?.[0]).join('、') };
    result.faults.push({ sheet: book.name, row: heading, column: '', cell: null, code: 'collections.sheet_columns', data });
  }
  for (const r of rows) {
    const [id, code] = [r.text('$id', 1, 36), r.text('$code', 1, 20)];
    const sheet = sheets.find((one) =>
      id === null ? one.organisationId === null && one.areaPath.replaceAll('.', '') === code : one.id === id,
    );
    const area = sheet && snapshot.findByPath(sheet.areaPath);
    if (!sheet || !area) continue;
    const told = await readSources(context, viewer, { area, organisationId: sheet.organisationId }, ready.cells);
    const figures = new Map([...told].map(([key, { value }]) => [key, value] as const));
    const before = judgeSheet(ready, writtenIn(sheet.cells), figures, today);
    const answers: Answers = { ...writtenIn(sheet.cells).answers };
    for (const one of ready.cells) {
      const { key, source } = one;
      if (source.kind === 'computed' || !r.has(key) || !r.filled(key)) continue;
      const field = fieldOf(one);
      if (
        r.says(
          key,
          cellOf(field, before.cells[key]?.v, () => undefined, undefined),
        )
      )
        continue;
      const value = tellField(r, field);
      if (value !== null && !isNamed(value)) answers[key] = value;
    }
    const judged = judgeSheet(ready, { answers, reasons: writtenIn(sheet.cells).reasons }, figures, today);
    const wrong = judged.wrong.find((one) => one.code !== 'missing');
    if (wrong) r.wrong(wrong.question, 'registers.cell_value', { problem: inKit(`forms.answer.${wrong.code}`, wrong.data) });
    if (r.faulty()) continue;
    if (JSON.stringify(judged.cells) === JSON.stringify(before.cells)) result.same += 1;
    else result.changed.push({ sheet, judged });
  }
  return result;
};

/** Writes open sheets of a task from its workbook, all or nothing; nothing is handed in by it. */
export const importSheets = async (
  context: Context,
  viewer: Viewer,
  given: Omit<ImportGiven, 'reached'> & { readonly taskId: string },
): Promise<SheetImport> => {
  const { kernel } = context;
  const { taskId, dryRun } = given;
  const at = kernel.clock.now();
  const { task, sheets } = await kernel.db.read(sheetAccess(viewer), async (tx: Tx) => {
    const row = await getVisible(tx, viewer, taskId);
    const open = await pageOfSheets(tx, { task: taskId, area: null, states: ['open', 'returned'], to: null }, null, 10_000);
    return { task: row, sheets: open.filter((one) => mayAnswer(viewer, { ...one, askerPath: row.askerPath })).slice(0, most) };
  });
  if (task.state !== 'sent') fail('collections.over');
  const planned = await plan(context, viewer, task, sheets, { ...given, reached: () => undefined });
  const told: SheetImport = {
    dryRun,
    changed: planned.faults.length > 0 && !dryRun ? 0 : planned.changed.length,
    same: planned.same,
    ...toldFindings(given.language, planned),
  };
  if (dryRun || planned.faults.length > 0) return told;
  const print = sha256(given.bytes).toString('base64');
  return kernel.db.write(sheetAccess(viewer), (tx) =>
    once(
      tx,
      viewer,
      given.id,
      `collections.import ${taskId}`,
      { print },
      async () => {
        for (const { sheet, judged } of planned.changed) {
          const now = await findSheet(tx, sheet.id, true);
          if (now?.version !== sheet.version) fail('collections.sheet_changed');
          await writeSheet(tx, sheet.id, judged, at, null);
        }
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at };
        await audit(tx, { ...by, action: 'collections.imported', subject: task.title, data: { changed: planned.changed.length } });
        return { changed: planned.changed.length, same: planned.same };
      },
      async ({ changed, same }) => ({ ...told, changed, same }),
    ),
  );
};
