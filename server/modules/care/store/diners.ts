import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

export interface DinerRow {
  readonly id: string;
  readonly cardNo: string;
  readonly personId: string;
  readonly name: string;
  readonly areaPath: string | null;
  readonly byPath: string;
  readonly byCode: string;
  readonly local: boolean;
  readonly classes: readonly string[];
  readonly sealed: Buffer;
  readonly since: string;
}
const columns = `d.id, d.card_no as "cardNo", d.person_id as "personId", p.name, d.area_path::text as "areaPath", d.by_path::text as "byPath",
  d.by_code as "byCode", d.local, d.classes, d.sealed, d.since::text as since`;
const standing = `from canteen_diners d join persons p on p.jurisdiction_id = :jurisdiction and p.id = d.person_id
  where d.jurisdiction_id = :jurisdiction and d.ended_on is null`;

/** Cards at most that a till shows of one search. */
const shown = 8;

export const findDiner = async (tx: Tx, id: string, lock = false): Promise<DinerRow | null> =>
  (await execute<DinerRow>(tx, `select ${columns} ${standing} and d.id = $1 ${lock ? 'for update of d' : ''}`, [id])).rows[0] ?? null;

export const dinerOfAccount = async (tx: Tx, accountId: string): Promise<DinerRow | null> =>
  (await execute<DinerRow>(tx, `select ${columns} ${standing} and p.account_id = $1`, [accountId])).rows[0] ?? null;

export const dinerOfPerson = async (tx: Tx, personId: string): Promise<string | null> =>
  (await execute<{ id: string }>(tx, `select d.id ${standing} and d.person_id = $1`, [personId])).rows[0]?.id ?? null;

/** Cards by number, or by the end of a phone as one of its digests. */
export const dinersByNumber = async (tx: Tx, cardNo: string, tails: readonly Buffer[]): Promise<DinerRow[]> =>
  (
    await execute<DinerRow>(
      tx,
      `select ${columns} ${standing} and (d.card_no = $1 or d.tail_digest = any($2::bytea[])) order by d.card_no <> $1, d.card_no limit ${shown}`,
      [cardNo, tails],
    )
  ).rows;
/** Cards by the beginning of a name. */
export const dinersByName = async (tx: Tx, name: string): Promise<DinerRow[]> =>
  (
    await execute<DinerRow>(
      tx,
      `select ${columns} ${standing} and p.name collate "C" >= $1 collate "C" and p.name collate "C" < $2 collate "C"
       order by p.name collate "C", d.card_no limit ${shown}`,
      [name, `${name}\u{10ffff}`],
    )
  ).rows;

/** Cards given out in an area and below, by area and number. */
export const pageOfDiners = async (
  tx: Tx,
  asked: {
    readonly codes: readonly string[];
    readonly q: string | null;
    readonly after: readonly [code: string, cardNo: string] | null;
    readonly limit: number;
  },
): Promise<DinerRow[]> => {
  const values: unknown[] = [
    asked.q,
    asked.q === null ? null : `${asked.q}\u{10ffff}`,
    asked.after?.[0] ?? null,
    asked.after?.[1] ?? null,
    asked.limit,
  ];
  const within = withinCodes('d.by_code', asked.codes, values);
  const { rows } = await execute<DinerRow>(
    tx,
    `select ${columns} ${standing} and ${within} and ($1::text is null or d.card_no = $1
       or (p.name collate "C" >= $1 collate "C" and p.name collate "C" < $2 collate "C"))
       and ($3::text is null or (d.by_code, d.card_no) > ($3 collate "C", $4 collate "C"))
     order by d.by_code, d.card_no limit $5`,
    values,
  );
  return rows;
};

