import type { EarnedReason, EarnedState, PersonClass } from '#contract/points/rule-values.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Cut, Earlier, Span } from '../../domain/pay.ts';

/** What an act came from; what is corrected earns anew under the next revision. */
export interface Source {
  readonly what: string;
  readonly id: string;
  readonly revision?: number;
}

/** What one act earned. */
export interface EarnedRow {
  readonly id: string;
  readonly act: string;
  readonly sourceWhat: string;
  readonly sourceId: string;
  readonly revision: number;
  readonly personId: string;
  readonly areaCode: string;
  readonly kind: string | null;
  readonly quantity: number;
  readonly onDay: string;
  readonly classes: readonly PersonClass[];
  readonly rule: string | null;
  readonly rulesVersion: number;
  readonly credit: number;
  readonly raw: number;
  readonly points: number;
  readonly cut: Cut | null;
  /** Months after which the points expire, counted from the day they are paid. */
  readonly months: number | null;
  readonly state: EarnedState;
  readonly why: EarnedReason;
  readonly budgetId: string | null;
  readonly transferId: string | null;
  readonly approvedBy: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly earnedAt: Date;
  readonly postedAt: Date | null;
  readonly reversedReason: string | null;
  readonly debt: number;
}

const types = {
  id: 'uuid',
  act: 'text',
  sourceWhat: 'text',
  sourceId: 'text',
  revision: 'int',
  personId: 'uuid',
  areaCode: 'text',
  kind: 'text',
  quantity: 'int',
  onDay: 'date',
  classes: 'text[]',
  rule: 'text',
  rulesVersion: 'int',
  credit: 'bigint',
  raw: 'bigint',
  points: 'bigint',
  cut: 'jsonb',
  months: 'int',
  state: 'text',
  why: 'text',
  budgetId: 'uuid',
  transferId: 'uuid',
  approvedBy: 'uuid',
  facts: 'jsonb',
  earnedAt: 'timestamptz',
  postedAt: 'timestamptz',
  reversedReason: 'text',
  debt: 'bigint',
} as const satisfies Record<keyof EarnedRow, string>;
const names = Object.keys(types) as (keyof EarnedRow)[];
const column = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** The columns of a row under the alias `e`. */
export const earnedColumns = names.map((n) => `e.${column(n)}${types[n] === 'date' ? '::text' : ''} as "${n}"`).join(', ');
const own = 'e.jurisdiction_id = :jurisdiction';

/** What one person earns is decided one act after the other, until the transaction ends: each sees what those before it used of the caps. */
export const lockEarner = (tx: Tx, personId: string): Promise<unknown> =>
  execute(tx, "select pg_advisory_xact_lock(hashtextextended('points.earn ' || $1::text, 0))", [personId]);

/** Whether the person is there, with what is known of them and the area's code. */
export const earnerOf = async (
  tx: Tx,
  personId: string,
  areaId: string,
): Promise<{ readonly partyMember: boolean; readonly accountId: string | null; readonly areaCode: string } | null> =>
  (
    await execute<{ partyMember: boolean; accountId: string | null; areaCode: string }>(
      tx,
      `select p.party_member as "partyMember", p.account_id as "accountId", a.code as "areaCode" from persons p, areas a
       where p.jurisdiction_id = :jurisdiction and a.jurisdiction_id = :jurisdiction and p.id = $1 and a.id = $2 and p.merged_into is null and p.erased_at is null`,
      [personId, areaId],
    )
  ).rows[0] ?? null;

/** What a person earned within some days and has kept, for {@link import('../../domain/pay.ts').pay}. */
export const earlierOf = async (tx: Tx, personId: string, { from, to }: Span): Promise<Earlier[]> =>
  (
    await execute<Earlier>(
      tx,
      // a window ends with the 31st of a month, which some do not have
      `select e.on_day::text as on, e.rule, e.credit, e.raw, e.points from points_earned e
       where ${own} and e.person_id = $1 and e.on_day >= $2::date and e.on_day < ($3::date + interval '1 month') and e.state <> 'reversed'`,
      [personId, from, `${to.slice(0, 7)}-01`],
    )
  ).rows;

