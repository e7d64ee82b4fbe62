import { execute, type Tx } from '#kernel/db.ts';
import { type CaseRecord, recordColumns } from './cases.ts';
import type { Running } from './turns.ts';

/** A superior told of an overdue case. */
export interface Told {
  readonly caseId: string;
  readonly dueAt: Date;
  readonly step: number;
  readonly areaCode: string;
  /** When the next one is told; null: there is none. */
  readonly nextAt: Date | null;
}

const overdue = `c.due_at is not null and c.due_at <= $2 and c.state not in ('shelved', 'waiting')`;

/** Overdue cases nobody above has been told of, whoever has them or has not, oldest first. */
export const untold = async (tx: Tx, jurisdictionId: string, now: Date, most: number): Promise<Running[]> => {
  const { rows } = await execute<Running>(
    tx,
    `select ${recordColumns} from cases c
     where c.jurisdiction_id = $1 and ${overdue}
       and not exists (select from supervisions s where s.jurisdiction_id = $1 and s.case_id = c.id and s.due_at = c.due_at)
     order by c.due_at, c.id limit $3`,
    [jurisdictionId, now, most],
  );
  return rows;
};

/** Overdue cases whose next superior's turn has come, oldest first, each with the step that was told last. */
export const dueForNext = async (
  tx: Tx,
  jurisdictionId: string,
  now: Date,
  most: number,
): Promise<(Running & { readonly step: number; readonly toldArea: string })[]> => {
  const { rows } = await execute<Running & { step: number; toldArea: string }>(
    tx,
    `select ${recordColumns}, s.step, s.area_code as "toldArea" from supervisions s
     join cases c on c.jurisdiction_id = $1 and c.id = s.case_id and c.due_at = s.due_at
     where s.jurisdiction_id = $1 and s.next_at <= $2 and ${overdue} order by s.due_at, s.case_id limit $3`,
    [jurisdictionId, now, most],
  );
  return rows;
};

/** Notes superiors that are to be told; answers those nobody noted before. Guard: primary key of `supervisions`. */
export const addTold = async (tx: Tx, jurisdictionId: string, told: readonly Told[], at: Date): Promise<Told[]> => {
  if (told.length === 0) return [];
  const { rows } = await execute<{ caseId: string; step: number }>(
    tx,
    `insert into supervisions (jurisdiction_id, case_id, due_at, step, area_code, told_at, next_at)
     select $1, t.case_id, t.due_at, t.step, t.area_code, $7, t.next_at
     from unnest($2::uuid[], $3::timestamptz[], $4::int[], $5::text[], $6::timestamptz[]) as t (case_id, due_at, step, area_code, next_at)
     on conflict do nothing returning case_id as "caseId", step`,
    [
      jurisdictionId,
      told.map((t) => t.caseId),
      told.map((t) => t.dueAt),
      told.map((t) => t.step),
      told.map((t) => t.areaCode),
      told.map((t) => t.nextAt),
      at,
    ],
  );
  const fresh = new Set(rows.map(({ caseId, step }) => `${caseId} ${step}`));
  await execute(
    tx,
    `update supervisions s set next_at = null where s.jurisdiction_id = $1 and s.next_at is not null
       and (s.case_id, s.step) in (select t.case_id, t.step - 1 from unnest($2::uuid[], $3::int[]) as t (case_id, step))`,
    [jurisdictionId, told.map((t) => t.caseId), told.map((t) => t.step)],
  );
  return told.filter((t) => fresh.has(`${t.caseId} ${t.step}`));
};

/** Forgets cases that are not due at that moment any more. */
export const forgetTold = async (tx: Tx, jurisdictionId: string): Promise<void> => {
  await execute(
    tx,
    `delete from supervisions s using cases c
     where s.jurisdiction_id = $1 and c.jurisdiction_id = $1 and c.id = s.case_id and c.due_at is distinct from s.due_at`,
    [jurisdictionId],
  );
};

/** Overdue cases of which superiors of some areas were told and that nobody has pressed since, by when they were due. */
export const toPress = async (
  tx: Tx,
  jurisdictionId: string,
  now: Date,
  areaCodes: readonly string[],
  most: number,
): Promise<CaseRecord[]> => {
  const { rows } = await execute<CaseRecord>(
    tx,
    `select ${recordColumns} from supervisions s
     join cases c on c.jurisdiction_id = $1 and c.id = s.case_id and c.due_at = s.due_at
     where s.jurisdiction_id = $1 and s.area_code = any($3::text[]) and ${overdue}
       and (c.supervised_at is null or c.supervised_at < s.told_at)
     order by s.due_at, s.case_id limit $4`,
    [jurisdictionId, now, areaCodes, most],
  );
  return rows;
};
