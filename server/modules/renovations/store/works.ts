import type { PictureKind } from '#contract/renovations/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

type Of = { readonly renovationId: string };
export interface MilestoneRow extends Of {
  readonly id: string;
  readonly title: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
}
export const milestonesOf = async (tx: Tx, renovationIds: readonly string[]): Promise<MilestoneRow[]> =>
  (
    await execute<MilestoneRow>(
      tx,
      `select m.id, m.renovation_id as "renovationId", m.title, m.due_on::text as "dueOn", m.done_on::text as "doneOn" from renovation_milestones m
       where m.jurisdiction_id = :jurisdiction and m.renovation_id = any($1::uuid[]) order by m.due_on, m.id`,
      [renovationIds],
    )
  ).rows;
export const insertMilestone = async (tx: Tx, m: MilestoneRow): Promise<void> => {
  await execute(
    tx,
    `insert into renovation_milestones (jurisdiction_id, id, renovation_id, title, due_on, done_on) values (:jurisdiction, $1, $2, $3, $4::date, $5::date)`,
    [m.id, m.renovationId, m.title, m.dueOn, m.doneOn],
  );
};
/** Whether it was open. */
export const setDone = async (tx: Tx, id: string, on: string): Promise<boolean> =>
  (
    await execute(
      tx,
      'update renovation_milestones m set done_on = $2::date where m.jurisdiction_id = :jurisdiction and m.id = $1 and m.done_on is null returning m.id',
      [id, on],
    )
  ).rows.length > 0;

export interface PictureRow extends Of {
  readonly id: string;
  readonly kind: PictureKind;
  readonly takenOn: string;
  readonly words: string;
  readonly photoIds: readonly string[];
}
export const picturesOf = async (tx: Tx, renovationIds: readonly string[]): Promise<PictureRow[]> =>
  (
    await execute<PictureRow>(
      tx,
      `select p.id, p.renovation_id as "renovationId", p.kind, p.taken_on::text as "takenOn", p.words, p.photo_ids as "photoIds" from renovation_pictures p
       where p.jurisdiction_id = :jurisdiction and p.renovation_id = any($1::uuid[]) order by p.taken_on desc, p.id desc limit 600`,
      [renovationIds],
    )
  ).rows;
export const insertPicture = async (tx: Tx, p: PictureRow & { addedBy: string | null }): Promise<void> => {
  await execute(
    tx,
    `insert into renovation_pictures (jurisdiction_id, id, renovation_id, kind, taken_on, words, photo_ids, added_by)
     values (:jurisdiction, $1, $2, $3, $4::date, $5, $6, $7)`,
    [p.id, p.renovationId, p.kind, p.takenOn, p.words, p.photoIds, p.addedBy],
  );
};

/** Residents who supervise today, by name as they agreed. */
export const supervisorsOf = async (tx: Tx, renovationIds: readonly string[]): Promise<(Of & { personId: string; name: string })[]> =>
  (
    await execute<Of & { personId: string; name: string }>(
      tx,
      `select s.renovation_id as "renovationId", s.person_id as "personId", p.name from renovation_supervisors s
         join persons p on p.jurisdiction_id = :jurisdiction and p.id = s.person_id and p.erased_at is null
       where s.jurisdiction_id = :jurisdiction and s.renovation_id = any($1::uuid[]) and s.left_at is null order by s.id`,
      [renovationIds],
    )
  ).rows;
/** Whether they did not supervise before. */
export const insertSupervisor = async (tx: Tx, s: Of & { id: string; personId: string; at: Date }): Promise<boolean> =>
  (
    await execute(
      tx,
      `insert into renovation_supervisors (jurisdiction_id, id, renovation_id, person_id, consented_at) values (:jurisdiction, $1, $2, $3, $4)
       on conflict (jurisdiction_id, renovation_id, person_id) where left_at is null do nothing returning id`,
      [s.id, s.renovationId, s.personId, s.at],
    )
  ).rows.length > 0;
export const leaveSupervision = async (tx: Tx, renovationId: string, personId: string, at: Date): Promise<boolean> =>
  (
    await execute(
      tx,
      `update renovation_supervisors s set left_at = $3 where s.jurisdiction_id = :jurisdiction and s.renovation_id = $1 and s.person_id = $2
         and s.left_at is null returning s.id`,
      [renovationId, personId, at],
    )
  ).rows.length > 0;
export const supervisionsOf = async (
  tx: Tx,
  personIds: readonly string[],
): Promise<{ personId: string; title: string; areaPath: string; leftAt: Date | null }[]> =>
  (
    await execute<{ personId: string; title: string; areaPath: string; leftAt: Date | null }>(
      tx,
      `select s.person_id as "personId", r.title, r.area_path::text as "areaPath", coalesce(s.left_at, r.ended_at) as "leftAt" from renovation_supervisors s
         join renovations r on r.jurisdiction_id = :jurisdiction and r.id = s.renovation_id
       where s.jurisdiction_id = :jurisdiction and s.person_id = any($1::uuid[]) order by s.id`,
      [personIds],
    )
  ).rows;
