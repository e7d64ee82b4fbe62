import { execute, type Tx } from '#kernel/db.ts';

export interface ComplaintRow {
  readonly id: string;
  readonly demandId: string;
  readonly words: string | null;
  readonly judgePath: string;
  readonly at: Date;
  readonly dueOn: string;
  readonly upheld: boolean | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
}

const columns = `c.id, c.demand_id as "demandId", c.words, c.judge_path::text as "judgePath", c.complained_at as at, c.due_on::text as "dueOn",
  c.upheld, c.answer, c.answered_at as "answeredAt"`;
const own = 'c.jurisdiction_id = :jurisdiction';

/** Records a complaint and, apart from it, whose it is. @returns false when that account has complained of the demand before */
export const insertComplaint = async (
  tx: Tx,
  c: Pick<ComplaintRow, 'id' | 'demandId' | 'words' | 'judgePath' | 'at' | 'dueOn'>,
  accountId: string,
): Promise<boolean> => {
  await execute(
    tx,
    `insert into demand_complaints (jurisdiction_id, id, demand_id, words, judge_path, complained_at, due_on)
     values (:jurisdiction, $1, $2, $3, $4::ltree, $5, $6)`,
    [c.id, c.demandId, c.words, c.judgePath, c.at, c.dueOn],
  );
  const { rows } = await execute(
    tx,
    `insert into demand_complainers (jurisdiction_id, demand_id, account_id, complaint_id) values (:jurisdiction, $1, $2, $3)
     on conflict do nothing returning complaint_id`,
    [c.demandId, accountId, c.id],
  );
  return rows.length > 0;
};

export const findComplaint = async (tx: Tx, id: string, lock = false): Promise<ComplaintRow | null> =>
  (
    await execute<ComplaintRow>(tx, `select ${columns} from demand_complaints c where ${own} and c.id = $1 ${lock ? 'for update' : ''}`, [
      id,
    ])
  ).rows[0] ?? null;

export const complaintsOf = async (tx: Tx, demandIds: readonly string[]): Promise<ComplaintRow[]> =>
  (
    await execute<ComplaintRow>(
      tx,
      `select ${columns} from demand_complaints c where ${own} and c.demand_id = any($1::uuid[]) order by c.id`,
      [demandIds],
    )
  ).rows;

/** Of some demands the complaints an account has made. */
export const ownComplaints = async (tx: Tx, demandIds: readonly string[], accountId: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select p.complaint_id as id from demand_complainers p
       where p.jurisdiction_id = :jurisdiction and p.demand_id = any($1::uuid[]) and p.account_id = $2`,
      [demandIds, accountId],
    )
  ).rows.map(({ id }) => id);

/** Who made a complaint. Only the platform sees it. */
export const complainerOf = async (tx: Tx, id: string): Promise<string | null> =>
  (
    await execute<{ id: string }>(
      tx,
      'select p.account_id as id from demand_complainers p where p.jurisdiction_id = :jurisdiction and p.complaint_id = $1',
      [id],
    )
  ).rows[0]?.id ?? null;

export const setJudged = async (
  tx: Tx,
  id: string,
  { upheld, answer, at, by }: { upheld: boolean; answer: string; at: Date; by: string },
): Promise<void> => {
  await execute(
    tx,
    `update demand_complaints c set upheld = $2, answer = $3, answered_at = $4, answered_by = $5 where ${own} and c.id = $1`,
    [id, upheld, answer, at, by],
  );
};

/** Complaints that wait for these areas (codes), soonest first; those of demands an account made itself are left out. */
export const complaintsDue = async (
  tx: Tx,
  judges: readonly string[],
  accountId: string,
  limit: number,
): Promise<{ id: string; demandId: string; title: string; askerName: string; dueOn: string }[]> =>
  (
    await execute<never>(
      tx,
      `select c.id, d.id as "demandId", d.title, d.asker_name as "askerName", c.due_on::text as "dueOn" from demand_complaints c
         join demands d on d.jurisdiction_id = :jurisdiction and d.id = c.demand_id
       where ${own} and c.judge_code = any($1::text[]) and c.answered_at is null and d.asked_by is distinct from $2::uuid
       order by c.due_on, c.id limit $3`,
      [judges, accountId, limit],
    )
  ).rows;

/** A complaint that waits and is pressed. */
export interface PressingRow {
  readonly id: string;
  readonly demandId: string;
  readonly title: string;
  readonly askerName: string;
  readonly askedBy: string | null;
  readonly judgePath: string;
  readonly dueOn: string;
}
const pressed = `c.id, d.id as "demandId", d.title, d.asker_name as "askerName", d.asked_by as "askedBy", c.judge_path::text as "judgePath",
  c.due_on::text as "dueOn"`;
const withDemand = 'demand_complaints c join demands d on d.jurisdiction_id = :jurisdiction and d.id = c.demand_id';

/** Complaints without an answer whose day has passed, or is near and nobody was reminded yet; held, soonest first. */
export const pressing = async (tx: Tx, today: string, near: string, limit: number): Promise<PressingRow[]> =>
  (
    await execute<PressingRow>(
      tx,
      `select ${pressed} from ${withDemand}
       where ${own} and c.answered_at is null and c.escalated_at is null and (c.due_on < $1 or c.due_on <= $2 and c.reminded_at is null)
       order by c.due_on, c.id limit $3 for update of c`,
      [today, near, limit],
    )
  ).rows;

export const setReminded = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await execute(tx, `update demand_complaints c set reminded_at = $2 where ${own} and c.id = $1`, [id, at]);
};

/** Lets the people of another area answer from now on. */
export const setEscalated = async (tx: Tx, id: string, at: Date, judgePath: string): Promise<void> => {
  await execute(tx, `update demand_complaints c set escalated_at = $2, judge_path = $3::ltree where ${own} and c.id = $1`, [
    id,
    at,
    judgePath,
  ]);
};

/** Every complaint without an answer, soonest first, for whoever watches over them. */
export const unansweredComplaints = async (tx: Tx, limit: number): Promise<PressingRow[]> =>
  (
    await execute<PressingRow>(
      tx,
      `select ${pressed} from ${withDemand} where ${own} and c.answered_at is null order by c.due_on, c.id limit $1`,
      [limit],
    )
  ).rows;

/** Enters complaints of the past with their answers, without a word of who made them. */
export const insertPastComplaints = async (
  tx: Tx,
  rows: readonly (ComplaintRow & { readonly answeredBy: string | null })[],
): Promise<void> => {
  for (const r of rows)
    await execute(
      tx,
      `insert into demand_complaints (jurisdiction_id, id, demand_id, words, judge_path, complained_at, due_on, upheld, answer, answered_at, answered_by)
       values (:jurisdiction, $1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10)`,
      [r.id, r.demandId, r.words, r.judgePath, r.at, r.dueOn, r.upheld, r.answer, r.answeredAt, r.answeredBy],
    );
};

/** Lets complaints that wait for the people of one area wait for those of another. @returns how many */
export const moveComplaints = async (tx: Tx, from: string, to: string): Promise<number> =>
  (
    await execute(
      tx,
      `update demand_complaints set judge_path = $2::ltree where jurisdiction_id = :jurisdiction and judge_code = replace($1, '.', '')
       and answered_at is null returning id`,
      [from, to],
    )
  ).rows.length;
