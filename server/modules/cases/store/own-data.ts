import { execute, type Tx } from '#kernel/db.ts';

/** Rows of a copy; more no office program likes. */
const mostReports = 20_000;

export const countReportsOf = async (tx: Tx, accountId: string | null, personId: string | null): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      `select ((select count(*) from cases c where c.jurisdiction_id = :jurisdiction and c.reporter_id = $1)
         + (select count(*) from case_callers k where k.jurisdiction_id = :jurisdiction and k.person_id = $2))::int as n`,
      [accountId, personId],
    )
  ).rows[0]?.n ?? 0;

/** What an account reported and what was written down for a person, newest first. */
export const readReportsOf = async (
  tx: Tx,
  accountId: string | null,
  personId: string | null,
): Promise<{ number: string; at: Date; state: string; text: string; placeText: string | null }[]> =>
  (
    await execute<{ number: string; at: Date; state: string; text: string; placeText: string | null }>(
      tx,
      `select c.number, r.created_at as at, c.state, r.text, r.place_text as "placeText" from cases c
       join reports r on r.jurisdiction_id = :jurisdiction and r.case_id = c.id and r.reporter_id = $1
       where c.jurisdiction_id = :jurisdiction and c.reporter_id = $1
       union all
       select c.number, r.created_at, c.state, r.text, r.place_text from case_callers k
       join cases c on c.jurisdiction_id = :jurisdiction and c.id = k.case_id
       join reports r on r.jurisdiction_id = :jurisdiction and r.id = k.report_id
       where k.jurisdiction_id = :jurisdiction and k.person_id = $2
       order by at desc limit $3`,
      [accountId, personId, mostReports],
    )
  ).rows;
