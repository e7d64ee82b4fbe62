import { execute, type Tx } from '#kernel/db.ts';
import { type EarnedRow, earnedColumns } from './earned.ts';

export interface ObjectionRow {
  readonly objectionId: string;
  readonly words: string;
  readonly madeAt: Date;
  readonly decision: 'upheld' | 'refused' | null;
  readonly answer: string | null;
}
type None = { readonly [K in keyof ObjectionRow]: null };
/** An act with the newest objection to it. */
export type Objectionable = EarnedRow & (ObjectionRow | None);
/** An objection with the act it is about and whose it is. */
export type ListedObjection = EarnedRow & ObjectionRow & { readonly person: string; readonly accountId: string | null };

const columns = `o.id as "objectionId", o.words, o.made_at as "madeAt", o.decision, o.answer`;

/** Acts of a person, the newest first, before an id; one alone where it is named. */
export const ownActs = async (
  tx: Tx,
  personId: string,
  only: string | null,
  before: string | null,
  limit: number,
): Promise<Objectionable[]> =>
  (
    await execute<Objectionable>(
      tx,
      `select ${earnedColumns}, ${columns} from points_earned e
       left join lateral (select * from points_objections x where x.jurisdiction_id = :jurisdiction and x.earned_id = e.id order by x.id desc limit 1) o on true
       where e.jurisdiction_id = :jurisdiction and e.person_id = $1 and ($2::uuid is null or e.id = $2) and ($3::uuid is null or e.id < $3)
       order by e.id desc limit $4`,
      [personId, only, before, limit],
    )
  ).rows;

/** @returns false where one waits for its answer already */
export const insertObjection = async (
  tx: Tx,
  o: { id: string; earnedId: string; personId: string; areaCode: string; words: string; at: Date },
): Promise<boolean> =>
  (
    await execute(
      tx,
      `insert into points_objections (jurisdiction_id, id, earned_id, person_id, area_code, words, made_at)
       values (:jurisdiction, $1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
      [o.id, o.earnedId, o.personId, o.areaCode, o.words, o.at],
    )
  ).rows.length > 0;

/** Whether an objection waits; held until the transaction ends. Null: there is none. */
export const holdObjection = async (tx: Tx, id: string): Promise<{ readonly decided: boolean } | null> =>
  (
    await execute<{ decided: boolean }>(
      tx,
      'select decision is not null as decided from points_objections where jurisdiction_id = :jurisdiction and id = $1 for update',
      [id],
    )
  ).rows[0] ?? null;

export const setAnswered = (
  tx: Tx,
  id: string,
  done: { decision: 'upheld' | 'refused'; answer: string; by: string; at: Date },
): Promise<unknown> =>
  execute(
    tx,
    `update points_objections set decision = $2, answer = $3, decided_by = $4, decided_at = $5 where jurisdiction_id = :jurisdiction and id = $1`,
    [id, done.decision, done.answer, done.by, done.at],
  );

/** Objections in some areas, given as codes, newest first, before an id. */
export const pageOfObjections = async (
  tx: Tx,
  { id = null, within, open = false }: { id?: string | null; within: readonly string[]; open?: boolean },
  before: string | null,
  limit: number,
): Promise<ListedObjection[]> =>
  (
    await execute<ListedObjection>(
      tx,
      `select ${earnedColumns}, ${columns}, p.name as person, p.account_id as "accountId" from points_objections o
       join points_earned e on e.jurisdiction_id = :jurisdiction and e.id = o.earned_id
       join persons p on p.jurisdiction_id = :jurisdiction and p.id = o.person_id
       where o.jurisdiction_id = :jurisdiction and exists (select from unnest($1::text[]) as c (code) where o.area_code like c.code || '%')
         and ($2::uuid is null or o.id = $2) and ($3::uuid is null or o.id < $3) and (not $4::boolean or o.decision is null)
       order by o.id desc limit $5`,
      [within, id, before, open, limit],
    )
  ).rows;
