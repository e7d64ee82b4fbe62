import { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listRegisterFiles } from '#contract/registers/tables.ts';
import { fail } from '#kernel/errors.ts';
import { beginning, recordBytes } from '#kernel/sheets/csv/dress.ts';
import { rowAccess } from '../access.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { type FileDress, recordOf } from '../domain/tables/file.ts';
import { readAreas } from '../policy.ts';
import { filesOf, findFile, rowsOfFile } from '../store/files.ts';
import { cellsOf, logged } from './sheet.ts';

/** Files told at most. */
const most = 50;
/** Rows read at once. */
const step = 1000;

/** Headings and totals speak of all rows of a file: it is for whoever reads the whole register, and for whoever brought it. */
const mayHave = ({ viewer, register, snapshot }: Eye, byId: string | null): boolean =>
  byId === viewer.accountId || readAreas(viewer, register.content).includes(snapshot.root.path);

export const filesPage = async (context: Context, viewer: Viewer, code: string): Promise<z.input<typeof listRegisterFiles.response>> => {
  const eye = await eyeOf(context, viewer, code);
  const files = await context.kernel.db.read(rowAccess(viewer, eye.register.content), (tx) => filesOf(tx, eye.register.no, most));
  return {
    items: files
      .filter(({ byId }) => mayHave(eye, byId))
      .map(({ id, name, rows, at, by }) => ({ id, name, rows, at: at.toISOString(), by })),
  };
};

/** The file from its beginning: its rows as they stand now between the records that are none. */
async function* written(eye: Eye, fileId: string, dress: FileDress, signal: AbortSignal): AsyncGenerator<Buffer> {
  const { db } = eye.context.kernel;
  const access = rowAccess(eye.viewer, eye.register.content);
  const keys = dress.keys.map((key) => key ?? '');
  const others = Object.entries(dress.others)
    .map(([record, text]) => ({ record: Number(record), text }))
    .sort((a, b) => a.record - b.record);
  yield beginning(dress);
  let at = 0;
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const from = after;
    const { rows, cells } = await db.read(access, async (tx) => {
      const found = await rowsOfFile(tx, eye.register.no, fileId, from, step);
      return { rows: found, cells: await cellsOf(eye, tx, keys, found) };
    });
    const last = rows.at(-1)?.place ?? Number.POSITIVE_INFINITY;
    after = last;
    const records = rows.map((row, i) => ({ record: row.place ?? 0, text: recordOf(cells[i] ?? [], row.raw ?? {}, dress) }));
    const end = rows.length < step ? Number.POSITIVE_INFINITY : last;
    for (; (others[at]?.record ?? Number.POSITIVE_INFINITY) <= end && at < others.length; at++)
      records.push(others[at] as (typeof others)[number]);
    records.sort((a, b) => a.record - b.record);
    yield Buffer.concat(records.map(({ record, text }) => recordBytes(dress, record, text)));
    if (rows.length < step) return;
  }
}

/** A CSV as it came in, cells that have changed since as they are now. @throws registers.file_not_found */
export const registerFile = async (
  context: Context,
  viewer: Viewer,
  { code, fileId }: { readonly code: string; readonly fileId: string },
  signal: AbortSignal,
): Promise<{ name: string; bytes: Readable }> => {
  const eye = await eyeOf(context, viewer, code);
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(fileId);
  const file = isId ? await context.kernel.db.read(rowAccess(viewer, eye.register.content), (tx) => findFile(tx, fileId)) : null;
  if (file?.register !== eye.register.no || !mayHave(eye, file.byId)) return fail('registers.file_not_found');
  await logged(eye, 'file');
  return { name: file.name || `${eye.register.content.title.zh}.csv`, bytes: Readable.from(written(eye, fileId, file.dress, signal)) };
};
