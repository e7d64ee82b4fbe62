import { execute, type Tx } from '#kernel/db.ts';

/** What hangs on somebody here: nominations and appraisals. */
export interface HonourTie {
  readonly personId: string;
  readonly kind: 'candidate' | 'appraised';
  readonly at: string;
  readonly areaPath: string;
  readonly until: string | null;
}
export const tiesOf = async (tx: Tx, personIds: readonly string[]): Promise<HonourTie[]> =>
  (
    await execute<HonourTie>(
      tx,
      `select c.person_id as "personId", 'candidate' as kind, r.title as at, c.area_path::text as "areaPath",
         coalesce(c.valid_until, r.decided_on)::text as until
       from honour_candidates c join honour_rounds r on r.jurisdiction_id = :jurisdiction and r.id = c.round_id
       where c.jurisdiction_id = :jurisdiction and c.person_id = any($1::uuid[])
       union all
       select a.person_id, 'appraised', a.year::text, a.area_path::text, a.held_on::text from honour_appraisals a
       where a.jurisdiction_id = :jurisdiction and a.person_id = any($1::uuid[])`,
      [personIds],
    )
  ).rows;
/** Two nominations of one round, or two appraisals of one year, cannot become those of one person. */
export const clash = async (tx: Tx, from: string, to: string): Promise<boolean> =>
  (
    await execute(
      tx,
      `select 1 from honour_candidates c join honour_candidates o on o.jurisdiction_id = :jurisdiction and o.round_id = c.round_id and o.person_id = $2
         and o.state <> 'withdrawn' where c.jurisdiction_id = :jurisdiction and c.person_id = $1 and c.state <> 'withdrawn'
       union all
       select 1 from honour_appraisals a join honour_appraisals b on b.jurisdiction_id = :jurisdiction and b.year = a.year and b.person_id = $2
         and b.verdict <> 'no_quorum' where a.jurisdiction_id = :jurisdiction and a.person_id = $1 and a.verdict <> 'no_quorum'`,
      [from, to],
    )
  ).rows.length > 0;
/** @param ids these alone; null: all that hangs on the person */
export const moveHonours = async (tx: Tx, from: string, to: string, ids: readonly string[] | null): Promise<string[]> => {
  const moved: string[] = [];
  for (const table of ['honour_candidates', 'honour_appraisals'] as const) {
    const { rows } = await execute<{ id: string }>(
      tx,
      `update ${table} set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1 and ($3::uuid[] is null or id = any($3)) returning id`,
      [from, to, ids],
    );
    moved.push(...rows.map(({ id }) => id));
  }
  return moved;
};
