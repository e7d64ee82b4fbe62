import { execute, type Tx } from '#kernel/db.ts';

export interface PaperRow {
  readonly id: string;
  readonly kind: 'statement' | 'bulletin';
  readonly title: string;
  readonly body: string;
  readonly at: Date;
}
export const papersOf = async (tx: Tx, unitId: string, limit: number): Promise<PaperRow[]> =>
  (
    await execute<PaperRow>(
      tx,
      `select w.id, w.kind, w.title, w.body, w.at from unit_papers w where w.jurisdiction_id = :jurisdiction and w.unit_id = $1 order by w.id desc limit $2`,
      [unitId, limit],
    )
  ).rows;
export const insertPaper = async (tx: Tx, w: PaperRow & { unitId: string; byId: string }): Promise<void> => {
  await execute(
    tx,
    'insert into unit_papers (jurisdiction_id, id, unit_id, kind, title, body, at, by_id) values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7)',
    [w.id, w.unitId, w.kind, w.title, w.body, w.at, w.byId],
  );
};

export interface AppraisalRow {
  readonly year: number;
  readonly word: 'outstanding' | 'good' | 'fair' | 'improve';
  readonly text: string;
  readonly figures: { readonly members: number; readonly minutes: number; readonly kept: number; readonly promised: number };
  readonly at: Date;
}
export const appraisalsOf = async (tx: Tx, unitId: string): Promise<AppraisalRow[]> =>
  (
    await execute<AppraisalRow>(
      tx,
      `select a.year, a.word, a.text, a.figures, a.at from unit_appraisals a where a.jurisdiction_id = :jurisdiction and a.unit_id = $1
       order by a.year desc limit 20`,
      [unitId],
    )
  ).rows;
/** @returns false where the year was appraised before. Guard: index `unit_appraisals_once`. */
export const insertAppraisal = async (
  tx: Tx,
  a: AppraisalRow & { id: string; unitId: string; areaPath: string; byId: string },
): Promise<boolean> =>
  (
    await execute(
      tx,
      `insert into unit_appraisals (jurisdiction_id, id, unit_id, area_path, year, word, text, figures, at, by_id)
       values (:jurisdiction, $1, $2, $3::ltree, $4, $5, $6, $7::jsonb, $8, $9) on conflict (jurisdiction_id, unit_id, year) do nothing returning id`,
      [a.id, a.unitId, a.areaPath, a.year, a.word, a.text, JSON.stringify(a.figures), a.at, a.byId],
    )
  ).rows.length === 1;

/** Minutes and members of a unit that were returned for periods that end in a year. */
export const yearOfUnit = async (tx: Tx, unitId: string, year: number): Promise<{ members: number; minutes: number }> =>
  (
    await execute<{ members: number; minutes: number }>(
      tx,
      `select count(distinct r.person_id)::int as members, coalesce(sum(r.minutes), 0)::int as minutes from service_records r
       where r.jurisdiction_id = :jurisdiction and r.unit_id = $1 and r.state = 'returned' and r.until_on >= $2::date and r.until_on <= $3::date`,
      [unitId, `${year}-01-01`, `${year}-12-31`],
    )
  ).rows[0] ?? { members: 0, minutes: 0 };

/** Units whose contact person an account stands for. */
export const unitsOfContact = async (tx: Tx, accountId: string): Promise<{ id: string; name: string }[]> =>
  (
    await execute<{ id: string; name: string }>(
      tx,
      `select o.id, o.name from persons p join enrolled_units u on u.jurisdiction_id = :jurisdiction and u.contact_id = p.id and u.ended_on is null
         join organisations o on o.jurisdiction_id = :jurisdiction and o.id = u.unit_id
       where p.jurisdiction_id = :jurisdiction and p.account_id = $1 order by o.name, o.id`,
      [accountId],
    )
  ).rows;
export const namesOfUnits = async (tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  (
    await execute<{ id: string; name: string }>(
      tx,
      'select o.id, o.name from organisations o where o.jurisdiction_id = :jurisdiction and o.id = any($1) order by o.name, o.id',
      [ids],
    )
  ).rows;
