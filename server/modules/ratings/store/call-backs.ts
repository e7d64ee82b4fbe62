import type { Rating } from '#contract/cases/rating.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

export interface CallBackRow {
  readonly id: string;
  readonly caseId: string;
  /** The case whose checking it is about, where that one goes on for this one. */
  readonly ofCaseId: string | null;
  readonly round: number;
  readonly areaCode: string;
  readonly categoryCode: string | null;
  readonly handlerOrgId: string | null;
  readonly sampled: boolean;
  readonly askedAt: Date;
  readonly until: Date;
  /** When the link went by text. */
  readonly linkSentAt: Date | null;
  readonly attempts: number;
  readonly triedAt: Date | null;
  readonly result: 'rated' | 'not_reached' | 'refused' | 'silent' | 'void' | null;
  readonly way: 'reporter' | 'link' | 'staff' | null;
  readonly answered: boolean | null;
  readonly solved: boolean | null;
  readonly satisfied: boolean | null;
  readonly endedAt: Date | null;
  readonly excluded: boolean;
  /** Whether the answer it is about came in its time; null where no clock ran. */
  readonly onTime: boolean | null;
}
/** With what of its case a list shows. */
export type ListedCallBack = CallBackRow & { readonly number: string; readonly title: string };

const columns = `k.id, k.case_id as "caseId", k.of_case_id as "ofCaseId", k.round, k.area_code as "areaCode", k.category_code as "categoryCode",
  k.handler_org_id as "handlerOrgId", k.sampled, k.asked_at as "askedAt", k.until, k.link_sent_at as "linkSentAt", k.attempts, k.tried_at as "triedAt", k.result, k.way,
  k.answered, k.solved, k.satisfied, k.ended_at as "endedAt", k.excluded, k.on_time as "onTime"`;
const own = 'k.jurisdiction_id = :jurisdiction';

