import type { MerchantKind, SettlementPeriod } from '#contract/offers/values.ts';
import { execute, executeByKey, type Tx } from '#kernel/db.ts';

/** A merchant as stored; its name is that of its organisation. */
export interface MerchantRow {
  readonly id: string;
  readonly kind: MerchantKind;
  readonly address: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly phone: string | null;
  readonly hours: string | null;
  readonly period: SettlementPeriod;
  readonly version: number;
  readonly endedAt: Date | null;
}
const columns = `m.id, m.kind, m.address, m.lon, m.lat, m.phone, m.hours, m.period, m.version, m.ended_at as "endedAt"`;
const own = 'm.jurisdiction_id = :jurisdiction';

export const merchantsById = async (tx: Tx, ids: readonly string[]): Promise<MerchantRow[]> =>
  ids.length === 0
    ? []
    : (await executeByKey<MerchantRow>(tx, `select ${columns} from offer_merchants m where ${own} and m.id = any($1::uuid[])`, [ids])).rows;
export const lockMerchant = async (tx: Tx, id: string): Promise<MerchantRow | null> =>
  (await execute<MerchantRow>(tx, `select ${columns} from offer_merchants m where ${own} and m.id = $1 for update`, [id])).rows[0] ?? null;

/** All merchants there are: some hundreds in a district. */
export const merchantIds = async (tx: Tx): Promise<string[]> =>
  (await execute<{ id: string }>(tx, `select m.id from offer_merchants m where ${own}`)).rows.map(({ id }) => id);

/** Some merchants by name, behind a name and id. */
export const pageOfMerchants = async (
  tx: Tx,
  ids: readonly string[],
  ended: boolean,
  after: readonly [name: string, id: string] | null,
  limit: number,
): Promise<(MerchantRow & { readonly name: string })[]> =>
  (
    await execute<MerchantRow & { name: string }>(
      tx,
      `select ${columns}, o.name from offer_merchants m join organisations o on o.jurisdiction_id = :jurisdiction and o.id = m.id
       where ${own} and m.id = any($1::uuid[]) and ($2 or m.ended_at is null)
         and ($3::text is null or (o.name, m.id) > ($3, $4::uuid)) order by o.name, m.id limit $5`,
      [ids, ended, after?.[0] ?? null, after?.[1] ?? null, limit],
    )
  ).rows;

export type NewMerchant = Omit<MerchantRow, 'version' | 'endedAt'>;
/** Adds merchants, however many. @returns ids of those that were none before */
export const insertMerchants = async (tx: Tx, rows: readonly NewMerchant[], at: Date): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `insert into offer_merchants (jurisdiction_id, id, kind, address, lon, lat, phone, hours, period, created_at)
       select :jurisdiction, g.id, g.kind, g.address, g.lon, g.lat, g.phone, g.hours, g.period, $2
       from jsonb_to_recordset($1::jsonb) as g (id uuid, kind text, address text, lon double precision, lat double precision, phone text,
         hours text, period text) on conflict do nothing returning id`,
      [JSON.stringify(rows), at],
    )
  ).rows.map(({ id }) => id);
export const updateMerchant = (tx: Tx, m: NewMerchant): Promise<unknown> =>
  execute(
    tx,
    `update offer_merchants set kind = $2, address = $3, lon = $4, lat = $5, phone = $6, hours = $7, period = $8, version = version + 1
     where jurisdiction_id = :jurisdiction and id = $1`,
    [m.id, m.kind, m.address, m.lon, m.lat, m.phone, m.hours, m.period],
  );
export const setMerchantEnded = (tx: Tx, id: string, at: Date | null): Promise<unknown> =>
  execute(tx, 'update offer_merchants set ended_at = $2, version = version + 1 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    at,
  ]);

