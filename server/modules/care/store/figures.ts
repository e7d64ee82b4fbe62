import type { EndReason } from '#contract/care/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

interface AreaFigures {
  readonly code: string;
  readonly records: number;
  readonly planned: number;
  readonly seenInTime: number;
  readonly renew: number;
}
/** Records that stand, by the areas below one; `code` is empty for those that lie in none of them. */
export const countRecords = async (
  tx: Tx,
  asked: {
    readonly today: string;
    readonly code: string;
    /** Digits of a code of the areas below. */
    readonly width: number;
    readonly renewBy: string;
    readonly seenBefore: Readonly<Record<'week' | 'month' | 'quarter', Date>>;
  },
): Promise<AreaFigures[]> => {
  const { today, width, renewBy, seenBefore } = asked;
  const values: unknown[] = [today, width, renewBy, seenBefore.week, seenBefore.month, seenBefore.quarter];
  const within = withinCodes('r.area_code', [asked.code], values);
  const { rows } = await execute<AreaFigures>(
    tx,
    `select left(r.area_code, $2::int) as code, count(*)::int as records, count(r.rhythm)::int as planned,
       count(*) filter (where coalesce(r.last_seen, r.started_at) >= case r.rhythm #>> '{}' when 'week' then $4::timestamptz
         when 'month' then $5::timestamptz when 'quarter' then $6::timestamptz end)::int as "seenInTime",
       count(*) filter (where r.consent_until <= $3::date)::int as renew
     from care_records r where r.jurisdiction_id = :jurisdiction and r.ended_at is null and r.consent_until >= $1::date and ${within}
     group by 1 order by 1`,
    values,
  );
  return rows;
};

/** Records that stand by class; one with several counts in each. */
export const countClasses = async (tx: Tx, today: string, code: string): Promise<{ class: string; count: number }[]> => {
  const values: unknown[] = [today];
  const within = withinCodes('r.area_code', [code], values);
  const { rows } = await execute<{ class: string; count: number }>(
    tx,
    `select c.class, count(distinct r.id)::int as count from care_records r
       join care_classes c on c.jurisdiction_id = :jurisdiction and c.record_id = r.id and c.since <= $1::date and (c.until is null or c.until >= $1::date)
     where r.jurisdiction_id = :jurisdiction and r.ended_at is null and r.consent_until >= $1::date and ${within}
     group by 1 order by 2 desc, 1`,
    values,
  );
  return rows;
};

/** Records that ended since a moment, by why. */
export const countEnded = async (tx: Tx, since: Date, code: string): Promise<{ why: EndReason; count: number }[]> => {
  const values: unknown[] = [since];
  const within = withinCodes('r.area_code', [code], values);
  const { rows } = await execute<{ why: EndReason; count: number }>(
    tx,
    `select r.ended_why as why, count(*)::int as count from care_records r
     where r.jurisdiction_id = :jurisdiction and r.ended_at >= $1 and ${within} group by 1 order by 1`,
    values,
  );
  return rows;
};
