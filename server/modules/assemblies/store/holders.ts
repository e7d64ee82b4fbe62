import type { HolderKind } from '#contract/assemblies/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** An owner as stored, with the name of the person behind it; numbers are sealed at the person. */
export interface HolderRow {
  readonly id: string;
  readonly estateId: string;
  readonly kind: HolderKind;
  readonly personId: string | null;
  readonly name: string;
  readonly accountId: string | null;
  readonly phoneSealed: Buffer | null;
  readonly idNumberSealed: Buffer | null;
}
const columns = `h.id, h.estate_id as "estateId", h.kind, h.person_id as "personId", coalesce(h.name, o.name, '') as name, h.account_id as "accountId",
  o.phone_sealed as "phoneSealed", o.id_number_sealed as "idNumberSealed"`;
const tables = `owner_holders h left join persons o on o.jurisdiction_id = :jurisdiction and o.id = h.person_id`;

/** Who is known in an estate, those merged into others left out. */
export const holdersOf = async (tx: Tx, estateId: string): Promise<HolderRow[]> =>
  (
    await execute<HolderRow>(
      tx,
      `select ${columns} from ${tables} where h.jurisdiction_id = :jurisdiction and h.estate_id = $1 and h.merged_into is null order by h.id`,
      [estateId],
    )
  ).rows;
export const holdersById = async (tx: Tx, ids: readonly string[]): Promise<HolderRow[]> =>
  (
    await execute<HolderRow>(tx, `select ${columns} from ${tables} where h.jurisdiction_id = :jurisdiction and h.id = any($1::uuid[])`, [
      ids,
    ])
  ).rows;
export const holdersOfPersons = async (tx: Tx, personIds: readonly string[]): Promise<HolderRow[]> =>
  (
    await execute<HolderRow>(
      tx,
      `select ${columns} from ${tables} where h.jurisdiction_id = :jurisdiction and h.person_id = any($1::uuid[]) and h.merged_into is null order by h.id`,
      [personIds],
    )
  ).rows;
export const holdersOfAccount = async (tx: Tx, accountId: string): Promise<HolderRow[]> =>
  (
    await execute<HolderRow>(
      tx,
      `select ${columns} from ${tables} where h.jurisdiction_id = :jurisdiction and h.account_id = $1 and h.merged_into is null order by h.id`,
      [accountId],
    )
  ).rows;
export const developerOf = async (tx: Tx, estateId: string): Promise<string | null> =>
  (
    await execute<{ id: string }>(
      tx,
      `select h.id from owner_holders h where h.jurisdiction_id = :jurisdiction and h.estate_id = $1 and h.kind = 'developer' and h.merged_into is null`,
      [estateId],
    )
  ).rows[0]?.id ?? null;

export interface NewHolder {
  readonly id: string;
  readonly estateId: string;
  readonly kind: HolderKind;
  readonly personId: string | null;
  /** Of organisations; a person's is that of the person. */
  readonly name: string | null;
}
export const insertHolders = async (tx: Tx, holders: readonly NewHolder[]): Promise<void> => {
  if (holders.length === 0) return;
  await execute(
    tx,
    `insert into owner_holders (jurisdiction_id, id, estate_id, kind, person_id, name)
     select :jurisdiction, r.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[]) as r returning id`,
    [
      holders.map(({ id }) => id),
      holders.map(({ estateId }) => estateId),
      holders.map(({ kind }) => kind),
      holders.map(({ personId }) => personId),
      holders.map(({ name }) => name),
    ],
  );
};
/** Ties an account to the owners it has proven to be. */
export const tieHolders = async (tx: Tx, ids: readonly string[], accountId: string, at: Date): Promise<void> => {
  await execute(
    tx,
    `update owner_holders set account_id = $2, proven_at = $3 where jurisdiction_id = :jurisdiction and id = any($1::uuid[])`,
    [ids, accountId, at],
  );
};
/** What belongs to one owner belongs to another from now on; where both own one unit together, the first one's share stays. */
export const mergeHolders = async (
  tx: Tx,
  from: string,
  into: string,
  day: string,
): Promise<{ shares: readonly string[]; ended: readonly string[] }> => {
  const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
  const { rows: ended } = await execute<{ id: string }>(
    tx,
    `update owner_shares s set until_on = $3::date where s.jurisdiction_id = :jurisdiction and s.holder_id = $1 and s.until_on is null
       and exists (select from owner_shares o where o.jurisdiction_id = :jurisdiction and o.unit_id = s.unit_id and o.holder_id = $2 and o.until_on is null)
     returning s.id`,
    [from, into, day],
  );
  const { rows: shares } = await execute<{ id: string }>(
    tx,
    'update owner_shares set holder_id = $2 where jurisdiction_id = :jurisdiction and holder_id = $1 and until_on is null returning id',
    [from, into],
  );
  await execute(tx, 'update owner_holders set merged_into = $2 where jurisdiction_id = :jurisdiction and id = $1', [from, into]);
  return { shares: ids(shares), ended: ids(ended) };
};
/** Takes a merge back. @returns whether everything stood as the merge had left it; else nothing may be kept of what this did */
export const splitHolders = async (
  tx: Tx,
  from: string,
  into: string,
  { shares, ended }: { readonly shares: readonly string[]; readonly ended: readonly string[] },
): Promise<boolean> => {
  const { rows: split } = await execute<{ id: string }>(
    tx,
    `update owner_holders h set merged_into = null where h.jurisdiction_id = :jurisdiction and h.id = $1 and h.merged_into = $2
       and exists (select from owner_holders o where o.jurisdiction_id = :jurisdiction and o.id = $2 and o.merged_into is null) returning h.id`,
    [from, into],
  );
  const { rows: back } = await execute<{ id: string }>(
    tx,
    `update owner_shares s set holder_id = $1 where s.jurisdiction_id = :jurisdiction and s.id = any($3::uuid[]) and s.holder_id = $2 and s.until_on is null
     returning s.id`,
    [from, into, shares],
  );
  const { rows: again } = await execute<{ id: string }>(
    tx,
    `update owner_shares s set until_on = null where s.jurisdiction_id = :jurisdiction and s.id = any($2::uuid[]) and s.holder_id = $1
       and s.until_on is not null returning s.id`,
    [from, ended],
  );
  return split.length === 1 && back.length === shares.length && again.length === ended.length;
};

