import { execute, type Tx } from '#kernel/db.ts';

/** Rows of a copy; more no office program likes. */
const mostReports = 20_000;

export const countReportsOf = async (tx: Tx, accountId: string): Promise<number> =>
  (
    await execute<{ n: number }>(tx, 'select count(*)::int as n from cases where jurisdiction_id = :jurisdiction and reporter_id = $1', [
      accountId,
    ])
  ).rows[0]?.n ?? 0;

/** What an account reported, newest first. */
export const readReportsOf = async (
  tx: Tx,
  accountId: string,
): Promise<{ number: string; at: Date; state: string; text: string; placeText: string | null }[]> =>
  (
    await execute<{ number: string; at: Date; state: string; text: string; placeText: string | null }>(
      tx,
      `select c.number, r.created_at as at, c.state, r.text, r.place_text as "placeText" from cases c
       join reports r on r.jurisdiction_id = :jurisdiction and r.case_id = c.id and r.reporter_id = $1
       where c.jurisdiction_id = :jurisdiction and c.reporter_id = $1 order by c.id desc limit $2`,
      [accountId, mostReports],
    )
  ).rows;
