import type { RateGroup } from '#contract/ratings/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

/** Call-backs that ended in a period, in some areas or of some handlers. */
export interface RateSpan {
  readonly from: Date;
  readonly to: Date;
  /** Codes; null: anywhere. */
  readonly areas: readonly string[] | null;
  /** Null: whoever handled. */
  readonly handlers: readonly string[] | null;
}
export interface RateCounts {
  readonly key: string | null;
  readonly excluded: boolean;
  readonly rated: number;
  readonly answered: number;
  readonly solved: number;
  readonly satisfied: number;
  readonly silent: number;
  readonly notReached: number;
  readonly refused: number;
}

/** Digits of the code of a street. */
const streetDigits = 9;
const keys: Record<RateGroup, string> = {
  handler: 'k.handler_org_id::text',
  street: `left(k.area_code, ${streetDigits})`,
  category: 'k.category_code',
};

/**
 * Counts of call-backs by group, those of excluded complaints apart. Everything that reads rates reads them here, so that they can be taken
 * from roll-ups instead. One index range: the call-backs that ended in the period.
 */
export const countsBy = async (tx: Tx, group: RateGroup, span: RateSpan): Promise<RateCounts[]> => {
  const values: unknown[] = [span.from, span.to, span.handlers];
  const { rows } = await execute<RateCounts>(
    tx,
    `select ${keys[group]} as key, k.excluded, count(*) filter (where k.result = 'rated')::int as rated,
       count(*) filter (where k.answered)::int as answered, count(*) filter (where k.solved)::int as solved,
       count(*) filter (where k.satisfied)::int as satisfied, count(*) filter (where k.result = 'silent')::int as silent,
       count(*) filter (where k.result = 'not_reached')::int as "notReached", count(*) filter (where k.result = 'refused')::int as refused
     from call_backs k
     where k.jurisdiction_id = :jurisdiction and k.result is not null and k.result <> 'void' and k.latest
       and k.ended_at >= $1 and k.ended_at < $2 and ($3::uuid[] is null or k.handler_org_id = any($3::uuid[])) and ${withinCodes('k.area_code', span.areas, values)}
     group by 1, 2`,
    values,
  );
  return rows;
};

/** What was checked in a period, by area below, category and handler at once: few rows, however many cases. Exclusions are left out. */
export interface Performed {
  readonly area: string;
  readonly category: string | null;
  readonly handler: string | null;
  /** Answers with a deadline, and those in time. */
  readonly timed: number;
  readonly inTime: number;
  readonly rated: number;
  readonly satisfied: number;
  readonly silent: number;
}
export const performedBy = async (
  tx: Tx,
  { from, to, area, digits }: { from: Date; to: Date; area: string; digits: number },
): Promise<Performed[]> => {
  const { rows } = await execute<Performed>(
    tx,
    `select left(k.area_code, $5::int) as area, k.category_code as category, k.handler_org_id::text as handler,
       count(k.on_time)::int as timed, count(*) filter (where k.on_time)::int as "inTime",
       count(*) filter (where k.result = 'rated' and k.latest)::int as rated, count(*) filter (where k.satisfied and k.latest)::int as satisfied,
       count(*) filter (where k.result = 'silent' and k.latest)::int as silent
     from call_backs k
     where k.jurisdiction_id = :jurisdiction and k.asked_at >= $1 and k.asked_at < $2 and k.area_code >= $3 and k.area_code < $4 and not k.excluded
     group by 1, 2, 3`,
    [from, to, area, `${area}~`, digits],
  );
  return rows;
};