/** Ends every supervision of somebody who withdraws their consent. @returns path of the area of the newest; null: none */
export const endSupervisions = async (tx: Tx, personId: string): Promise<string | null> =>
  (
    await execute<{ areaPath: string }>(
      tx,
      `with ended as (update renovation_supervisors s set left_at = now() where s.jurisdiction_id = :jurisdiction and s.person_id = $1 and s.left_at is null
         returning s.renovation_id)
       select r.area_path::text as "areaPath" from renovations r where r.jurisdiction_id = :jurisdiction and r.id in (select renovation_id from ended)
       order by r.id desc limit 1`,
      [personId],
    )
  ).rows[0]?.areaPath ?? null;
export const moveSupervisor = async (tx: Tx, from: string, to: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `update renovation_supervisors s set person_id = $2 where s.jurisdiction_id = :jurisdiction and s.person_id = $1
         and not exists (select 1 from renovation_supervisors o where o.jurisdiction_id = :jurisdiction and o.renovation_id = s.renovation_id
           and o.person_id = $2 and o.left_at is null) returning s.id`,
      [from, to],
    )
  ).rows.map(({ id }) => id);
export const moveSupervisorBack = async (tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> => {
  await execute(
    tx,
    'update renovation_supervisors s set person_id = $3 where s.jurisdiction_id = :jurisdiction and s.id = any($1::uuid[]) and s.person_id = $2',
    [ids, from, to],
  );
};

export const insertDefect = async (tx: Tx, caseId: string, renovationId: string): Promise<void> => {
  await execute(tx, 'insert into renovation_defects (jurisdiction_id, case_id, renovation_id) values (:jurisdiction, $1, $2)', [
    caseId,
    renovationId,
  ]);
};
/** Defects that were reported, and those whose case still goes on. The transaction must see all cases. */
export const defectsOf = async (tx: Tx, renovationIds: readonly string[]): Promise<(Of & { reported: number; open: number })[]> =>
  (
    await execute<Of & { reported: number; open: number }>(
      tx,
      `select d.renovation_id as "renovationId", count(*)::int as reported,
         count(*) filter (where c.state not in ('closed', 'archived', 'rejected', 'withdrawn', 'merged'))::int as open
       from renovation_defects d join cases c on c.jurisdiction_id = :jurisdiction and c.id = d.case_id
       where d.jurisdiction_id = :jurisdiction and d.renovation_id = any($1::uuid[]) group by d.renovation_id`,
      [renovationIds],
    )
  ).rows;

export interface AcceptanceRow extends Of {
  readonly surveyId: string;
  readonly satisfied: number;
  readonly answered: number;
  readonly asked: number;
  readonly on: string;
}
export const acceptancesOf = async (tx: Tx, renovationIds: readonly string[]): Promise<AcceptanceRow[]> =>
  (
    await execute<AcceptanceRow>(
      tx,
      `select a.renovation_id as "renovationId", a.survey_id as "surveyId", a.satisfied, a.answered, a.asked, a.accepted_on::text as "on"
       from renovation_acceptances a where a.jurisdiction_id = :jurisdiction and a.renovation_id = any($1::uuid[]) order by a.renovation_id`,
      [renovationIds],
    )
  ).rows;
export const insertAcceptance = async (tx: Tx, a: AcceptanceRow): Promise<void> => {
  await execute(
    tx,
    `insert into renovation_acceptances (jurisdiction_id, renovation_id, survey_id, satisfied, answered, asked, accepted_on)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6::date)`,
    [a.renovationId, a.surveyId, a.satisfied, a.answered, a.asked, a.on],
  );
};
export interface PaymentRow extends Of {
  readonly id: string;
  readonly amountFen: number;
  readonly paidOn: string;
  readonly words: string;
}
export const paymentsOf = async (tx: Tx, renovationId: string): Promise<PaymentRow[]> =>
  (
    await execute<PaymentRow>(
      tx,
      `select p.id, p.renovation_id as "renovationId", p.amount_fen as "amountFen", p.paid_on::text as "paidOn", p.words from renovation_payments p
       where p.jurisdiction_id = :jurisdiction and p.renovation_id = $1 order by p.paid_on, p.id`,
      [renovationId],
    )
  ).rows;
export const insertPayment = async (tx: Tx, p: PaymentRow & { by: string | null }): Promise<void> => {
  await execute(
    tx,
    `insert into renovation_payments (jurisdiction_id, id, renovation_id, amount_fen, paid_on, words, noted_by)
     values (:jurisdiction, $1, $2, $3, $4::date, $5, $6)`,
    [p.id, p.renovationId, p.amountFen, p.paidOn, p.words, p.by],
  );
};