/** Merchants an account gives out for, present ones or not. */
export const merchantsOf = async (tx: Tx, accountId: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      'select v.merchant_id as id from offer_verifiers v where v.jurisdiction_id = :jurisdiction and v.account_id = $1 order by v.joined_at, v.merchant_id',
      [accountId],
    )
  ).rows.map(({ id }) => id);
export const verifiersOf = async (tx: Tx, merchantId: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      'select v.account_id as id from offer_verifiers v where v.jurisdiction_id = :jurisdiction and v.merchant_id = $1',
      [merchantId],
    )
  ).rows.map(({ id }) => id);
export const addVerifiers = (tx: Tx, rows: readonly { merchantId: string; accountId: string }[], at: Date): Promise<unknown> =>
  execute(
    tx,
    `insert into offer_verifiers (jurisdiction_id, merchant_id, account_id, joined_at)
     select :jurisdiction, g.*, $3 from unnest($1::uuid[], $2::uuid[]) as g on conflict do nothing returning merchant_id`,
    [rows.map(({ merchantId }) => merchantId), rows.map(({ accountId }) => accountId), at],
  );
/** @param accountId null: all of them */
export const dropVerifiers = (tx: Tx, merchantId: string, accountId: string | null): Promise<unknown> =>
  execute(
    tx,
    'delete from offer_verifiers where jurisdiction_id = :jurisdiction and merchant_id = $1 and ($2::uuid is null or account_id = $2)',
    [merchantId, accountId],
  );
export const dropInvites = (tx: Tx, merchantId: string): Promise<unknown> =>
  execute(tx, 'delete from offer_invites where jurisdiction_id = :jurisdiction and merchant_id = $1', [merchantId]);
export const insertInvite = (tx: Tx, digest: Buffer, merchantId: string, by: string, until: Date): Promise<unknown> =>
  execute(
    tx,
    'insert into offer_invites (jurisdiction_id, digest, merchant_id, made_by, expires_at) values (:jurisdiction, $1, $2, $3, $4)',
    [digest, merchantId, by, until],
  );
/** Takes an invitation, which is gone then. @returns the merchant; null where there is none, or it is too late */
export const takeInvite = async (tx: Tx, digests: readonly Buffer[], now: Date): Promise<string | null> =>
  (
    await execute<{ merchantId: string }>(
      tx,
      `delete from offer_invites where jurisdiction_id = :jurisdiction and digest = any($1::bytea[]) and expires_at > $2 returning merchant_id as "merchantId"`,
      [digests, now],
    )
  ).rows[0]?.merchantId ?? null;

/** How many live offers and accounts each of some merchants has. */
export const countsOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, { offers: number; verifiers: number }>> => {
  const { rows: offers } = await execute<{ id: string; n: number }>(
    tx,
    `select o.merchant_id as id, count(*)::int as n from offers o where o.jurisdiction_id = :jurisdiction and o.merchant_id = any($1::uuid[])
       and o.state = 'live' group by o.merchant_id`,
    [ids],
  );
  const { rows: verifiers } = await execute<{ id: string; n: number }>(
    tx,
    `select v.merchant_id as id, count(*)::int as n from offer_verifiers v where v.jurisdiction_id = :jurisdiction
       and v.merchant_id = any($1::uuid[]) group by v.merchant_id`,
    [ids],
  );
  const of = (rows: readonly { id: string; n: number }[], id: string): number => rows.find((one) => one.id === id)?.n ?? 0;
  return new Map(ids.map((id) => [id, { offers: of(offers, id), verifiers: of(verifiers, id) }]));
};
/** Organisations that bear these names and are there. */
export const organisationsNamed = async (tx: Tx, names: readonly string[]): Promise<{ id: string; name: string }[]> =>
  (
    await execute<{ id: string; name: string }>(
      tx,
      `select o.id, o.name from organisations o where o.jurisdiction_id = :jurisdiction and o.name = any($1::text[]) and o.dissolved_on is null`,
      [names],
    )
  ).rows;
