import type { Ballots, Verdict } from '#contract/honours/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** What a democratic appraisal came to. */
export interface AppraisalRecord extends Ballots {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly duty: string;
  readonly areaPath: string;
  readonly year: number;
  readonly heldOn: string;
  readonly verdict: Verdict;
  /** Unfit in the year before as well. */
  readonly twice: boolean;
}
const rows = `select a.id, a.person_id as "personId", p.name, a.duty, a.area_path::text as "areaPath", a.year, a.held_on::text as "heldOn", a.due, a.present, a.fit,
    a.basic, a.unfit, a.invalid, a.verdict,
    a.verdict = 'unfit' and exists (select 1 from honour_appraisals b where b.jurisdiction_id = :jurisdiction and b.person_id = a.person_id
      and b.year = a.year - 1 and b.verdict = 'unfit') as twice
  from honour_appraisals a join persons p on p.jurisdiction_id = :jurisdiction and p.id = a.person_id where a.jurisdiction_id = :jurisdiction`;

/** @throws a violation of `honour_appraisals_once` where the year has one that counts */
export const insertAppraisal = async (
  tx: Tx,
  a: Omit<AppraisalRecord, 'name' | 'twice'> & { readonly documentIds: readonly string[]; readonly by: string; readonly at: Date },
): Promise<void> => {
  await execute(
    tx,
    `insert into honour_appraisals (jurisdiction_id, id, person_id, duty, area_path, year, held_on, due, present, fit, basic, unfit, invalid, verdict,
       document_ids, entered_by, entered_at)
     values (:jurisdiction, $1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[a.id, a.personId, a.duty, a.areaPath, a.year, a.heldOn, a.due, a.present, a.fit, a.basic, a.unfit, a.invalid, a.verdict],
      ...[a.documentIds, a.by, a.at],
    ],
  );
};
export const findAppraisal = async (tx: Tx, id: string): Promise<AppraisalRecord | null> =>
  (await execute<AppraisalRecord>(tx, `${rows} and a.id = $1`, [id])).rows[0] ?? null;
/** Appraisals within areas, newest first, behind one of them. @param codes with all below */
export const pageOfAppraisals = async (
  tx: Tx,
  codes: readonly string[],
  after: readonly [day: string, id: string] | null,
  limit: number,
): Promise<AppraisalRecord[]> =>
  (
    await execute<AppraisalRecord>(
      tx,
      `${rows} and exists (select 1 from unnest($1::text[]) as w (code) where starts_with(a.area_code, w.code))
         and ($2::date is null or (a.held_on, a.id) < ($2::date, $3::uuid)) order by a.held_on desc, a.id desc limit $4`,
      [codes, after?.[0] ?? null, after?.[1] ?? null, limit],
    )
  ).rows;
