import type { RoundState, Terms } from '#contract/honours/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A round of an honour as it is stored. */
export interface RoundRecord {
  readonly id: string;
  readonly title: string;
  readonly terms: Terms;
  readonly state: RoundState;
  readonly nominateUntil: string;
  readonly publicUntil: string | null;
  readonly decidedOn: string | null;
  readonly openedAt: Date;
}
const columns = `r.id, r.title, r.terms, r.state, r.nominate_until::text as "nominateUntil", r.public_until::text as "publicUntil",
  r.decided_on::text as "decidedOn", r.opened_at as "openedAt"`;

export const insertRound = async (
  tx: Tx,
  r: { id: string; title: string; terms: Terms; nominateUntil: string; by: string; at: Date },
): Promise<void> => {
  await execute(
    tx,
    `insert into honour_rounds (jurisdiction_id, id, title, terms, nominate_until, opened_by, opened_at) values (:jurisdiction, $1, $2, $3, $4, $5, $6)`,
    [r.id, r.title, JSON.stringify(r.terms), r.nominateUntil, r.by, r.at],
  );
};
const read = async (tx: Tx, id: string, lock: string): Promise<RoundRecord | null> =>
  (
    await execute<RoundRecord>(tx, `select ${columns} from honour_rounds r where r.jurisdiction_id = :jurisdiction and r.id = $1${lock}`, [
      id,
    ])
  ).rows[0] ?? null;
export const findRound = (tx: Tx, id: string): Promise<RoundRecord | null> => read(tx, id, '');
/** The same, held against whoever else takes a step of it, checks, answers or objects. */
export const lockRound = (tx: Tx, id: string): Promise<RoundRecord | null> => read(tx, id, ' for update');
/** The same for whoever nominates or objects: with others, but not beside whoever takes a step. */
export const holdRound = (tx: Tx, id: string): Promise<RoundRecord | null> => read(tx, id, ' for share');
export const setRound = async (
  tx: Tx,
  id: string,
  { state, publicFrom, publicUntil, decidedOn }: { state: RoundState; publicFrom?: string; publicUntil?: string; decidedOn?: string },
): Promise<void> => {
  await execute(
    tx,
    `update honour_rounds set state = $2, public_from = coalesce($3, public_from), public_until = coalesce($4, public_until),
       decided_on = coalesce($5, decided_on) where jurisdiction_id = :jurisdiction and id = $1`,
    [id, state, publicFrom ?? null, publicUntil ?? null, decidedOn ?? null],
  );
};
export type ListedRound = RoundRecord & { readonly candidates: number; readonly awarded: number };
const counted = `(select count(*)::int from honour_candidates c where c.jurisdiction_id = :jurisdiction and c.round_id = r.id and c.state <> 'withdrawn') as candidates,
  (select count(*)::int from honour_candidates c where c.jurisdiction_id = :jurisdiction and c.round_id = r.id and c.state = 'awarded') as awarded`;
/** Rounds that run, or those that are over, newest first, behind one of them. */
export const pageOfRounds = async (
  tx: Tx,
  decided: boolean,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<ListedRound[]> =>
  (
    await execute<ListedRound>(
      tx,
      `select ${columns}, ${counted} from honour_rounds r where r.jurisdiction_id = :jurisdiction
         and ${decided ? "r.state in ('decided', 'abandoned')" : "r.state in ('nominating', 'checking', 'public')"}
         and ($1::timestamptz is null or (r.opened_at, r.id) < ($1::timestamptz, $2::uuid)) order by r.opened_at desc, r.id desc limit $3`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    )
  ).rows;
/** Rounds whose candidates anybody may read: public now, or decided since a day. */
export const openRounds = async (tx: Tx, since: string, limit: number): Promise<RoundRecord[]> =>
  (
    await execute<RoundRecord>(
      tx,
      `select ${columns} from honour_rounds r where r.jurisdiction_id = :jurisdiction and (r.state = 'public' or r.state = 'decided' and r.decided_on >= $1::date)
       order by r.state desc, r.opened_at desc, r.id limit $2`,
      [since, limit],
    )
  ).rows;
/** Rounds whose next step can be taken: nominations are over, everybody is checked, or the list was public long enough. */
export const toStep = async (tx: Tx, today: string, limit: number): Promise<Pick<RoundRecord, 'id' | 'title' | 'state'>[]> =>
  (
    await execute<Pick<RoundRecord, 'id' | 'title' | 'state'>>(
      tx,
      `select r.id, r.title, r.state from honour_rounds r where r.jurisdiction_id = :jurisdiction
         and (r.state = 'nominating' and r.nominate_until < $1::date or r.state = 'checking' or r.state = 'public' and r.public_until < $1::date)
       order by r.opened_at, r.id limit $2`,
      [today, limit],
    )
  ).rows;
