import { execute, type Tx } from '#kernel/db.ts';

/** A vote somebody is or was due in, or votes in for others. */
export interface VoteTie {
  readonly personId: string;
  readonly title: string;
  readonly areaPath: string;
  readonly over: boolean;
  readonly until: string;
}
const tie = `v.title, v.area_path::text as "areaPath", v.state in ('closed', 'void') as over, (v.closes_at at time zone 'Asia/Shanghai')::date::text as until`;
export const rollTies = async (tx: Tx, ids: readonly string[]): Promise<VoteTie[]> =>
  (
    await execute<VoteTie>(
      tx,
      `select r.person_id as "personId", ${tie} from vote_roll r join votes v on v.jurisdiction_id = :jurisdiction and v.id = r.vote_id
       where r.jurisdiction_id = :jurisdiction and r.person_id = any($1::uuid[]) order by v.id desc`,
      [ids],
    )
  ).rows;
export const holderTies = async (tx: Tx, ids: readonly string[]): Promise<VoteTie[]> =>
  (
    await execute<VoteTie>(
      tx,
      `select p.holder_id as "personId", ${tie} from vote_proxies p join votes v on v.jurisdiction_id = :jurisdiction and v.id = p.vote_id
       where p.jurisdiction_id = :jurisdiction and p.holder_id = any($1::uuid[]) order by v.id desc`,
      [ids],
    )
  ).rows;

/** Hangs entries of a roll on another person; `ids`: those alone, vote and key. @returns what moved */
export const moveRoll = async (tx: Tx, from: string, to: string, ids: readonly string[] | null): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `update vote_roll r set person_id = $2 where r.jurisdiction_id = :jurisdiction and r.person_id = $1
         and ($3::text[] is null or r.vote_id::text || ' ' || r.key = any($3::text[])) returning r.vote_id::text || ' ' || r.key as id`,
      [from, to, ids],
    )
  ).rows.map(({ id }) => id);
export const moveHolders = async (tx: Tx, from: string, to: string, ids: readonly string[] | null): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `update vote_proxies p set holder_id = $2 where p.jurisdiction_id = :jurisdiction and p.holder_id = $1
         and ($3::uuid[] is null or p.id = any($3::uuid[])) returning p.id`,
      [from, to, ids],
    )
  ).rows.map(({ id }) => id);

/** What an account or person is due in, and whether a ballot of it is in: what it says is the voter's alone. */
export const heldOf = async (
  tx: Tx,
  accountId: string | null,
  personId: string | null,
): Promise<{ title: string; key: string; until: string; way: string | null }[]> =>
  (
    await execute<{ title: string; key: string; until: string; way: string | null }>(
      tx,
      `select v.title, r.key, (v.closes_at at time zone 'Asia/Shanghai')::date::text as until, t.way from vote_roll r
       join votes v on v.jurisdiction_id = :jurisdiction and v.id = r.vote_id
       left join vote_turnout t on t.jurisdiction_id = :jurisdiction and t.vote_id = r.vote_id and t.key = r.key
       where r.jurisdiction_id = :jurisdiction and (r.account_id = $1 or r.person_id = $2) order by v.id desc`,
      [accountId, personId],
    )
  ).rows;
