import type { HolderType, LedgerAct } from '#contract/points/values.ts';
import { execute, jurisdictionOf, type Tx } from '#kernel/db.ts';
import { accountIdOf, type Holder } from '../domain/holders.ts';

/** An act as it changes what an account can spend. */
export interface Line {
  readonly id: string;
  readonly act: LedgerAct;
  readonly incoming: boolean;
  readonly points: number;
  readonly what: string;
  readonly subjectId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly pendingUntil: Date | null;
  readonly lastDay: string;
  readonly reason: string | null;
  readonly at: Date;
  /** Whose account is on the other side. */
  readonly other: HolderType;
  /** What ended it, where it is a hold. */
  readonly end: 'post' | 'void' | 'expire' | null;
  /** How many of its points were taken back. */
  readonly reversed: number | null;
}

/** Lines of an account, newest first: two ranges of indexes in their order, of which no more is read than shown. */
export const statementLines = async (
  tx: Tx,
  holder: Holder,
  limit: number,
  after: readonly [at: string, id: string] | null,
): Promise<Line[]> => {
  const values: unknown[] = [accountIdOf(jurisdictionOf(tx), holder), limit];
  const behind = after === null ? '' : 'and (at, id) < ($3::timestamptz, $4::uuid)';
  if (after !== null) values.push(...after);
  const side = (column: string, other: string, acts: string, incoming: boolean): string =>
    `(select id, act, ${incoming} as incoming, points, what, subject_id, facts, pending_until, last_day, reason, at, ${other} as other
      from points_transfers where jurisdiction_id = :jurisdiction and ${column} = $1 and ${acts} ${behind} order by at desc, id desc limit $2)`;
  const { rows } = await execute<Line>(
    tx,
    `select l.id, l.act, l.incoming, l.points, l.what, l.subject_id as "subjectId", l.facts, l.pending_until as "pendingUntil",
            l.last_day::text as "lastDay", l.reason, l.at, a.holder_type as other, e.act as "end", r.points as reversed
     from (
       select * from (
         ${side('from_account', 'to_account', "act in ('transfer', 'hold', 'reverse')", false)}
         union all
         ${side('to_account', 'from_account', "act <> 'hold'", true)}
       ) both_sides order by at desc, id desc limit $2
     ) l
     join points_accounts a on a.jurisdiction_id = :jurisdiction and a.id = l.other
     left join points_transfers e on e.jurisdiction_id = :jurisdiction and e.ends = l.id and l.act = 'hold'
     left join points_transfers r on r.jurisdiction_id = :jurisdiction and r.reverses = coalesce(e.id, l.id)
     order by l.at desc, l.id desc`,
    values,
  );
  return rows;
};
