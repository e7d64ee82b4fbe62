import type { Sum } from '#contract/votes/count.ts';
import type { Entry, RollEntry, Way } from '#contract/votes/model.ts';
import { execute, executeByKey, type Tx } from '#kernel/db.ts';
import { numbersInOrder } from '#kernel/numbers-in-order.ts';

/** Who is due, and how the platform knows them. */
export interface RollItem {
  readonly entry: Entry;
  readonly accountId: string | null;
  readonly personId: string | null;
  /** By what the desk finds it, e.g. building and room; never published. */
  readonly label?: string | null;
}

export const insertRoll = async (tx: Tx, voteId: string, roll: readonly RollItem[]): Promise<void> => {
  await execute(
    tx,
    `insert into vote_roll (jurisdiction_id, vote_id, key, heads, area, ways, label, account_id, person_id, place)
     select :jurisdiction, $1, key, heads, area, string_to_array(ways, ' '), label, account, person, place
     from unnest($2::text[], $3::int[], $4::bigint[], $5::text[], $6::text[], $7::uuid[], $8::uuid[])
       with ordinality x (key, heads, area, ways, label, account, person, place)
     returning key`,
    [
      voteId,
      roll.map(({ entry }) => entry.key),
      roll.map(({ entry }) => entry.heads),
      roll.map(({ entry }) => entry.area),
      roll.map(({ entry }) => entry.ways.join(' ')),
      roll.map(({ label }) => label ?? null),
      roll.map(({ accountId }) => accountId),
      roll.map(({ personId }) => personId),
    ],
  );
};
/** Changes entries or adds them. */
export const putRoll = async (tx: Tx, voteId: string, one: RollItem): Promise<void> => {
  await execute(
    tx,
    `insert into vote_roll (jurisdiction_id, vote_id, key, heads, area, ways, label, account_id, person_id)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (jurisdiction_id, vote_id, key) do update
       set heads = excluded.heads, area = excluded.area, account_id = excluded.account_id, person_id = excluded.person_id,
           label = coalesce(excluded.label, vote_roll.label)`,
    [voteId, one.entry.key, one.entry.heads, one.entry.area, one.entry.ways, one.label ?? null, one.accountId, one.personId],
  );
};

/** An entry with how it stands. */
export interface RollRecord extends Entry {
  readonly label: string | null;
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly servedAt: Date | null;
  readonly presentAt: Date | null;
  readonly tookWay: Way | null;
  readonly tookAt: Date | null;
  /** Whose hand it was. */
  readonly tookBy: string | null;
  readonly place: number;
  readonly proxyId: string | null;
  readonly holderId: string | null;
  readonly holderAccountId: string | null;
  readonly files: readonly string[] | null;
}
const columns = `r.key, r.heads, r.area, r.ways, r.label, r.account_id as "accountId", r.person_id as "personId", r.served_at as "servedAt", r.present_at as "presentAt",
  t.way as "tookWay", t.at as "tookAt", t.account_id as "tookBy", r.place, p.id as "proxyId", p.holder_id as "holderId", p.holder_account_id as "holderAccountId", p.files`;
const from = `vote_roll r
  left join vote_turnout t on t.jurisdiction_id = :jurisdiction and t.vote_id = r.vote_id and t.key = r.key
  left join vote_proxies p on p.jurisdiction_id = :jurisdiction and p.vote_id = r.vote_id and p.key = r.key and p.ended_at is null`;

export const findEntry = async (tx: Tx, voteId: string, key: string): Promise<RollRecord | null> =>
  (
    await executeByKey<RollRecord>(
      tx,
      `select ${columns} from ${from} where r.jurisdiction_id = :jurisdiction and r.vote_id = $1 and r.key = $2`,
      [voteId, key],
    )
  ).rows[0] ?? null;
