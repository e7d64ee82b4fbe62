import { v7 } from 'uuid';
import { execute, type Tx } from '#kernel/db.ts';

/** Topic of rows that were entered or written anew: `{ code, ids }`. What else follows from a row is kept by whoever listens. */
export const rowsTopic = 'registers.rows_written';
/** Rows told of by one event. */
const batch = 1000;

/** Tells other modules, once the transaction stands, which rows of a register were written. */
export const announceRows = async (tx: Tx, code: string, ids: readonly string[]): Promise<void> => {
  for (let at = 0; at < ids.length; at += batch)
    await execute(tx, 'insert into outbox (id, jurisdiction_id, topic, payload) values ($1, :jurisdiction, $2, $3)', [
      v7(),
      rowsTopic,
      JSON.stringify({ code, ids: ids.slice(at, at + batch) }),
    ]);
};