/** A share that holds today; null: jointly, or alone. */
export interface ShareRow {
  readonly unitId: string;
  readonly holderId: string;
  readonly n: number | null;
  readonly d: number | null;
}
const shareColumns = 's.unit_id as "unitId", s.holder_id as "holderId", s.share_n as n, s.share_d as d';
export const sharesOfEstate = async (tx: Tx, estateId: string): Promise<ShareRow[]> =>
  (
    await execute<ShareRow>(
      tx,
      `select ${shareColumns} from owner_shares s where s.jurisdiction_id = :jurisdiction and s.estate_id = $1 and s.until_on is null order by s.id`,
      [estateId],
    )
  ).rows;
export const sharesOfUnits = async (tx: Tx, unitIds: readonly string[]): Promise<ShareRow[]> =>
  (
    await execute<ShareRow>(
      tx,
      `select ${shareColumns} from owner_shares s where s.jurisdiction_id = :jurisdiction and s.unit_id = any($1::uuid[]) and s.until_on is null order by s.id`,
      [unitIds],
    )
  ).rows;
export const sharesOfHolders = async (tx: Tx, holderIds: readonly string[]): Promise<ShareRow[]> =>
  (
    await execute<ShareRow>(
      tx,
      `select ${shareColumns} from owner_shares s where s.jurisdiction_id = :jurisdiction and s.holder_id = any($1::uuid[]) and s.until_on is null order by s.id`,
      [holderIds],
    )
  ).rows;
export const insertShares = async (
  tx: Tx,
  estateId: string,
  since: string,
  shares: readonly (ShareRow & { readonly id: string })[],
): Promise<void> => {
  if (shares.length === 0) return;
  await execute(
    tx,
    `insert into owner_shares (jurisdiction_id, estate_id, since, id, unit_id, holder_id, share_n, share_d)
     select :jurisdiction, $1::uuid, $2::date, r.* from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::int[], $7::int[]) as r returning id`,
    [
      estateId,
      since,
      shares.map(({ id }) => id),
      shares.map(({ unitId }) => unitId),
      shares.map(({ holderId }) => holderId),
      shares.map(({ n }) => n),
      shares.map(({ d }) => d),
    ],
  );
};
export const endShares = async (tx: Tx, unitId: string, day: string): Promise<void> => {
  await execute(
    tx,
    'update owner_shares set until_on = $2::date where jurisdiction_id = :jurisdiction and unit_id = $1 and until_on is null',
    [unitId, day],
  );
};
/** Accounts of those who have proven to be owners in an estate. */
export const accountsOfHolders = async (tx: Tx, estateId: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select distinct h.account_id as id from owner_holders h
       where h.jurisdiction_id = :jurisdiction and h.estate_id = $1 and h.account_id is not null and h.merged_into is null order by 1`,
      [estateId],
    )
  ).rows.map(({ id }) => id);
