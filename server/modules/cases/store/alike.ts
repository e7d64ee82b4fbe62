import { openStates } from '#contract/cases/lifecycle.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { type CaseRecord, recordColumns } from './cases.ts';

/**
 * Open cases filed in exactly these areas since a moment, newest first. One short index range for each area and state: what has ended is not
 * looked at, however much that is.
 */
export const openAround = async (tx: Tx, areaCodes: readonly string[], since: Date, most: number): Promise<CaseRecord[]> => {
  const { rows } = await execute<CaseRecord>(
    tx,
    `select ${recordColumns} from cases c
     where c.jurisdiction_id = :jurisdiction and c.area_code = any($1::text[]) and c.state = any($2::text[]) and c.id >= linli.uuid_floor($3)
     order by c.id desc limit $4`,
    [areaCodes, openStates, since, most],
  );
  return rows;
};

/** Which of some cases an account follows. */
export const followedAmong = async (tx: Tx, accountId: string, ids: readonly string[]): Promise<Set<string>> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select f.case_id as id from case_follows f where f.jurisdiction_id = :jurisdiction and f.account_id = $1 and f.case_id = any($2::uuid[])`,
    [accountId, ids],
  );
  return new Set(rows.map(({ id }) => id));
};

/** Follows a case from a moment on, or no longer. */
export const setFollowed = async (tx: Tx, caseId: string, accountId: string, at: Date | null): Promise<void> => {
  if (at === null)
    await execute(tx, 'delete from case_follows f where f.jurisdiction_id = :jurisdiction and f.case_id = $1 and f.account_id = $2', [
      caseId,
      accountId,
    ]);
  else
    await execute(
      tx,
      `insert into case_follows (jurisdiction_id, case_id, account_id, followed_at) values (:jurisdiction, $1, $2, $3) on conflict do nothing`,
      [caseId, accountId, at],
    );
};

/** Ids of the cases an account follows, those followed last first. */
export const followedBy = async (tx: Tx, accountId: string, most: number): Promise<string[]> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select f.case_id as id from case_follows f where f.jurisdiction_id = :jurisdiction and f.account_id = $1 order by f.followed_at desc, f.case_id desc limit $2`,
    [accountId, most],
  );
  return rows.map(({ id }) => id);
};

/** Who follows some cases. */
export const followersOf = async (tx: Tx, caseIds: readonly string[]): Promise<{ caseId: string; accountId: string }[]> => {
  const { rows } = await execute<{ caseId: string; accountId: string }>(
    tx,
    `select f.case_id as "caseId", f.account_id as "accountId" from case_follows f
     where f.jurisdiction_id = :jurisdiction and f.case_id = any($1::uuid[])`,
    [caseIds],
  );
  return rows;
};