export interface NewDiner extends Omit<DinerRow, 'name' | 'byCode'> {
  readonly keyVersion: number;
  readonly tailDigest: Buffer | null;
}
/** @returns false where the person has a card. Guard: index `canteen_diners_once`. */
export const insertDiner = async (tx: Tx, d: NewDiner): Promise<boolean> =>
  (
    await execute(
      tx,
      `insert into canteen_diners (jurisdiction_id, id, person_id, card_no, area_path, by_path, local, classes, sealed, key_version, tail_digest, since)
       values (:jurisdiction, $1, $2, $3, $4::ltree, $5::ltree, $6, $7::text[], $8, $9, $10, $11::date)
       on conflict (jurisdiction_id, person_id) where ended_on is null do nothing returning id`,
      [d.id, d.personId, d.cardNo, d.areaPath, d.byPath, d.local, d.classes, d.sealed, d.keyVersion, d.tailDigest, d.since],
    )
  ).rows.length === 1;
export const updateDiner = async (tx: Tx, id: string, to: Pick<DinerRow, 'cardNo' | 'areaPath' | 'local' | 'classes'>): Promise<void> => {
  await execute(
    tx,
    `update canteen_diners d set card_no = $2, area_path = $3::ltree, local = $4, classes = $5::text[] where d.jurisdiction_id = :jurisdiction and d.id = $1`,
    [id, to.cardNo, to.areaPath, to.local, to.classes],
  );
};
/** Ends the card of a person, or one of its own: whose it was is gone; orders go with it. @returns path of the area that gave it out; null: none stood */
export const endDiner = async (tx: Tx, by: 'id' | 'person_id', id: string, day: string): Promise<string | null> => {
  const { rows } = await execute<{ id: string; byPath: string }>(
    tx,
    `update canteen_diners d set ended_on = $2::date, person_id = null, sealed = null, key_version = null, tail_digest = null, classes = '{}'
     where d.jurisdiction_id = :jurisdiction and d.${by} = $1 and d.ended_on is null returning d.id, d.by_path::text as "byPath"`,
    [id, day],
  );
  const [ended] = rows;
  if (!ended) return null;
  await execute(tx, 'delete from canteen_orders o where o.jurisdiction_id = :jurisdiction and o.diner_id = $1 and o.day > $2::date', [
    ended.id,
    day,
  ]);
  return ended.byPath;
};

/** Cards as they hang on persons. */
export const dinerTies = async (tx: Tx, personIds: readonly string[]): Promise<{ personId: string; cardNo: string; byPath: string }[]> =>
  (
    await execute<{ personId: string; cardNo: string; byPath: string }>(
      tx,
      `select d.person_id as "personId", d.card_no as "cardNo", d.by_path::text as "byPath" from canteen_diners d
       where d.jurisdiction_id = :jurisdiction and d.person_id = any($1::uuid[]) and d.ended_on is null`,
      [personIds],
    )
  ).rows;
/** Hangs the card of one person on another. @returns ids of what moved */
export const moveDiners = async (tx: Tx, from: string, to: string): Promise<string[]> => {
  const text = 'update canteen_diners d set person_id = $2 where d.jurisdiction_id = :jurisdiction and d.person_id = $1 returning d.id';
  return (await execute<{ id: string }>(tx, text, [from, to])).rows.map(({ id }) => id);
};
export const moveDinersBack = async (tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> => {
  await execute(
    tx,
    'update canteen_diners d set person_id = $3 where d.jurisdiction_id = :jurisdiction and d.person_id = $2 and d.id = any($1::uuid[])',
    [ids, from, to],
  );
};

/** Cards sealed with older keys, a batch of them. */
export const olderDiners = async (tx: Tx, version: number, limit: number): Promise<{ id: string; sealed: Buffer }[]> =>
  (
    await execute<{ id: string; sealed: Buffer }>(
      tx,
      'select d.id, d.sealed from canteen_diners d where d.jurisdiction_id = :jurisdiction and d.key_version < $1 order by d.key_version, d.id limit $2 for update',
      [version, limit],
    )
  ).rows;
export const resealDiner = async (tx: Tx, id: string, sealed: Buffer, tailDigest: Buffer | null, keyVersion: number): Promise<void> => {
  await execute(
    tx,
    'update canteen_diners d set sealed = $2, tail_digest = $3, key_version = $4 where d.jurisdiction_id = :jurisdiction and d.id = $1',
    [id, sealed, tailDigest, keyVersion],
  );
};
