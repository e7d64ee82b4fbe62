import type { HelpKind } from '#contract/couriers/helps.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

/** Help that was asked for quietly. Once it is over nothing of what was said is left, and after a while not whose it was. */
export interface HelpRow {
  readonly id: string;
  readonly accountId: string | null;
  readonly kind: HelpKind;
  readonly areaPath: string;
  readonly sealed: Buffer | null;
  readonly askedAt: Date;
  /** The last day on which anybody may read it. */
  readonly until: string;
  readonly helperId: string | null;
  readonly answeredAt: Date | null;
  readonly endedWhy: 'helped' | 'withdrawn' | 'expired' | null;
}
const columns = `h.id, h.account_id as "accountId", h.kind, h.area_path::text as "areaPath", h.sealed, h.asked_at as "askedAt", h.until_on::text as until,
  h.helper_id as "helperId", h.answered_at as "answeredAt", h.ended_why as "endedWhy"`;
const own = 'h.jurisdiction_id = :jurisdiction';

/** @throws where something of the account's is open: `courier_helps_once` */
export const insertHelp = async (
  tx: Tx,
  h: Pick<HelpRow, 'id' | 'accountId' | 'kind' | 'areaPath' | 'sealed' | 'askedAt' | 'until'> & { readonly keyVersion: number },
): Promise<void> => {
  await execute(
    tx,
    `insert into courier_helps (jurisdiction_id, id, account_id, kind, area_path, sealed, key_version, asked_at, until_on)
     values (:jurisdiction, $1, $2, $3, $4::ltree, $5, $6, $7, $8::date)`,
    [h.id, h.accountId, h.kind, h.areaPath, h.sealed, h.keyVersion, h.askedAt, h.until],
  );
};

export const helpsOf = async (tx: Tx, accountId: string, limit: number): Promise<HelpRow[]> =>
  (
    await execute<HelpRow>(tx, `select ${columns} from courier_helps h where ${own} and h.account_id = $1 order by h.id desc limit $2`, [
      accountId,
      limit,
    ])
  ).rows;

/** One that may still be read on a day, held. */
export const lockHelp = async (tx: Tx, id: string, today: string): Promise<HelpRow | null> =>
  (
    await execute<HelpRow>(
      tx,
      `select ${columns} from courier_helps h where ${own} and h.id = $1 and h.ended_at is null and h.until_on >= $2::date for update`,
      [id, today],
    )
  ).rows[0] ?? null;
export const findHelp = async (tx: Tx, id: string): Promise<HelpRow | null> =>
  (await execute<HelpRow>(tx, `select ${columns} from courier_helps h where ${own} and h.id = $1`, [id])).rows[0] ?? null;

/** Open ones of areas, oldest first. */
export const openHelps = async (
  tx: Tx,
  codes: readonly string[],
  today: string,
  after: string | null,
  limit: number,
): Promise<HelpRow[]> => {
  const values: unknown[] = [today, after, limit];
  const within = withinCodes('h.area_code', codes, values);
  const { rows } = await execute<HelpRow>(
    tx,
    `select ${columns} from courier_helps h where ${own} and h.ended_at is null and h.until_on >= $1::date and ($2::uuid is null or h.id > $2) and ${within}
     order by h.id limit $3`,
    values,
  );
  return rows;
};

export const setHelper = async (tx: Tx, id: string, helperId: string | null, at: Date): Promise<void> => {
  await execute(tx, 'update courier_helps set helper_id = $2, taken_at = $3 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    helperId,
    helperId === null ? null : at,
  ]);
};
export const setAnswer = async (tx: Tx, id: string, sealed: Buffer, keyVersion: number, at: Date): Promise<void> => {
  await execute(
    tx,
    'update courier_helps set sealed = $2, key_version = $3, answered_at = $4 where jurisdiction_id = :jurisdiction and id = $1',
    [id, sealed, keyVersion, at],
  );
};
/** Ends one: what was said is gone. @param answer what alone stays for whoever asked */
export const endHelp = async (
  tx: Tx,
  id: string,
  why: NonNullable<HelpRow['endedWhy']>,
  at: Date,
  answer: { readonly sealed: Buffer; readonly keyVersion: number } | null = null,
): Promise<void> => {
  await execute(
    tx,
    `update courier_helps set sealed = $4, key_version = $5, ended_at = $2, ended_why = $3, answered_at = case when $4::bytea is null then answered_at else $2 end
     where jurisdiction_id = :jurisdiction and id = $1 and ended_at is null`,
    [id, at, why, answer?.sealed ?? null, answer?.keyVersion ?? null],
  );
};

/** Ends those whose last day has passed, and forgets whose they were that ended before a moment. */
export const expireHelps = async (tx: Tx, today: string, at: Date, before: Date): Promise<void> => {
  await execute(
    tx,
    `update courier_helps set sealed = null, key_version = null, ended_at = $2, ended_why = 'expired'
     where jurisdiction_id = :jurisdiction and ended_at is null and until_on < $1::date`,
    [today, at],
  );
  await execute(
    tx,
    'update courier_helps set account_id = null, sealed = null, key_version = null where jurisdiction_id = :jurisdiction and ended_at < $1 and account_id is not null',
    [before],
  );
};
/** Nothing of an account's is left. */
export const dropHelps = async (tx: Tx, accountId: string): Promise<void> => {
  await execute(tx, 'delete from courier_helps h where h.jurisdiction_id = :jurisdiction and h.account_id = $1', [accountId]);
};

/** Open ones of an area stand in another one from now on. */
export const moveHelps = async (tx: Tx, from: string, to: string): Promise<void> => {
  await execute(
    tx,
    'update courier_helps set area_path = $2::ltree where jurisdiction_id = :jurisdiction and area_path = $1::ltree and ended_at is null',
    [from, to],
  );
};

export const olderHelps = async (tx: Tx, version: number, limit: number): Promise<{ id: string; sealed: Buffer }[]> =>
  (
    await execute<{ id: string; sealed: Buffer }>(
      tx,
      'select id, sealed from courier_helps where jurisdiction_id = :jurisdiction and key_version < $1 order by key_version, id limit $2 for update',
      [version, limit],
    )
  ).rows;
export const resealHelp = async (tx: Tx, id: string, sealed: Buffer, keyVersion: number): Promise<void> => {
  await execute(tx, 'update courier_helps set sealed = $2, key_version = $3 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    sealed,
    keyVersion,
  ]);
};