/** Entries somebody may vote for: their own, by account or as a person, and those that gave them a mandate. */
export const entriesOf = async (tx: Tx, voteId: string, accountId: string, personId: string | null): Promise<RollRecord[]> =>
  (
    await execute<RollRecord>(
      tx,
      `select ${columns} from ${from} where r.jurisdiction_id = :jurisdiction and r.vote_id = $1
         and (r.account_id = $2 or r.person_id = $3 or p.holder_id = $3 or p.holder_account_id = $2) order by r.key`,
      [voteId, accountId, personId],
    )
  ).rows;
/** Votes in which somebody is due or holds a mandate, newest first. */
export const votesOfVoter = async (
  tx: Tx,
  accountId: string,
  personId: string | null,
  limit: number,
): Promise<{ id: string; left: number }[]> =>
  (
    await execute<{ id: string; left: number }>(
      tx,
      `select x.vote_id as id, count(*) filter (where t.key is null)::int as left from (
         select r.vote_id, r.key from vote_roll r where r.jurisdiction_id = :jurisdiction and r.account_id = $1
         union select r.vote_id, r.key from vote_roll r where r.jurisdiction_id = :jurisdiction and r.person_id = $2
         union select p.vote_id, p.key from vote_proxies p where p.jurisdiction_id = :jurisdiction and p.holder_id = $2 and p.ended_at is null
         union select p.vote_id, p.key from vote_proxies p where p.jurisdiction_id = :jurisdiction and p.holder_account_id = $1 and p.ended_at is null) x
       left join vote_turnout t on t.jurisdiction_id = :jurisdiction and t.vote_id = x.vote_id and t.key = x.key
       group by x.vote_id order by x.vote_id desc limit $3`,
      [accountId, personId, limit],
    )
  ).rows;

/** The roll in its order. */
export const pageOfRoll = async (
  tx: Tx,
  voteId: string,
  f: { q: string | null; took: boolean | null; after: readonly [place: number, key: string] | null; limit: number },
): Promise<RollRecord[]> =>
  (
    await execute<RollRecord>(
      tx,
      `select ${columns} from ${from} where r.jurisdiction_id = :jurisdiction and r.vote_id = $1
         and ($2::text is null or strpos(r.key, $2) > 0 or strpos(r.label, $2) > 0 or r.label ~ $7)
         and ($3::boolean is null or (t.key is not null) = $3) and ($4::int is null or (r.place, r.key) > ($4, $5::text))
       order by r.place, r.key limit $6`,
      [voteId, f.q, f.took, f.after?.[0] ?? null, f.after?.[1] ?? null, f.limit, f.q && numbersInOrder(f.q)],
    )
  ).rows;

/** Marks served entries; those served before keep their first time. @returns keys that were found */
export const setServed = async (tx: Tx, voteId: string, keys: readonly string[], way: string, at: Date): Promise<number> =>
  (
    await execute<{ key: string }>(
      tx,
      `update vote_roll r set served_at = coalesce(r.served_at, $3), served_way = coalesce(r.served_way, $4)
       where r.jurisdiction_id = :jurisdiction and r.vote_id = $1 and r.key = any($2::text[]) returning r.key`,
      [voteId, keys, at, way],
    )
  ).rows.length;
export const setPresent = (tx: Tx, voteId: string, keys: readonly string[], at: Date): Promise<unknown> =>
  execute(
    tx,
    `update vote_roll r set present_at = coalesce(r.present_at, $3) where r.jurisdiction_id = :jurisdiction and r.vote_id = $1 and r.key = any($2::text[])`,
    [voteId, keys, at],
  );

/** The whole roll as it is counted. */
export const wholeRoll = async (tx: Tx, voteId: string): Promise<RollEntry[]> =>
  (
    await execute<RollEntry>(
      tx,
      `select r.key, r.heads, r.area, r.served_at is not null as served, r.present_at is not null as present, t.key is not null as took
       from vote_roll r left join vote_turnout t on t.jurisdiction_id = :jurisdiction and t.vote_id = r.vote_id and t.key = r.key
       where r.jurisdiction_id = :jurisdiction and r.vote_id = $1 order by r.key`,
      [voteId],
    )
  ).rows;

