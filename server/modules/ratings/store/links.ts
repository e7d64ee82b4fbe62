import type { CaseState } from '#contract/cases/lifecycle.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { CallBackRow } from './call-backs.ts';

/** A link that was taken to be sent, with what of its case the text says. */
export type TakenLink = Pick<CallBackRow, 'id' | 'caseId' | 'ofCaseId' | 'askedAt' | 'until'> & {
  readonly number: string;
  readonly state: CaseState;
};

/**
 * Takes links that are due, longest waiting first, and notes that they are not any more: whoever dies over one sends it to nobody rather than
 * twice. Rivals pass over what another is just taking, and over what is just rated.
 */
export const takeLinks = async (tx: Tx, now: Date, most: number): Promise<TakenLink[]> => {
  const { rows } = await execute<TakenLink>(
    tx,
    `with due as (
       select k.id from call_backs k where k.jurisdiction_id = :jurisdiction and k.result is null and k.link_due_at <= $1
       order by k.link_due_at limit $2 for update skip locked
     ), taken as (
       update call_backs k set link_due_at = null from due where k.jurisdiction_id = :jurisdiction and k.id = due.id
       returning k.id, k.case_id, k.of_case_id, k.asked_at, k.until
     )
     select t.id, t.case_id as "caseId", t.of_case_id as "ofCaseId", t.asked_at as "askedAt", t.until, c.number, c.state
     from taken t join cases c on c.jurisdiction_id = :jurisdiction and c.id = t.case_id`,
    [now, most],
  );
  return rows;
};

/** Notes that a link went, or when it is to be tried again. */
export const noteLink = async (tx: Tx, id: string, { sentAt, dueAt }: { sentAt: Date | null; dueAt: Date | null }): Promise<void> => {
  await execute(tx, 'update call_backs k set link_sent_at = $2, link_due_at = $3 where k.jurisdiction_id = :jurisdiction and k.id = $1', [
    id,
    sentAt,
    dueAt,
  ]);
};
