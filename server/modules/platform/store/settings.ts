import { execute, type Tx } from '#kernel/db.ts';

export interface SettingChange {
  readonly key: string;
  readonly version: number;
  readonly before: unknown;
  readonly after: unknown;
  readonly actor: string | null;
  readonly at: Date;
}

const columns =
  'c.key, c.version, c.before, c.after, a.name as actor, c.at from setting_changes c left join accounts a on a.id = c.actor_id';

/** The last change of each setting of the jurisdiction that was ever changed. */
export const lastChanges = async (tx: Tx, jurisdictionId: string): Promise<SettingChange[]> =>
  (
    await execute<SettingChange>(tx, `select distinct on (c.key) ${columns} where c.jurisdiction_id = $1 order by c.key, c.version desc`, [
      jurisdictionId,
    ])
  ).rows;

/** Changes of one setting, newest first. @param below only those before this version */
export const changesOf = async (tx: Tx, jurisdictionId: string, key: string, below: number, limit: number): Promise<SettingChange[]> =>
  (
    await execute<SettingChange>(
      tx,
      `select ${columns} where c.jurisdiction_id = $1 and c.key = $2 and c.version < $3 order by c.version desc limit $4`,
      [jurisdictionId, key, below, limit],
    )
  ).rows;
