import type { Viewer } from '#contract/accounts/viewer.ts';
import type { SheetCellValue, SheetDetail, SheetItem } from '#contract/collections/sheets.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { registerFigures } from '#modules/registers/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { sheetAccess } from '../access.ts';
import type { Context } from '../context.ts';
import { readCells } from '../domain/form.ts';
import { judgeSheet, type KeptCells, writtenIn } from '../domain/sheet.ts';
import { mayAnswer, mayReview } from '../policy.ts';
import { readSources, type Told } from '../sources.ts';
import { findSheet, mergedInto, type SheetRow } from '../store/sheets.ts';
import { findTask, type TaskRow } from '../store/tasks.ts';
import { placeOf } from './present.ts';

/** A sheet with what its sources tell now: read before a transaction, as registers are read in their own. */
export interface SheetView {
  readonly sheet: SheetRow;
  readonly task: TaskRow;
  readonly told: ReadonlyMap<string, Told>;
  readonly rows: Omit<NonNullable<SheetDetail['rows']>, 'confirmed'> | null;
  readonly snapshot: TerritorySnapshot;
  readonly today: string;
}
const isToAnswer = ({ state }: SheetRow, task: TaskRow): boolean => task.state === 'sent' && (state === 'open' || state === 'returned');

const findBoth = async (tx: Tx, id: string): Promise<{ sheet: SheetRow; task: TaskRow }> => {
  const sheet = (await findSheet(tx, id)) ?? fail('collections.sheet_not_found');
  return { sheet, task: (await findTask(tx, sheet.taskId)) ?? fail('collections.sheet_not_found') };
};

const rowsOf = async (context: Context, viewer: Viewer, area: string, { content, sentAt }: TaskRow): Promise<SheetView['rows']> => {
  const { rows } = content;
  if (rows === null || sentAt === null) return null;
  const asked = { states: rows.states, where: rows.where, sum: null };
  const { title, figures } = await registerFigures(context.registers.context, viewer, {
    code: rows.register,
    area,
    asked: [asked, { ...asked, since: sentAt }],
  });
  return {
    register: rows.register,
    states: rows.states,
    where: rows.where,
    title,
    total: figures[0] ?? 0,
    changed: figures[1] ?? 0,
  };
};

/** Reads a sheet, and while it is to be answered what its sources tell the viewer. @throws collections.sheet_not_found */
export const viewSheet = async (context: Context, viewer: Viewer, id: string): Promise<SheetView> => {
  const { kernel, territory } = context;
  const [{ sheet, task }, snapshot] = await Promise.all([
    kernel.db.read(sheetAccess(viewer), (tx) => findBoth(tx, id)),
    territory.snapshot(viewer.jurisdictionId),
  ]);
  const area = snapshot.findByPath(sheet.areaPath) ?? fail('collections.sheet_not_found');
  const told =
    isToAnswer(sheet, task) && mayAnswer(viewer, { ...sheet, askerPath: task.askerPath })
      ? await readSources(context, viewer, { area, organisationId: sheet.organisationId }, task.content.cells)
      : new Map<string, Told>();
  const rows = await rowsOf(context, viewer, area.code, task).catch(() => null);
  return { sheet, task, told, rows, snapshot, today: shanghaiDay(kernel.clock.now()) };
};

export const presentItem = (snapshot: TerritorySnapshot, sheet: SheetRow, task: TaskRow, today: string): SheetItem => ({
  id: sheet.id,
  taskId: task.id,
  title: task.title,
  asker: placeOf(snapshot, task.askerPath),
  addressee: { code: sheet.areaPath.replaceAll('.', ''), name: sheet.addresseeName, organisationId: sheet.organisationId },
  dueOn: task.dueOn,
  late: sheet.late || (isToAnswer(sheet, task) && today > task.dueOn),
  state: sheet.state,
  taskState: task.state,
  submittedAt: sheet.submittedAt?.toISOString() ?? null,
});

const plainValues = (cells: KeptCells): Answers =>
  Object.fromEntries(Object.entries(cells).flatMap(([key, { v }]) => (v === undefined ? [] : [[key, v] as const])));

/** A sheet as it stands in the transaction, its open cells as the view read them. */
export const oneSheet = async (tx: Tx, viewer: Viewer, view: SheetView): Promise<SheetDetail> => {
  const { sheet, task } = await findBoth(tx, view.sheet.id);
  const placed = { ...sheet, askerPath: task.askerPath };
  const isOpen = isToAnswer(sheet, task);
  const answers = isOpen && mayAnswer(viewer, placed);
  const ready = readCells(task.content.cells);
  const figures = new Map([...view.told].map(([key, { value }]) => [key, value] as const));
  const cells = answers ? judgeSheet(ready, writtenIn(sheet.cells), figures, view.today).cells : sheet.cells;
  const merged = await mergedInto(tx, sheet.id);
  return {
    ...presentItem(view.snapshot, sheet, task, view.today),
    version: sheet.version,
    note: task.content.note,
    basis: task.content.basis?.text ?? null,
    cells: [...ready.cells],
    values: ready.cells.map(({ key }): SheetCellValue => {
      const kept = cells[key];
      const told = view.told.get(key);
      return {
        key,
        value: kept?.v ?? null,
        figure: kept?.f ?? null,
        state: kept?.s ?? 'empty',
        reason: kept?.r ?? null,
        from: told ? { words: told.words, rows: told.rows, version: told.version, at: told.at.toISOString() } : null,
      };
    }),
    rows: view.rows && { ...view.rows, confirmed: sheet.rowsConfirmed },
    merged: merged.map(({ addresseeName, cells: kept }) => ({ name: addresseeName, values: plainValues(kept) })),
    returned: sheet.returned,
    minutes: sheet.minutes,
    may: {
      answer: answers,
      review: task.state === 'sent' && (sheet.state === 'submitted' || sheet.state === 'confirmed') && mayReview(viewer, placed),
    },
  };
};

export const sheetPage = async (context: Context, viewer: Viewer, id: string): Promise<SheetDetail> => {
  const view = await viewSheet(context, viewer, id);
  return context.kernel.db.read(sheetAccess(viewer), (tx) => oneSheet(tx, viewer, view));
};
