import type { Stage } from '#contract/renovations/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A renovation as it is stored. */
export interface RenovationRow {
  readonly id: string;
  readonly title: string;
  readonly areaId: string;
  readonly areaPath: string;
  readonly stage: Stage;
  readonly token: string;
  readonly disclosureId: string | null;
  readonly postUntil: string | null;
  readonly worksFrom: string | null;
  readonly worksUntil: string | null;
  readonly version: number;
  readonly startedAt: Date;
}
const columns = `r.id, r.title, r.area_id as "areaId", r.area_path::text as "areaPath", r.stage, r.token, r.disclosure_id as "disclosureId",
  r.post_until::text as "postUntil", r.works_from::text as "worksFrom", r.works_until::text as "worksUntil", r.version, r.started_at as "startedAt"`;
const one = async (tx: Tx, where: string, value: string): Promise<RenovationRow | null> =>
  (await execute<RenovationRow>(tx, `select ${columns} from renovations r where r.jurisdiction_id = :jurisdiction and ${where}`, [value]))
    .rows[0] ?? null;
export const findRenovation = (tx: Tx, id: string): Promise<RenovationRow | null> => one(tx, 'r.id = $1', id);
export const findByToken = (tx: Tx, token: string): Promise<RenovationRow | null> => one(tx, 'r.token = $1', token);
/** Held by whoever moves it on. */
export const lockRenovation = (tx: Tx, id: string): Promise<RenovationRow | null> => one(tx, 'r.id = $1 for update', id);
/** Held by those who report or show something, side by side: its stage stays meanwhile. */
export const shareRenovation = (tx: Tx, id: string): Promise<RenovationRow | null> => one(tx, 'r.id = $1 for share', id);

/** Whether the estate had none that goes on. */
export const insertRenovation = async (
  tx: Tx,
  r: Pick<RenovationRow, 'id' | 'title' | 'areaId' | 'areaPath' | 'token' | 'startedAt'>,
): Promise<boolean> =>
  (
    await execute(
      tx,
      `insert into renovations (jurisdiction_id, id, title, area_id, area_path, stage, token, started_at)
       values (:jurisdiction, $1, $2, $3, $4::ltree, 'asking', $5, $6) on conflict (jurisdiction_id, area_id) where ended_at is null do nothing returning id`,
      [r.id, r.title, r.areaId, r.areaPath, r.token, r.startedAt],
    )
  ).rows.length > 0;
export const setStage = async (tx: Tx, id: string, stage: Stage): Promise<void> => {
  await execute(tx, 'update renovations r set stage = $2, version = r.version + 1 where r.jurisdiction_id = :jurisdiction and r.id = $1', [
    id,
    stage,
  ]);
};
export const setPosted = async (tx: Tx, id: string, disclosureId: string, until: string): Promise<void> => {
  await execute(
    tx,
    'update renovations r set disclosure_id = $2, post_until = $3::date where r.jurisdiction_id = :jurisdiction and r.id = $1',
    [id, disclosureId, until],
  );
};
export const setWorks = async (tx: Tx, id: string, from: string | null, until: string | null): Promise<void> => {
  await execute(
    tx,
    'update renovations r set works_from = coalesce(r.works_from, $2::date), works_until = $3::date where r.jurisdiction_id = :jurisdiction and r.id = $1',
    [id, from, until],
  );
};
export const setEnded = async (tx: Tx, id: string, at: Date, reason: string): Promise<void> => {
  await execute(
    tx,
    "update renovations r set stage = 'ended', ended_at = $2, end_reason = $3, version = r.version + 1 where r.jurisdiction_id = :jurisdiction and r.id = $1",
    [id, at, reason],
  );
};

/** Lets what is renovated in an area be in the one that takes it over, unless a renovation goes on there. @returns how many */
export const moveRenovations = async (tx: Tx, from: string, to: { id: string; path: string }): Promise<number> =>
  (
    await execute<{ id: string }>(
      tx,
      `update renovations r set area_id = $2, area_path = $3::ltree where r.jurisdiction_id = :jurisdiction and r.area_path = $1::ltree
         and (r.ended_at is not null or not exists (select from renovations o where o.jurisdiction_id = :jurisdiction and o.area_id = $2 and o.ended_at is null))
       returning r.id`,
      [from, to.id, to.path],
    )
  ).rows.length;
/** The id of an area by its code, whatever became of it. */
export const areaIdOf = async (tx: Tx, code: string): Promise<string | null> =>
  (await execute<{ id: string }>(tx, 'select a.id from areas a where a.jurisdiction_id = :jurisdiction and a.code = $1', [code])).rows[0]
    ?.id ?? null;

/** Those of areas, newest first. @param areas codes: there and below */
export const pageOfRenovations = async (
  tx: Tx,
  f: { areas: readonly string[]; stages: readonly string[] | null },
  after: string | null,
  limit: number,
): Promise<RenovationRow[]> =>
  (
    await execute<RenovationRow>(
      tx,
      `select ${columns} from renovations r where r.jurisdiction_id = :jurisdiction
         and exists (select 1 from unnest($1::text[]) a where r.area_code >= a and r.area_code < a || '~')
         and ($2::text[] is null or r.stage = any($2)) and ($3::uuid is null or r.id < $3) order by r.id desc limit $4`,
      [f.areas, f.stages, after, limit],
    )
  ).rows;
/** Those of the estates in which somebody lives, as the register of households has it. */
export const renovationsOfPerson = async (tx: Tx, personId: string): Promise<RenovationRow[]> =>
  (
    await execute<RenovationRow>(
      tx,
      `select ${columns} from renovations r where r.jurisdiction_id = :jurisdiction and exists (
         select 1 from household_members m join households h on h.jurisdiction_id = :jurisdiction and h.id = m.household_id and h.ended_on is null
         where m.jurisdiction_id = :jurisdiction and m.person_id = $1 and m.until is null
           and h.area_code >= r.area_code and h.area_code < r.area_code || '~')
       order by r.id desc limit 20`,
      [personId],
    )
  ).rows;
/** Renovations whose works began in some areas and below, and whether residents have accepted. */
export const builtIn = async (tx: Tx, codes: readonly string[]): Promise<{ areaCode: string; accepted: boolean }[]> =>
  (
    await execute<{ areaCode: string; accepted: boolean }>(
      tx,
      `select r.area_code as "areaCode", a.renovation_id is not null as accepted from renovations r
         left join renovation_acceptances a on a.jurisdiction_id = :jurisdiction and a.renovation_id = r.id
       where r.jurisdiction_id = :jurisdiction and r.works_from is not null
         and exists (select 1 from unnest($1::text[]) c where r.area_code >= c and r.area_code < c || '~') order by r.id`,
      [codes],
    )
  ).rows;
