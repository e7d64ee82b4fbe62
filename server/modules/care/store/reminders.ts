import type { CareRhythm } from '#contract/care/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** What reminders of a record depend on; nothing that is sealed. */
export interface Standing {
  readonly id: string;
  readonly leadId: string;
  readonly visitorIds: readonly string[];
  readonly rhythm: CareRhythm | null;
  readonly lastSeen: Date | null;
  readonly startedAt: Date;
  readonly consentUntil: string;
  /** The earliest day on which a health service is due again; null: none is. */
  readonly healthOn: string | null;
}
/** Records that stand on a day, by their id, behind one. */
export const standingRecords = async (tx: Tx, today: string, after: string | null, limit: number): Promise<Standing[]> =>
  (
    await execute<Standing>(
      tx,
      `select r.id, r.lead_id as "leadId",
         array(select v.account_id from care_visitors v where v.jurisdiction_id = :jurisdiction and v.record_id = r.id order by v.account_id) as "visitorIds",
         r.rhythm #>> '{}' as rhythm, r.last_seen as "lastSeen", r.started_at as "startedAt", r.consent_until::text as "consentUntil",
         (select min(l.next_on) from (select distinct on (h.kind) h.next_on from care_health h
            where h.jurisdiction_id = :jurisdiction and h.record_id = r.id order by h.kind, h.on_day desc, h.id desc) l)::text as "healthOn"
       from care_records r where r.jurisdiction_id = :jurisdiction and r.ended_at is null and r.consent_until >= $1::date
         and ($2::uuid is null or r.id > $2::uuid) order by r.id limit $3`,
      [today, after, limit],
    )
  ).rows;
