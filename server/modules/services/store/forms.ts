import { execute, type Tx } from '#kernel/db.ts';

/** Of every form that is in force at a moment: its subject, version and how many questions it asks. */
export const formsInForce = async (tx: Tx, kind: string, at: Date): Promise<{ subject: string; version: number; questions: number }[]> =>
  (
    await execute<{ subject: string; version: number; questions: number }>(
      tx,
      `select distinct on (d.subject) d.subject, d.version, jsonb_array_length(d.content -> 'order') as questions from definitions d
       where d.jurisdiction_id = :jurisdiction and d.kind = $1 and d.withdrawn_at is null and d.effective_from <= $2
       order by d.subject, d.version desc`,
      [kind, at],
    )
  ).rows;

/** Subjects of the forms that somebody drafts. */
export const draftedForms = async (tx: Tx, kind: string): Promise<string[]> =>
  (
    await execute<{ subject: string }>(
      tx,
      'select d.subject from definition_drafts d where d.jurisdiction_id = :jurisdiction and d.kind = $1 order by d.subject',
      [kind],
    )
  ).rows.map(({ subject }) => subject);