/** What an act of a source earned under a revision. */
export const earnedOnce = async (tx: Tx, act: string, { what, id, revision = 1 }: Source): Promise<EarnedRow | null> =>
  (
    await execute<EarnedRow>(
      tx,
      `select ${earnedColumns} from points_earned e where ${own} and e.act = $1 and e.source_what = $2 and e.source_id = $3 and e.revision = $4`,
      [act, what, id, revision],
    )
  ).rows[0] ?? null;

/** Rows one statement carries. */
const together = 100;
export const insertEarned = async (tx: Tx, rows: readonly EarnedRow[]): Promise<void> => {
  const list = names.map(column).join(', ');
  for (let n = 0; n < rows.length; n += together) {
    const values: unknown[] = [];
    const lines = rows
      .slice(n, n + together)
      .map((row) => `(:jurisdiction, ${names.map((name) => `$${values.push(row[name])}::${types[name]}`).join(', ')})`);
    await execute(tx, `insert into points_earned (jurisdiction_id, ${list}) values ${lines.join(', ')}`, values);
  }
};

/** What a source earned and kept, whatever the act and revision; held until the transaction ends. */
export const holdOfSource = async (tx: Tx, { what, id }: Source): Promise<EarnedRow[]> =>
  (
    await execute<EarnedRow>(
      tx,
      `select ${earnedColumns} from points_earned e where ${own} and e.source_what = $1 and e.source_id = $2 and e.state <> 'reversed' order by e.id for update`,
      [what, id],
    )
  ).rows;

/** What waits for a budget, oldest first; held until the transaction ends. */
export const holdWaiting = async (tx: Tx, budgetId: string, limit: number): Promise<EarnedRow[]> =>
  (
    await execute<EarnedRow>(
      tx,
      `select ${earnedColumns} from points_earned e where ${own} and e.budget_id = $1 and e.state = 'waiting' order by e.earned_at, e.id limit $2 for update`,
      [budgetId, limit],
    )
  ).rows;

/** Has what found no budget in an area and below wait for this one. */
export const waitFor = (tx: Tx, budgetId: string, areaCode: string): Promise<unknown> =>
  execute(
    tx,
    `update points_earned set budget_id = $1, why = 'budget_used_up'
     where jurisdiction_id = :jurisdiction and state = 'waiting' and budget_id is null and area_code like $2 || '%'`,
    [budgetId, areaCode],
  );

export const setPosted = (tx: Tx, id: string, transferId: string, at: Date): Promise<unknown> =>
  execute(
    tx,
    `update points_earned set state = 'posted', why = case when cut is null then 'paid' else 'capped' end, transfer_id = $2, posted_at = $3
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, transferId, at],
  );

export const setReversed = (tx: Tx, id: string, done: { at: Date; reason: string; debt: number }): Promise<unknown> =>
  execute(
    tx,
    `update points_earned set state = 'reversed', reversed_at = $2, reversed_reason = $3, debt = $4 where jurisdiction_id = :jurisdiction and id = $1`,
    [id, done.at, done.reason, done.debt],
  );

/** Whether anything waits for a budget. */
export const anyWaiting = async (tx: Tx, budgetId: string): Promise<boolean> =>
  (
    await execute(
      tx,
      `select 1 from points_earned where jurisdiction_id = :jurisdiction and budget_id = $1 and state = 'waiting' limit 1`,
      [budgetId],
    )
  ).rows.length > 0;

/** What waits in some areas and below although no budget is there. */
export const waitingWithout = async (tx: Tx, codes: readonly string[]): Promise<{ acts: number; points: number }> => {
  const { rows } = await execute<{ acts: number; points: number }>(
    tx,
    `select count(*)::int as acts, coalesce(sum(points), 0)::bigint as points from points_earned
     where jurisdiction_id = :jurisdiction and state = 'waiting' and budget_id is null
       and exists (select from unnest($1::text[]) as c (code) where area_code like c.code || '%')`,
    [codes],
  );
  return rows[0] ?? { acts: 0, points: 0 };
};
