import type { Viewer } from '#contract/accounts/viewer.ts';
import type { RegisterRow } from '#contract/registers/api.ts';
import type { Tx } from '#kernel/db.ts';
import { rowAccess } from '../access.ts';
import { type Context, eyeOf } from '../context.ts';
import { rowsOf } from '../store/rows.ts';
import { namesIn } from './names.ts';
import { presentListed } from './row.ts';

/** Rows of a register as lists show them, and what their values name, by id or code. */
export interface SomeRows {
  readonly items: readonly RegisterRow[];
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Rows of a register that another module names, in its order, as far as the viewer sees them.
 * @param find answers their ids, in the transaction in which they are read
 * @throws registers.register_not_found
 */
export const someRows = async (
  context: Context,
  viewer: Viewer,
  code: string,
  find: (tx: Tx, register: number) => Promise<readonly string[]>,
): Promise<SomeRows> => {
  const eye = await eyeOf(context, viewer, code);
  return context.kernel.db.read(rowAccess(viewer, eye.register.content), async (tx) => {
    const ids = await find(tx, eye.register.no);
    const found = new Map((await rowsOf(tx, eye.register.no, ids)).map((row) => [row.id, row]));
    const rows = ids.flatMap((id) => found.get(id) ?? []);
    const names = await namesIn(
      eye,
      tx,
      rows.map(({ data }) => data),
    );
    return { items: rows.map((row) => presentListed(eye, row)), names: Object.fromEntries(names) };
  });
};