/** Opens a call-back, once for each checking of a case. */
export const openCallBack = async (
  tx: Tx,
  k: Pick<
    CallBackRow,
    'id' | 'caseId' | 'ofCaseId' | 'round' | 'areaCode' | 'categoryCode' | 'handlerOrgId' | 'onTime' | 'sampled' | 'askedAt' | 'until'
  > & { readonly linkDueAt: Date | null },
): Promise<void> => {
  await execute(
    tx,
    `insert into call_backs (jurisdiction_id, id, case_id, round, area_code, category_code, handler_org_id, sampled, asked_at, until, of_case_id, on_time,
       link_due_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
    [k.id, k.caseId, k.round, k.areaCode, k.categoryCode, k.handlerOrgId, k.sampled, k.askedAt, k.until, k.ofCaseId, k.onTime, k.linkDueAt],
  );
};

export const findCallBack = async (tx: Tx, id: string, lock = false): Promise<CallBackRow | null> =>
  (await execute<CallBackRow>(tx, `select ${columns} from call_backs k where ${own} and k.id = $1 ${lock ? 'for update' : ''}`, [id]))
    .rows[0] ?? null;

/** The call-backs of a case, oldest first. */
export const callBacksOf = async (tx: Tx, caseId: string): Promise<CallBackRow[]> =>
  (await execute<CallBackRow>(tx, `select ${columns} from call_backs k where ${own} and k.case_id = $1 order by k.round`, [caseId])).rows;

/** A call, and that it was one more. */
export const addAttempt = async (
  tx: Tx,
  a: { id: string; callBackId: string; result: string; note: string | null; by: string; at: Date },
): Promise<void> => {
  await execute(
    tx,
    `insert into call_attempts (jurisdiction_id, id, call_back_id, result, note, called_by, called_at) values (:jurisdiction, $1, $2, $3, $4, $5, $6)`,
    [a.id, a.callBackId, a.result, a.note, a.by, a.at],
  );
  await execute(tx, `update call_backs k set attempts = attempts + 1, tried_at = $2 where ${own} and k.id = $1`, [a.callBackId, a.at]);
};

/**
 * Ends the open call-back of a case that was asked for by an event up to `round`, and takes the place of those before it.
 * @returns whether there was one that was still open
 */
export const endCallBack = async (
  tx: Tx,
  caseId: string,
  upto: number,
  end: { result: NonNullable<CallBackRow['result']>; way: CallBackRow['way']; rating: Omit<Rating, 'comment'> | null; at: Date },
): Promise<boolean> => {
  const { rows } = await execute<{ round: number }>(
    tx,
    `update call_backs k set result = $3, way = $4, answered = $5, solved = $6, satisfied = $7, ended_at = $8
     where ${own} and k.case_id = $1 and k.round <= $2 and k.result is null returning round`,
    [
      caseId,
      upto,
      end.result,
      end.rating && end.way,
      end.rating?.answered ?? null,
      end.rating?.solved ?? null,
      end.rating?.satisfied ?? null,
      end.at,
    ],
  );
  const round = rows[0]?.round;
  if (round === undefined) return false;
  await execute(tx, `update call_backs k set latest = false where ${own} and k.case_id = $1 and k.round < $2 and k.latest`, [
    caseId,
    round,
  ]);
  return true;
};

const listed = `${columns}, c.number, c.title`;

/** A page of the call list: least tried first, then oldest. */
export const pageToCall = async (
  tx: Tx,
  codes: readonly string[],
  after: readonly [attempts: number, askedAt: string, id: string] | null,
  limit: number,
): Promise<ListedCallBack[]> => {
  const values: unknown[] = [after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit];
  const { rows } = await execute<ListedCallBack>(
    tx,
    `select ${listed} from call_backs k join cases c on c.jurisdiction_id = :jurisdiction and c.id = k.case_id
     where ${own} and k.result is null and k.sampled and ${withinCodes('k.area_code', codes, values)}
       and ($1::int is null or (k.attempts, k.asked_at, k.id) > ($1::int, $2::timestamptz, $3::uuid))
     order by k.attempts, k.asked_at, k.id limit $4`,
    values,
  );
  return rows;
};

/** A page of what has ended, newest first. */
export const pageEnded = async (
  tx: Tx,
  codes: readonly string[],
  before: readonly [endedAt: string, id: string] | null,
  limit: number,
): Promise<ListedCallBack[]> => {
  const values: unknown[] = [before?.[0] ?? null, before?.[1] ?? null, limit];
  const { rows } = await execute<ListedCallBack>(
    tx,
    `select ${listed} from call_backs k join cases c on c.jurisdiction_id = :jurisdiction and c.id = k.case_id
     where ${own} and k.result is not null and k.result <> 'void' and ${withinCodes('k.area_code', codes, values)}
       and ($1::timestamptz is null or (k.ended_at, k.id) < ($1::timestamptz, $2::uuid))
     order by k.ended_at desc, k.id desc limit $3`,
    values,
  );
  return rows;
};

/** Open call-backs whose link has run out and that nobody is to call any more. */
export const ranOut = async (tx: Tx, now: Date, most: number): Promise<CallBackRow[]> =>
  (
    await execute<CallBackRow>(
      tx,
      `select ${columns} from call_backs k where ${own} and k.result is null and k.until < $1 and not k.sampled order by k.until limit $2`,
      [now, most],
    )
  ).rows;

/** One call-back as lists show it; null where the viewer does not see its case. */
export const listedCallBack = async (tx: Tx, id: string): Promise<ListedCallBack | null> =>
  (
    await execute<ListedCallBack>(
      tx,
      `select ${listed} from call_backs k join cases c on c.jurisdiction_id = :jurisdiction and c.id = k.case_id where ${own} and k.id = $1`,
      [id],
    )
  ).rows[0] ?? null;

/** The call-backs of a case as lists show them, oldest first. */
export const listedCallBacks = async (tx: Tx, caseId: string): Promise<ListedCallBack[]> =>
  (
    await execute<ListedCallBack>(
      tx,
      `select ${listed} from call_backs k join cases c on c.jurisdiction_id = :jurisdiction and c.id = k.case_id
       where ${own} and k.case_id = $1 order by k.round`,
      [caseId],
    )
  ).rows;
