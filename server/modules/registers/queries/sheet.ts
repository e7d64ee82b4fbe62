import { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { exportRegister } from '#contract/registers/api.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { workbookLimits } from '#kernel/sheets/limits.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { rowAccess } from '../access.ts';
import { sheetColumns } from '../columns.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { cellOf } from '../domain/sheet.ts';
import { masked } from '../domain/values.ts';
import { openPersonal } from '../sealing.ts';
import { pageOfRows, type RowFilter } from '../store/list.ts';
import type { RowRecord } from '../store/rows.ts';
import { filterOf } from './list.ts';
import { sheetNames } from './names.ts';

export type SheetAsked = z.output<NonNullable<typeof exportRegister.query>> & { readonly code: string };
type Cells = (string | number | null)[];

/** Cells of rows, in the order of the sheet's columns. */
export const cellsOf = async (eye: Eye, tx: Tx, columns: readonly string[], rows: readonly RowRecord[]): Promise<Cells[]> => {
  const { register, snapshot } = eye;
  const names = await sheetNames(
    eye,
    tx,
    rows.map(({ data }) => data),
  );
  return rows.map((row) => {
    const personal = openPersonal(eye, row);
    return columns.map((column) => {
      if (column === '$id') return row.id;
      if (column === '$state') return register.state(row.state)?.title.zh ?? row.state;
      const key = column.replace(/\$name$/, '');
      const field = register.fields.get(key);
      if (!field) return null;
      if (column !== key) return names.get(String(row.data[key])) ?? null;
      const sealed = personal[key];
      if (sealed !== undefined) return masked(field.type, sealed);
      return cellOf(field, row.data[key], (one) => names.get(one) ?? snapshot.find(one)?.name, row.raw?.[key]);
    });
  });
};

/** Rows read at once. */
const step = 1000;

/** All rows of a filter in the order in which they were entered, in pieces. Each piece is a transaction of its own: a long export holds nothing. */
async function* pieces(eye: Eye, asked: SheetAsked, columns: readonly string[], signal: AbortSignal): AsyncGenerator<Cells[]> {
  const { db } = eye.context.kernel;
  const access = rowAccess(eye.viewer, eye.register.content);
  const filter: RowFilter = await db.read(access, (tx) => filterOf(eye, tx, asked));
  for (let after: { id: string } | null = null; ; ) {
    signal.throwIfAborted();
    const from: { id: string } | null = after;
    const { rows, cells } = await db.read(access, async (tx) => {
      const found = await pageOfRows(tx, filter, { column: 'id', down: false }, from, step);
      return { rows: found, cells: await cellsOf(eye, tx, columns, found) };
    });
    if (rows.length > 0) yield cells;
    const last = rows.at(-1);
    if (rows.length < step || !last) return;
    after = { id: last.id };
  }
}

/** Notes that rows of a register were taken out. */
export const logged = (eye: Eye, form: string): Promise<void> =>
  eye.context.kernel.db.write(accessOf(eye.viewer), (tx) =>
    audit(tx, {
      jurisdictionId: eye.viewer.jurisdictionId,
      actorId: eye.viewer.accountId,
      action: 'registers.exported',
      subject: eye.register.code,
      data: { form },
      at: eye.now,
    }),
  );

/** The rows of a list as a workbook, always in Chinese; it comes back in as it went out. @throws registers.sheet_full */
export const registerSheet = async (context: Context, viewer: Viewer, asked: SheetAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer, asked.code);
  const columns = sheetColumns(eye.register);
  const rows: Cells[] = [];
  for await (const piece of pieces(eye, asked, Object.keys(columns), signal)) {
    if (rows.length + piece.length > workbookLimits.rows) fail('registers.sheet_full', { max: workbookLimits.rows });
    for (const row of piece) rows.push(row);
  }
  await logged(eye, 'xlsx');
  const name = eye.register.content.title.zh;
  const sheet = {
    name,
    head: [Object.values(columns).map(([heading]) => heading)],
    rows,
    widths: Object.values(columns).map(([, width]) => width),
  };
  return { name: `${name} ${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};

/** A cell of CSV; what would be read as a formula is defused. */
const csvCell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const csvLines = (rows: readonly Cells[]): string => rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

/** The same as CSV, sent while it is read: any number of rows. @returns the file's name and its text */
export const registerCsv = async (
  context: Context,
  viewer: Viewer,
  asked: SheetAsked,
  signal: AbortSignal,
): Promise<{ name: string; text: Readable }> => {
  const eye = await eyeOf(context, viewer, asked.code);
  // what is asked is judged before anything is sent
  await context.kernel.db.read(rowAccess(viewer, eye.register.content), (tx) => filterOf(eye, tx, asked));
  await logged(eye, 'csv');
  const columns = sheetColumns(eye.register);
  async function* text(): AsyncGenerator<string> {
    yield `\uFEFF${csvLines([Object.values(columns).map(([heading]) => heading)])}`;
    for await (const piece of pieces(eye, asked, Object.keys(columns), signal)) yield csvLines(piece);
  }
  return { name: `${eye.register.content.title.zh} ${eye.today}.csv`, text: Readable.from(text()) };
};
