import { v7 } from 'uuid';
import { execute, type Tx } from '#kernel/db.ts';

const own = 'jurisdiction_id = :jurisdiction and id = $1';

/** Changes title and term. Another end or reminder is reminded of anew. */
export const updateTerms = async (
  tx: Tx,
  id: string,
  t: { title: string; signedOn: string; validFrom: string; validTo: string; remindDays: number },
): Promise<void> => {
  await execute(
    tx,
    `update agreements set title = $2, signed_on = $3, valid_from = $4, valid_to = $5, remind_days = $6, version = version + 1,
       reminded_on = case when valid_to = $5 and remind_days = $6 then reminded_on end where ${own}`,
    [id, t.title, t.signedOn, t.validFrom, t.validTo, t.remindDays],
  );
};

/** Ends an agreement early, or with null takes the ending back. */
export const setEnded = async (tx: Tx, id: string, on: string | null, reason: string | null): Promise<void> => {
  await execute(tx, `update agreements set ended_on = $2, end_reason = $3, version = version + 1 where ${own}`, [id, on, reason]);
};

export const setRenewed = async (tx: Tx, id: string, by: string): Promise<void> => {
  await execute(tx, `update agreements set renewed_by = $2, version = version + 1 where ${own}`, [id, by]);
};

/** Changes a promise that is still in the agreement. One with another day is asked for anew. */
export const updatePromise = async (
  tx: Tx,
  id: string,
  p: { sort: number; text: string; responsibleId: string; dueOn: string | null },
): Promise<void> => {
  await execute(tx, `update promises set sort = $2, text = $3, responsible_id = $4, due_on = $5 where ${own}`, [
    id,
    p.sort,
    p.text,
    p.responsibleId,
    p.dueOn,
  ]);
};

/** Strikes promises out of an agreement. */
export const withdrawPromises = async (tx: Tx, ids: readonly string[], on: string): Promise<void> => {
  await execute(tx, 'update promises set withdrawn_on = $2 where jurisdiction_id = :jurisdiction and id = any($1)', [ids, on]);
};

/** The agreement of a promise that was not struck out. */
export const agreementOfPromise = async (tx: Tx, id: string): Promise<string | null> =>
  (
    await execute<{ id: string }>(
      tx,
      'select agreement_id as id from promises where jurisdiction_id = :jurisdiction and id = $1 and withdrawn_on is null',
      [id],
    )
  ).rows[0]?.id ?? null;

/** Notes that a promise was kept, or with null that it was not; the agreement counts as changed. */
export const setKept = async (tx: Tx, id: string, agreementId: string, on: string | null, outcome: string | null): Promise<void> => {
  await execute(tx, `update promises set kept_on = $2, outcome = $3, asked_on = null where ${own}`, [id, on, outcome]);
  await execute(tx, `update agreements set version = version + 1 where ${own}`, [agreementId]);
};

/**
 * Takes the agreements whose reminder days have begun and whose reminder has not gone out: each is answered exactly once, whatever runs
 * beside this, and leaves an event `people.agreement_due` for whoever sends messages.
 */
export const takeReminders = async (
  tx: Tx,
  jurisdictionId: string,
  today: string,
  limit: number,
): Promise<{ id: string; title: string; validTo: string; areaPath: string }[]> => {
  const { rows } = await execute<{ id: string; title: string; validTo: string; unitId: string; partnerId: string; areaPath: string }>(
    tx,
    `with due as (
       update agreements set reminded_on = $1 where jurisdiction_id = :jurisdiction and id in (
         select id from agreements where jurisdiction_id = :jurisdiction and ended_on is null and renewed_by is null and reminded_on is null
           and valid_to - remind_days <= $1 order by valid_to, id limit $2 for update skip locked)
       returning id, title, valid_to, unit_id, partner_id
     )
     select d.id, d.title, d.valid_to::text as "validTo", d.unit_id as "unitId", d.partner_id as "partnerId", o.area_path::text as "areaPath"
     from due d join organisations o on o.jurisdiction_id = :jurisdiction and o.id = d.unit_id`,
    [today, limit],
  );
  const events = rows.map((r) => ({
    id: v7(),
    payload: { agreementId: r.id, unitId: r.unitId, partnerId: r.partnerId, validTo: r.validTo },
  }));
  await execute(
    tx,
    `insert into outbox (id, jurisdiction_id, topic, payload)
     select r.id, $1, 'people.agreement_due', r.payload from jsonb_to_recordset($2::jsonb) as r(id uuid, payload jsonb)
     returning id`,
    [jurisdictionId, JSON.stringify(events)],
  );
  return rows.map(({ id, title, validTo, areaPath }) => ({ id, title, validTo, areaPath }));
};

/** A promise whose day has passed, with the sides of its agreement. */
export interface OverduePromise {
  readonly id: string;
  readonly text: string;
  readonly agreement: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitPath: string;
  readonly partnerName: string;
  readonly partnerPath: string;
}

/** Takes promises that are overdue and have not been asked for: each once, whatever runs beside this. */
export const takeOverduePromises = async (tx: Tx, today: string, limit: number): Promise<OverduePromise[]> =>
  (
    await execute<OverduePromise>(
      tx,
      `with due as (
         update promises set asked_on = $1 where jurisdiction_id = :jurisdiction and id in (
           select m.id from promises m join agreements a on a.jurisdiction_id = :jurisdiction and a.id = m.agreement_id
           where m.jurisdiction_id = :jurisdiction and m.due_on < $1 and m.kept_on is null and m.withdrawn_on is null and m.asked_on is null
             and a.ended_on is null order by m.due_on, m.id limit $2 for update of m skip locked)
         returning id, text, agreement_id
       )
       select d.id, d.text, a.title as agreement, u.id as "unitId", u.name as "unitName", u.area_path::text as "unitPath", p.name as "partnerName",
         p.area_path::text as "partnerPath"
       from due d join agreements a on a.jurisdiction_id = :jurisdiction and a.id = d.agreement_id
         join organisations u on u.jurisdiction_id = :jurisdiction and u.id = a.unit_id
         join organisations p on p.jurisdiction_id = :jurisdiction and p.id = a.partner_id`,
      [today, limit],
    )
  ).rows;
