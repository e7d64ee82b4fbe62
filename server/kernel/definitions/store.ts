import { execute, type Tx } from '../db.ts';

/** Which definition: its jurisdiction, kind and subject. */
export interface Key {
  readonly jurisdictionId: string;
  readonly kind: string;
  readonly subject: string;
}
const of = ({ jurisdictionId, kind, subject }: Key): unknown[] => [jurisdictionId, kind, subject];

export interface VersionRow {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly reason: string | null;
  readonly publishedAt: Date;
  readonly publishedBy: string | null;
  readonly withdrawnAt: Date | null;
}
const columns = `version, effective_from as "effectiveFrom", reason, published_at as "publishedAt", published_by as "publishedBy",
  withdrawn_at as "withdrawnAt"`;
const one = 'jurisdiction_id = $1 and kind = $2 and subject = $3';

/** Versions without their contents, newest first. */
export const versionsOf = async (tx: Tx, key: Key, below: number, most: number): Promise<VersionRow[]> =>
  (
    await execute<VersionRow>(tx, `select ${columns} from definitions where ${one} and version < $4 order by version desc limit $5`, [
      ...of(key),
      below,
      most,
    ])
  ).rows;

/** The newest version, withdrawn ones included; null where nothing was published yet. */
export const lastVersion = async (tx: Tx, key: Key): Promise<VersionRow | null> => (await versionsOf(tx, key, 2 ** 31 - 1, 1))[0] ?? null;

/** The latest version that holds or will hold. */
export const lastStanding = async (tx: Tx, key: Key): Promise<(VersionRow & { content: unknown }) | null> => {
  const text = `select ${columns}, content from definitions where ${one} and withdrawn_at is null order by version desc limit 1`;
  return (await execute<VersionRow & { content: unknown }>(tx, text, of(key))).rows[0] ?? null;
};

/** The content of one version; null where there is none. */
export const versionNumbered = async (tx: Tx, key: Key, version: number): Promise<(VersionRow & { content: unknown }) | null> => {
  const text = `select ${columns}, content from definitions where ${one} and version = $4`;
  return (await execute<VersionRow & { content: unknown }>(tx, text, [...of(key), version])).rows[0] ?? null;
};

/** The version in force at a moment, and when another takes over as far as is known. */
export const inForceAt = async (
  tx: Tx,
  key: Key,
  at: Date,
): Promise<{ version: number; content: unknown; effectiveFrom: Date; until: Date | null } | null> => {
  const { rows } = await execute<{ version: number; content: unknown; effectiveFrom: Date }>(
    tx,
    `select version, content, effective_from as "effectiveFrom" from definitions
     where ${one} and withdrawn_at is null and effective_from <= $4 order by version desc limit 1`,
    [...of(key), at],
  );
  return rows[0] ? { ...rows[0], until: await nextAfter(tx, key, at) } : null;
};

/** When the next version comes into force after a moment; null when none is scheduled. */
export const nextAfter = async (tx: Tx, key: Key, at: Date): Promise<Date | null> => {
  const { rows } = await execute<{ next: Date | null }>(
    tx,
    `select min(effective_from) as next from definitions where ${one} and withdrawn_at is null and effective_from > $4`,
    [...of(key), at],
  );
  return rows[0]?.next ?? null;
};

export const insertVersion = async (
  tx: Tx,
  key: Key,
  row: {
    version: number;
    content: unknown;
    effectiveFrom: Date;
    reason: string | null;
    at: Date;
    by: string | null;
    announced: Date | null;
  },
): Promise<void> => {
  await execute(
    tx,
    `insert into definitions (jurisdiction_id, kind, subject, version, content, effective_from, reason, published_at, published_by, announced_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [...of(key), row.version, JSON.stringify(row.content), row.effectiveFrom, row.reason, row.at, row.by, row.announced],
  );
};

/** Withdraws a version that is still to come; false where it is in force by then or withdrawn. */
export const withdrawVersion = async (tx: Tx, key: Key, version: number, at: Date, by: string | null): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update definitions set withdrawn_at = $5, withdrawn_by = $6 where ${one} and version = $4 and withdrawn_at is null and effective_from > $5
     returning version`,
    [...of(key), version, at, by],
  );
  return rows.length > 0;
};

/** Notes the versions that have come into force since it was last asked, each once. */
export const takeUnannounced = async (
  tx: Tx,
  jurisdictionId: string,
  at: Date,
): Promise<{ kind: string; subject: string; version: number }[]> => {
  const { rows } = await execute<{ kind: string; subject: string; version: number }>(
    tx,
    `update definitions set announced_at = $2 where jurisdiction_id = $1 and announced_at is null and withdrawn_at is null and effective_from <= $2
     returning kind, subject, version`,
    [jurisdictionId, at],
  );
  return rows;
};

export interface DraftRow {
  readonly revision: number;
  readonly base: number;
  readonly content: unknown;
  readonly savedAt: Date;
  readonly savedBy: string | null;
}

export const findDraft = async (tx: Tx, key: Key): Promise<DraftRow | null> => {
  const text = `select revision, base, content, saved_at as "savedAt", saved_by as "savedBy" from definition_drafts where ${one}`;
  return (await execute<DraftRow>(tx, text, of(key))).rows[0] ?? null;
};

/** Saves a draft over the revision its sender saw (0: none); false where another was saved since. */
export const putDraft = async (
  tx: Tx,
  key: Key,
  seen: number,
  row: { base: number; content: unknown; at: Date; by: string | null },
): Promise<boolean> => {
  const values = [...of(key), row.base, JSON.stringify(row.content), row.at, row.by];
  const { rows } =
    seen === 0
      ? await execute(
          tx,
          `insert into definition_drafts (jurisdiction_id, kind, subject, revision, base, content, saved_at, saved_by)
           values ($1, $2, $3, 1, $4, $5, $6, $7) on conflict do nothing returning revision`,
          values,
        )
      : await execute(
          tx,
          `update definition_drafts set revision = revision + 1, base = $4, content = $5, saved_at = $6, saved_by = $7
           where ${one} and revision = $8 returning revision`,
          [...values, seen],
        );
  return rows.length > 0;
};

/** Removes a draft, the one of a revision or whichever there is; false where there is none. */
export const removeDraft = async (tx: Tx, key: Key, revision: number | null): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `delete from definition_drafts where ${one} and ($4::int is null or revision = $4) returning revision`,
    [...of(key), revision],
  );
  return rows.length > 0;
};
