import type { Verdict } from '#contract/circles/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Standing } from '../domain/model.ts';

/** A model shop as it is stored. */
export interface ModelRow extends Standing {
  readonly id: string;
  readonly merchantId: string;
  readonly criteria: readonly string[];
  readonly examinedBy: string;
  readonly givenOn: string;
}
const columns = `s.id, s.merchant_id as "merchantId", s.level, s.criteria, s.examined_by as "examinedBy", s.given_on::text as "givenOn",
  s.until_on::text as "until", s.recheck_on::text as "recheckOn", s.state`;
/** What merchants are or were as model shops, newest first. */
export const modelsOf = async (tx: Tx, merchantIds: readonly string[]): Promise<ModelRow[]> =>
  (
    await execute<ModelRow>(
      tx,
      `select ${columns} from circle_models s where s.jurisdiction_id = :jurisdiction and s.merchant_id = any($1::uuid[]) order by s.given_on desc, s.id desc`,
      [merchantIds],
    )
  ).rows;
export const lockModel = async (tx: Tx, id: string): Promise<ModelRow | null> =>
  (
    await execute<ModelRow>(tx, `select ${columns} from circle_models s where s.jurisdiction_id = :jurisdiction and s.id = $1 for update`, [
      id,
    ])
  ).rows[0] ?? null;
export const insertModel = async (tx: Tx, m: ModelRow): Promise<void> => {
  await execute(
    tx,
    `insert into circle_models (jurisdiction_id, id, merchant_id, level, criteria, examined_by, given_on, until_on, recheck_on, state)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6::date, $7::date, $8::date, $9)`,
    [m.id, m.merchantId, m.level, m.criteria, m.examinedBy, m.givenOn, m.until, m.recheckOn, m.state],
  );
};
export const setModel = async (tx: Tx, m: Standing & Pick<ModelRow, 'id'>): Promise<void> => {
  await execute(
    tx,
    `update circle_models s set level = $2, until_on = $3::date, recheck_on = $4::date, state = $5 where s.jurisdiction_id = :jurisdiction and s.id = $1`,
    [m.id, m.level, m.until, m.recheckOn, m.state],
  );
};

/** A re-check as it is stored, with what was said against it. */
export interface CheckRow {
  readonly id: string;
  readonly modelId: string;
  readonly verdict: Verdict;
  readonly words: string;
  /** How the shop stood before. */
  readonly before: Standing;
  readonly byName: string;
  readonly checkedBy: string;
  readonly on: string;
  readonly objection: string | null;
  readonly upheld: boolean | null;
  readonly answer: string | null;
  readonly decidedOn: string | null;
}
const checkColumns = `k.id, k.model_id as "modelId", k.verdict, k.words, k.before, k.by_name as "byName", k.checked_by as "checkedBy", k.checked_on::text as "on",
  k.objection, k.upheld, k.answer, k.decided_on::text as "decidedOn"`;
export const checksOf = async (tx: Tx, modelIds: readonly string[]): Promise<CheckRow[]> =>
  (
    await execute<CheckRow>(
      tx,
      `select ${checkColumns} from circle_checks k where k.jurisdiction_id = :jurisdiction and k.model_id = any($1::uuid[]) order by k.checked_on desc, k.id desc`,
      [modelIds],
    )
  ).rows;
export const lockCheck = async (tx: Tx, id: string): Promise<CheckRow | null> =>
  (
    await execute<CheckRow>(
      tx,
      `select ${checkColumns} from circle_checks k where k.jurisdiction_id = :jurisdiction and k.id = $1 for update`,
      [id],
    )
  ).rows[0] ?? null;
export const insertCheck = async (
  tx: Tx,
  k: Pick<CheckRow, 'id' | 'modelId' | 'verdict' | 'words' | 'before' | 'byName' | 'checkedBy' | 'on'>,
): Promise<void> => {
  await execute(
    tx,
    `insert into circle_checks (jurisdiction_id, id, model_id, verdict, words, before, by_name, checked_by, checked_on)
     values (:jurisdiction, $1, $2, $3, $4, $5::jsonb, $6, $7, $8::date)`,
    [k.id, k.modelId, k.verdict, k.words, JSON.stringify(k.before), k.byName, k.checkedBy, k.on],
  );
};
export const object = async (tx: Tx, id: string, words: string, at: Date): Promise<void> => {
  await execute(tx, 'update circle_checks k set objection = $2, objected_at = $3 where k.jurisdiction_id = :jurisdiction and k.id = $1', [
    id,
    words,
    at,
  ]);
};
export const decide = async (tx: Tx, id: string, d: { upheld: boolean; answer: string; by: string; on: string }): Promise<void> => {
  await execute(
    tx,
    `update circle_checks k set upheld = $2, answer = $3, decided_by = $4, decided_on = $5::date where k.jurisdiction_id = :jurisdiction and k.id = $1`,
    [id, d.upheld, d.answer, d.by, d.on],
  );
};

/** What waits: re-checks due by a day, pledges that end by it, objections nobody has decided. Areas are codes. */
export interface Due {
  readonly kind: 'recheck' | 'pledge' | 'objection';
  readonly id: string;
  readonly merchantId: string;
  readonly name: string;
  readonly areaPath: string;
  readonly day: string;
}
export const duesIn = async (tx: Tx, kind: Due['kind'], areas: readonly string[], until: string, limit: number): Promise<Due[]> => {
  if (areas.length === 0) return [];
  const from = {
    recheck: `circle_models x join circle_merchants m on m.jurisdiction_id = :jurisdiction and m.id = x.merchant_id`,
    pledge: `circle_pledges x join circle_merchants m on m.jurisdiction_id = :jurisdiction and m.id = x.merchant_id`,
    objection: `circle_checks x join circle_models s on s.jurisdiction_id = :jurisdiction and s.id = x.model_id
      join circle_merchants m on m.jurisdiction_id = :jurisdiction and m.id = s.merchant_id`,
  }[kind];
  const [day, which] = {
    recheck: ['x.recheck_on', "x.state <> 'struck' and x.recheck_on <= $2::date"],
    pledge: ['x.until_on', 'x.ended_on is null and x.until_on <= $2::date'],
    objection: [
      "(x.objected_at at time zone 'Asia/Shanghai')::date",
      'x.objection is not null and x.upheld is null and $2::date is not null',
    ],
  }[kind] as [string, string];
  const { rows } = await execute<Due>(
    tx,
    `select '${kind}' as kind, x.id, m.id as "merchantId", o.name, c.area_path::text as "areaPath", ${day}::text as day
     from ${from}
     join organisations o on o.jurisdiction_id = :jurisdiction and o.id = m.id join circles c on c.jurisdiction_id = :jurisdiction and c.id = m.circle_id
     where x.jurisdiction_id = :jurisdiction and m.left_on is null and ${which}
       and exists (select from unnest($1::text[]) a where c.area_code collate "C" >= a and c.area_code collate "C" < a || '~')
     order by ${day}, x.id limit $3`,
    [areas, until, limit],
  );
  return rows;
};
