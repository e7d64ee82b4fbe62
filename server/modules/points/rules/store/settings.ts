import { execute, type Tx } from '#kernel/db.ts';

/** The settings of the transaction's jurisdiction, without a second connection. */
export const settingsIn = async (tx: Tx): Promise<Readonly<Record<string, unknown>>> =>
  (await execute<{ settings: Record<string, unknown> }>(tx, 'select settings from jurisdictions where id = :jurisdiction')).rows[0]
    ?.settings ?? {};
