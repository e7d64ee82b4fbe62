import type { answerVerdicts, findingVerdicts, objectionAbouts } from '#contract/disclosures/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

export interface ObjectionRow {
  readonly id: string;
  readonly disclosureId: string;
  readonly about: (typeof objectionAbouts)[number];
  readonly words: string;
  readonly accountId: string | null;
  readonly writtenBy: string | null;
  readonly maskedName: string;
  readonly at: Date;
  readonly dueOn: string;
  readonly publishedBy: string | null;
  readonly verdict: (typeof answerVerdicts)[number] | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly pressReason: string | null;
  readonly pressedAt: Date | null;
  readonly inquiryDue: string | null;
  readonly finding: (typeof findingVerdicts)[number] | null;
  readonly findingWords: string | null;
  readonly foundAt: Date | null;
}
const columns = `o.id, o.disclosure_id as "disclosureId", o.about, o.words, o.account_id as "accountId", o.written_by as "writtenBy", o.masked_name as "maskedName",
  o.at, o.due_on::text as "dueOn", o.published_by as "publishedBy", o.verdict, o.answer, o.answered_at as "answeredAt", o.press_reason as "pressReason",
  o.pressed_at as "pressedAt", o.inquiry_due::text as "inquiryDue", o.finding, o.finding_words as "findingWords", o.found_at as "foundAt"`;

/** Objections to a disclosure, as they came. */
export const objectionsTo = async (tx: Tx, disclosureId: string): Promise<ObjectionRow[]> =>
  (
    await execute<ObjectionRow>(
      tx,
      `select ${columns} from disclosure_objections o where o.jurisdiction_id = :jurisdiction and o.disclosure_id = $1 order by o.id`,
      [disclosureId],
    )
  ).rows;
export const findObjection = async (tx: Tx, id: string): Promise<ObjectionRow | null> =>
  (
    await execute<ObjectionRow>(
      tx,
      `select ${columns} from disclosure_objections o where o.jurisdiction_id = :jurisdiction and o.id = $1`,
      [id],
    )
  ).rows[0] ?? null;

export const insertObjection = async (
  tx: Tx,
  o: Pick<
    ObjectionRow,
    'id' | 'disclosureId' | 'about' | 'words' | 'accountId' | 'writtenBy' | 'maskedName' | 'at' | 'dueOn' | 'publishedBy'
  >,
): Promise<void> => {
  await execute(
    tx,
    `insert into disclosure_objections (jurisdiction_id, id, disclosure_id, about, words, account_id, written_by, masked_name, at, due_on, published_by)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9::date, $10)`,
    [o.id, o.disclosureId, o.about, o.words, o.accountId, o.writtenBy, o.maskedName, o.at, o.dueOn, o.publishedBy],
  );
};
export const answerRow = async (tx: Tx, id: string, a: { verdict: string; words: string; by: string; at: Date }): Promise<void> => {
  await execute(
    tx,
    `update disclosure_objections o set verdict = $2, answer = $3, answered_by = $4, answered_at = $5 where o.jurisdiction_id = :jurisdiction and o.id = $1`,
    [id, a.verdict, a.words, a.by, a.at],
  );
};
export const pressRow = async (tx: Tx, id: string, p: { reason: string; at: Date; due: string }): Promise<void> => {
  await execute(
    tx,
    `update disclosure_objections o set press_reason = $2, pressed_at = $3, inquiry_due = $4::date where o.jurisdiction_id = :jurisdiction and o.id = $1`,
    [id, p.reason, p.at, p.due],
  );
};
export const findRow = async (tx: Tx, id: string, f: { verdict: string; words: string; by: string; at: Date }): Promise<void> => {
  await execute(
    tx,
    `update disclosure_objections o set finding = $2, finding_words = $3, found_by = $4, found_at = $5 where o.jurisdiction_id = :jurisdiction and o.id = $1`,
    [id, f.verdict, f.words, f.by, f.at],
  );
};

/** An objection that waits: for its answer, or for what the level above finds. */
export interface WaitingObjection {
  readonly id: string;
  readonly disclosureId: string;
  readonly title: string;
  readonly areaPath: string;
  readonly dueOn: string;
  readonly publishedBy: string | null;
}
/** Those that wait in areas (codes) and below, the oldest due first. */
export const waitingIn = async (
  tx: Tx,
  what: 'answer' | 'inquiry',
  areas: readonly string[],
  limit: number,
): Promise<WaitingObjection[]> => {
  const due = what === 'answer' ? 'o.due_on' : 'o.inquiry_due';
  const waits = what === 'answer' ? 'o.answered_at is null and o.pressed_at is null' : 'o.pressed_at is not null and o.found_at is null';
  return (
    await execute<WaitingObjection>(
      tx,
      `select o.id, o.disclosure_id as "disclosureId", v.title, d.area_path::text as "areaPath", ${due}::text as "dueOn", o.published_by as "publishedBy"
       from disclosure_objections o
       join disclosures d on d.jurisdiction_id = :jurisdiction and d.id = o.disclosure_id
       join disclosure_versions v on v.jurisdiction_id = :jurisdiction and v.disclosure_id = d.id and v.number = d.version
       where o.jurisdiction_id = :jurisdiction and ${waits}
         and exists (select from unnest($1::text[]) a where d.area_code collate "C" >= a and d.area_code collate "C" < a || '~')
       order by ${due}, o.id limit $2`,
      [areas, limit],
    )
  ).rows;
};

/** What an account said, newest first. */
export const objectionsBy = async (
  tx: Tx,
  accountId: string,
): Promise<{ title: string; at: Date; words: string; answer: string | null }[]> =>
  (
    await execute<{ title: string; at: Date; words: string; answer: string | null }>(
      tx,
      `select v.title, o.at, o.words, o.answer
       from disclosure_objections o
       join disclosures d on d.jurisdiction_id = :jurisdiction and d.id = o.disclosure_id
       join disclosure_versions v on v.jurisdiction_id = :jurisdiction and v.disclosure_id = d.id and v.number = d.version
       where o.jurisdiction_id = :jurisdiction and o.account_id = $1 order by o.id desc`,
      [accountId],
    )
  ).rows;
