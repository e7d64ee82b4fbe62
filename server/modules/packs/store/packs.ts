import type { Pack } from '#contract/packs/pack.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A pack that somebody brought as a file. */
export interface BroughtPack {
  readonly code: string;
  readonly pack: Pack;
}
export const broughtPacks = async (tx: Tx, jurisdictionId: string): Promise<BroughtPack[]> => {
  const text = 'select code, pack from packs_brought where jurisdiction_id = $1 order by code';
  return (await execute<BroughtPack>(tx, text, [jurisdictionId])).rows;
};
export const findBrought = async (tx: Tx, jurisdictionId: string, code: string): Promise<Pack | null> => {
  const text = 'select pack from packs_brought where jurisdiction_id = $1 and code = $2';
  return (await execute<{ pack: Pack }>(tx, text, [jurisdictionId, code])).rows[0]?.pack ?? null;
};
/** Keeps a pack in the place of the one of its code that was brought before. */
export const keepBrought = async (
  tx: Tx,
  { jurisdictionId, at, actorId }: { jurisdictionId: string; at: Date; actorId: string | null },
  pack: Pack,
): Promise<void> => {
  await execute(
    tx,
    `insert into packs_brought (jurisdiction_id, code, pack, brought_at, brought_by) values ($1, $2, $3, $4, $5)
     on conflict (jurisdiction_id, code) do update set pack = excluded.pack, brought_at = excluded.brought_at, brought_by = excluded.brought_by`,
    [jurisdictionId, pack.manifest.code, JSON.stringify(pack), at, actorId],
  );
};

/** A pack as it was installed. */
export interface InstalledPack {
  readonly code: string;
  readonly version: string;
  readonly revision: number;
  /** By kind and subject, as {@link contentKey} names it. */
  readonly contents: Readonly<Record<string, unknown>>;
  readonly at: Date;
  readonly by: string | null;
}
const columns = 'code, version, revision, contents, installed_at as at, installed_by as by';
export const installedPacks = async (tx: Tx, jurisdictionId: string): Promise<InstalledPack[]> =>
  (await execute<InstalledPack>(tx, `select ${columns} from packs_installed where jurisdiction_id = $1 order by code`, [jurisdictionId]))
    .rows;
export const findInstalled = async (tx: Tx, jurisdictionId: string, code: string): Promise<InstalledPack | null> => {
  const text = `select ${columns} from packs_installed where jurisdiction_id = $1 and code = $2`;
  return (await execute<InstalledPack>(tx, text, [jurisdictionId, code])).rows[0] ?? null;
};

/**
 * Notes what is installed in the place of the revision that was seen (0: nothing). Whoever does so at the same time waits here.
 * @returns whether it still was that revision
 */
export const putInstalled = async (
  tx: Tx,
  { jurisdictionId, at, actorId }: { jurisdictionId: string; at: Date; actorId: string | null },
  seen: number,
  pack: Pick<InstalledPack, 'code' | 'version' | 'contents'>,
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into packs_installed (jurisdiction_id, code, version, contents, installed_at, installed_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (jurisdiction_id, code) do update set version = excluded.version, contents = excluded.contents,
       installed_at = excluded.installed_at, installed_by = excluded.installed_by, revision = packs_installed.revision + 1
     where packs_installed.revision = $7
     returning revision`,
    [jurisdictionId, pack.code, pack.version, JSON.stringify(pack.contents), at, actorId, seen],
  );
  return rows.length > 0;
};

/** Forgets that a pack is installed; false where it is not. */
export const removeInstalled = async (tx: Tx, jurisdictionId: string, code: string): Promise<boolean> => {
  const text = 'delete from packs_installed where jurisdiction_id = $1 and code = $2 returning code';
  return (await execute(tx, text, [jurisdictionId, code])).rows.length > 0;
};

/** Subjects of a kind that were published. */
export const subjectsOf = async (tx: Tx, jurisdictionId: string, kind: string): Promise<string[]> => {
  const text =
    'select distinct subject from definitions where jurisdiction_id = $1 and kind = $2 and withdrawn_at is null order by subject';
  return (await execute<{ subject: string }>(tx, text, [jurisdictionId, kind])).rows.map(({ subject }) => subject);
};