/** How many, and how much: due, served, there, voted; `ways`: how many may vote in that way. */
export const turnoutOf = async (
  tx: Tx,
  voteId: string,
): Promise<{
  due: Sum;
  served: Sum;
  present: Sum;
  cast: Sum;
  byWay: Record<Way, number>;
  ways: Record<Way, number>;
  lone: number;
  proxies: number;
}> => {
  const sum = (name: string, where: string): string =>
    `coalesce(sum(r.heads) filter (where ${where}), 0)::int as "${name}Heads", coalesce(sum(r.area) filter (where ${where}), 0)::bigint as "${name}Area"`;
  const way = (name: Way): string =>
    `count(*) filter (where t.way = '${name}')::int as "${name}", count(*) filter (where '${name}' = any(r.ways))::int as "${name}Open"`;
  const [{ rows }, { rows: alone }, { rows: held }] = await Promise.all([
    execute<Record<string, number>>(
      tx,
      `select ${sum('due', 'true')}, ${sum('served', 'r.served_at is not null')}, ${sum('present', 'r.present_at is not null or t.key is not null')},
         ${sum('cast', 't.key is not null')}, ${way('phone')}, ${way('paper')}, ${way('proxy')}
       from vote_roll r left join vote_turnout t on t.jurisdiction_id = :jurisdiction and t.vote_id = r.vote_id and t.key = r.key
       where r.jurisdiction_id = :jurisdiction and r.vote_id = $1`,
      [voteId],
    ),
    execute<{ n: number }>(
      tx,
      `select count(*)::int as n from (select from vote_roll r where r.jurisdiction_id = :jurisdiction and r.vote_id = $1 group by r.heads, r.area having count(*) = 1) x`,
      [voteId],
    ),
    execute<{ n: number }>(
      tx,
      'select count(*)::int as n from vote_proxies p where p.jurisdiction_id = :jurisdiction and p.vote_id = $1 and p.ended_at is null',
      [voteId],
    ),
  ]);
  const found = rows[0] ?? {};
  const of = (name: string): Sum => ({ heads: found[`${name}Heads`] ?? 0, area: found[`${name}Area`] ?? 0 });
  return {
    due: of('due'),
    served: of('served'),
    present: of('present'),
    cast: of('cast'),
    byWay: { phone: found['phone'] ?? 0, paper: found['paper'] ?? 0, proxy: found['proxy'] ?? 0 },
    ways: { phone: found['phoneOpen'] ?? 0, paper: found['paperOpen'] ?? 0, proxy: found['proxyOpen'] ?? 0 },
    lone: alone[0]?.n ?? 0,
    proxies: held[0]?.n ?? 0,
  };
};

/** Accounts to be told, in order; `waiting`: those alone for whom no ballot is in. */
export const accountsOn = async (tx: Tx, voteId: string, waiting: boolean): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select distinct coalesce(r.account_id, e.account_id) as id from vote_roll r
       left join persons e on e.jurisdiction_id = :jurisdiction and e.id = r.person_id and e.erased_at is null
       where r.jurisdiction_id = :jurisdiction and r.vote_id = $1 and coalesce(r.account_id, e.account_id) is not null
         and (not $2 or not exists (select from vote_turnout t where t.jurisdiction_id = :jurisdiction and t.vote_id = $1 and t.key = r.key))
       order by 1`,
      [voteId, waiting],
    )
  ).rows.map(({ id }) => id);

/** Whether ballots may come in on paper. */
export const countsPaper = async (tx: Tx, voteId: string): Promise<boolean> =>
  (
    await execute<{ any: boolean }>(
      tx,
      `select exists (select from vote_roll r where r.jurisdiction_id = :jurisdiction and r.vote_id = $1 and 'paper' = any(r.ways)) as "any"`,
      [voteId],
    )
  ).rows[0]?.any === true;
