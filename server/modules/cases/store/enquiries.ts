import { execute, type Tx } from '#kernel/db.ts';

/** A case with what was asked first and what was answered last. */
export interface AnsweredCase {
  readonly id: string;
  readonly number: string;
  readonly categoryCode: string | null;
  readonly text: string;
  readonly dispatched: boolean;
  readonly answer: string | null;
}

/** The newest cases of some types since a moment that were passed on or answered, as far as they are seen. */
export const newestAnswered = async (tx: Tx, types: readonly string[], since: Date, most: number): Promise<AnsweredCase[]> =>
  (
    await execute<AnsweredCase>(
      tx,
      `select c.id, c.number, c.category_code as "categoryCode", r.text, c.first_org_id is not null as dispatched, e.answer
       from (select c.id, c.number, c.category_code, c.first_org_id from cases c
             where c.jurisdiction_id = :jurisdiction and c.kind = any($1::text[]) and c.id >= linli.uuid_floor($2)
             order by c.id desc limit $3) c
       cross join lateral (select r.text from reports r where r.jurisdiction_id = :jurisdiction and r.case_id = c.id order by r.id limit 1) r
       left join lateral (select coalesce(e.words ->> 'text', e.data ->> 'text') as answer from case_events e
             where e.jurisdiction_id = :jurisdiction and e.case_id = c.id and e.action in ('answer', 'settle') order by e.seq desc limit 1) e on true
       where c.first_org_id is not null or e.answer is not null
       order by c.id desc`,
      [types, since, most],
    )
  ).rows;
