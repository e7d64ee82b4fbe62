import { execute, type Tx } from '#kernel/db.ts';
import { type CaseRecord, recordColumns } from './cases.ts';

/** A case whose clock runs. */
export type Running = CaseRecord & { readonly dueAt: Date };
/** A clock that shows yellow or red. */
export interface Turned {
  readonly file: Running;
  readonly light: 'yellow' | 'red';
}

/** Cases somebody has to act on that are due up to a moment, by when they are due, behind one of them. */
export const dueSoon = async (
  tx: Tx,
  jurisdictionId: string,
  after: { dueAt: Date; id: string },
  until: Date,
  most: number,
): Promise<Running[]> => {
  const { rows } = await execute<Running>(
    tx,
    `select ${recordColumns} from cases c where c.jurisdiction_id = $1 and c.due_at is not null and c.due_at <= $4 and c.state not in ('shelved', 'waiting')
       and (c.due_at, c.id) > ($2::timestamptz, $3::uuid) order by c.due_at, c.id limit $5`,
    [jurisdictionId, after.dueAt, after.id, until, most],
  );
  return rows;
};

/** Notes turns that are to be told; answers those nobody noted before. Guard: primary key of `clock_turns`. */
export const addTurns = async (tx: Tx, jurisdictionId: string, turned: readonly Turned[], at: Date): Promise<Turned[]> => {
  if (turned.length === 0) return [];
  const { rows } = await execute<{ id: string; light: string }>(
    tx,
    `insert into clock_turns (jurisdiction_id, case_id, light, due_at, told_at)
     select $1, t.id, t.light, t.due_at, $5 from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as t(id, light, due_at)
     on conflict do nothing returning case_id as id, light`,
    [jurisdictionId, turned.map((t) => t.file.id), turned.map((t) => t.light), turned.map((t) => t.file.dueAt), at],
  );
  const fresh = new Set(rows.map(({ id, light }) => `${id} ${light}`));
  return turned.filter((t) => fresh.has(`${t.file.id} ${t.light}`));
};

/** Removes what was told before a moment. */
export const forgetTurns = async (tx: Tx, jurisdictionId: string, before: Date): Promise<void> => {
  await execute(tx, 'delete from clock_turns where jurisdiction_id = $1 and told_at < $2', [jurisdictionId, before]);
};
