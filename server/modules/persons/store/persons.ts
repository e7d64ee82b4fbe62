import { v7 } from 'uuid';
import { execute, type Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { wordsOfName } from '../domain/pinyin.ts';

/** A person as the module works with it; what is sealed is opened where it is needed. */
export interface PersonRow {
  id: string;
  name: string;
  phone: string | null;
  partyMember: boolean;
  hasAccount: boolean;
  version: number;
  /** Where the person is looked after; null: only where other modules tie them. */
  areaId: string | null;
  areaPath: string | null;
  idNumberSealed: Buffer | null;
  addressSealed: Buffer | null;
}

/** Everything that is written of a person. */
export interface Particulars {
  readonly name: string;
  readonly phone: string | null;
  readonly partyMember: boolean;
  readonly idNumber?: string | null;
  readonly address?: string | null;
  readonly area?: { readonly id: string; readonly path: string } | null;
}
/** A person to be added; `accountId` where it is known. */
export interface NewPerson extends Particulars {
  readonly id: string;
  readonly accountId?: string | null;
}

export const own = 'p.jurisdiction_id = :jurisdiction and p.merged_into is null and p.erased_at is null';
export const columns = `p.id, p.name, p.phone_sealed as "phoneSealed", p.party_member as "partyMember", p.account_id is not null as "hasAccount",
  p.version, p.area_id as "areaId", p.area_path::text as "areaPath", p.id_number_sealed as "idNumberSealed", p.address_sealed as "addressSealed"`;
export type Sealed = Omit<PersonRow, 'phone'> & { phoneSealed: Buffer | null };

/** Columns with sealed values. */
type SealedColumn = 'phone' | 'id_number' | 'address';
const placeOf = (column: SealedColumn, personId: string): string => `persons.${column} ${personId}`;
const open = (ring: Ring, column: SealedColumn, personId: string, sealed: Buffer | null): string | null =>
  sealed === null ? null : ring.open(placeOf(column, personId), sealed);
const seal = (ring: Ring, column: SealedColumn, personId: string, value: string | null | undefined) =>
  value == null
    ? { sealed: null, digest: null }
    : { sealed: ring.seal(placeOf(column, personId), value), digest: ring.digest(`persons.${column}`, value) };

/** The phone of a person as other modules' statements read it, `phone_sealed`. */
export const openPhone = (ring: Ring, personId: string, sealed: Buffer | null): string | null => open(ring, 'phone', personId, sealed);
export const opened = (ring: Ring, { phoneSealed, ...row }: Sealed): PersonRow => ({ ...row, phone: openPhone(ring, row.id, phoneSealed) });
/** The identity number of a person as other modules' statements read it, `id_number_sealed`. */
export const openIdNumber = (ring: Ring, personId: string, sealed: Buffer | null): string | null =>
  open(ring, 'id_number', personId, sealed);
/** A person's identity number and address. */
export const openRest = (ring: Ring, { id, idNumberSealed, addressSealed }: PersonRow) => ({
  idNumber: open(ring, 'id_number', id, idNumberSealed),
  address: open(ring, 'address', id, addressSealed),
});
/** Digests by which the bearers of phones or identity numbers are found. */
export const digestsOf = (ring: Ring, column: 'phone' | 'id_number', values: readonly string[]): Buffer[] =>
  values.flatMap((value) => ring.digests(`persons.${column}`, value));

/** Columns that hold particulars, and their values in that order. */
const stored = `name, party_member, phone_sealed, phone_digest, id_number_sealed, id_number_digest, address_sealed, area_id, area_path, key_version,
  given, pinyin, given_pinyin, initials`;
const types = ['text', 'boolean', 'bytea', 'bytea', 'bytea', 'bytea', 'bytea', 'uuid', 'ltree', 'smallint', 'text', 'text', 'text', 'text'];
const valuesOf = (ring: Ring, id: string, p: Particulars): unknown[] => {
  const [phone, number] = [seal(ring, 'phone', id, p.phone), seal(ring, 'id_number', id, p.idNumber)];
  const words = wordsOfName(p.name);
  return [
    p.name,
    p.partyMember,
    phone.sealed,
    phone.digest,
    number.sealed,
    number.digest,
    seal(ring, 'address', id, p.address).sealed,
    p.area?.id ?? null,
    p.area?.path ?? null,
    ring.version,
    words.given,
    words.pinyin,
    words.givenPinyin,
    words.initials,
  ];
};

/** Inserts persons, however many, in one statement, and notes who of them may be known already. */
export const insertPersons = async (tx: Tx, jurisdictionId: string, ring: Ring, persons: readonly NewPerson[]): Promise<void> => {
  if (persons.length === 0) return;
  const rows = persons.map((p) => valuesOf(ring, p.id, p));
  await execute(
    tx,
    `insert into persons (jurisdiction_id, id, account_id, ${stored})
     select $1, r.* from unnest($2::uuid[], $3::uuid[], ${types.map((type, i) => `$${i + 4}::${type}[]`).join(', ')}) as r
     returning id`,
    [
      jurisdictionId,
      persons.map(({ id }) => id),
      persons.map(({ accountId }) => accountId ?? null),
      ...types.map((_, i) => rows.map((row) => row[i])),
    ],
  );
  await noteDoubts(
    tx,
    jurisdictionId,
    persons.map(({ id }) => id),
  );
};

/** Writes everything that is known of a person anew, sealed with the newest keys. */
export const writePerson = async (tx: Tx, jurisdictionId: string, ring: Ring, id: string, p: Particulars): Promise<void> => {
  await execute(
    tx,
    `update persons p set (${stored}) = row(${types.map((type, i) => `$${i + 2}::${type}`).join(', ')}), version = version + 1
     where ${own} and p.id = $1`,
    [id, ...valuesOf(ring, id, p)],
  );
  await tieAccount(tx, id, p.phone);
  await noteDoubts(tx, jurisdictionId, [id]);
};

/**
 * Notes which records may be one person with these: the same name and phone, or the same name in one area where a phone is missing. Two identity
 * numbers are two persons: the same one twice is refused.
 */
const noteDoubts = async (tx: Tx, jurisdictionId: string, ids: readonly string[]): Promise<void> => {
  await execute(
    tx,
    `insert into person_doubts (jurisdiction_id, first_id, second_id, kind)
     select $1, least(p.id, q.id), greatest(p.id, q.id), case when p.phone_digest = q.phone_digest then 'name_phone' else 'name_area' end
     from persons p join persons q on q.jurisdiction_id = $1 and q.name collate "C" = p.name collate "C" and q.id <> p.id
     where p.jurisdiction_id = $1 and p.id = any($2) and p.merged_into is null and q.merged_into is null and p.name <> '' and q.erased_at is null
       and (p.phone_digest = q.phone_digest or (p.area_code = q.area_code and (p.phone_digest is null or q.phone_digest is null)))
       and (p.id_number_digest is null or q.id_number_digest is null)
     on conflict do nothing returning first_id`,
    [jurisdictionId, ids],
  );
};

/** Ties a person to the account of whoever works here under the phone number, where there is one and nobody stands for it. */
export const tieAccount = async (tx: Tx, id: string, phone: string | null): Promise<void> => {
  if (phone === null) return;
  await execute(
    tx,
    `update persons p set account_id = (select a.id from accounts a where a.phone = $2
       and exists (select from posts t where t.jurisdiction_id = :jurisdiction and t.account_id = a.id)
       and not exists (select from persons q where q.jurisdiction_id = :jurisdiction and q.account_id = a.id))
     where p.jurisdiction_id = :jurisdiction and p.id = $1 and p.account_id is null`,
    [id, phone],
  );
};

/** Holds everybody who enters a person with this phone or identity number until the transaction ends. */
export const lockNumber = async (tx: Tx, ring: Ring, column: 'phone' | 'id_number', value: string): Promise<void> => {
  await execute(tx, 'select pg_advisory_xact_lock($1)', [ring.digest(`persons.${column}`, value).readBigInt64BE(0)]);
};

/** A person who was neither merged into another one nor erased. */
export const findPerson = async (tx: Tx, ring: Ring, id: string, lock = false): Promise<PersonRow | null> => {
  const text = `select ${columns} from persons p where ${own} and p.id = $1 ${lock ? 'for update' : ''}`;
  const [row] = (await execute<Sealed>(tx, text, [id])).rows;
  return row ? opened(ring, row) : null;
};

/** The person whom an account stands for. */
export const findByAccount = async (tx: Tx, ring: Ring, accountId: string): Promise<PersonRow | null> => {
  const [row] = (await execute<Sealed>(tx, `select ${columns} from persons p where ${own} and p.account_id = $1`, [accountId])).rows;
  return row ? opened(ring, row) : null;
};

/** Whoever has one of the phones, oldest first: families share one. */
export const findByPhones = async (tx: Tx, ring: Ring, phones: readonly string[]): Promise<PersonRow[]> => {
  if (phones.length === 0) return [];
  const text = `select ${columns} from persons p where ${own} and p.phone_digest = any($1) order by p.id`;
  return (await execute<Sealed>(tx, text, [digestsOf(ring, 'phone', phones)])).rows.map((row) => opened(ring, row));
};

/** Whoever has one of the identity numbers, with the number. */
export const findByIdNumbers = async (
  tx: Tx,
  ring: Ring,
  numbers: readonly string[],
): Promise<(PersonRow & { idNumber: string | null })[]> => {
  if (numbers.length === 0) return [];
  const text = `select ${columns} from persons p where ${own} and p.id_number_digest = any($1) order by p.id`;
  const { rows } = await execute<Sealed>(tx, text, [digestsOf(ring, 'id_number', numbers)]);
  return rows.map((row) => opened(ring, row)).map((row) => ({ ...row, ...openRest(ring, row) }));
};

/** Persons of older versions of the program: their phones are sealed, their names get what finds them. Locked. */
export const sealOlder = async (tx: Tx, ring: Ring, limit: number): Promise<number> => {
  const { rows } = await execute<Sealed & { older: string | null }>(
    tx,
    `select ${columns}, p.phone as older from persons p
     where p.jurisdiction_id = :jurisdiction and (p.phone is not null or p.pinyin is null) order by p.id limit $1 for update`,
    [limit],
  );
  for (const sealed of rows) {
    const row = opened(ring, sealed);
    const area = row.areaId === null || row.areaPath === null ? null : { id: row.areaId, path: row.areaPath };
    const all = valuesOf(ring, row.id, { ...row, ...openRest(ring, row), phone: sealed.older ?? row.phone, area });
    await execute(
      tx,
      `update persons set phone = null, (${stored}) = row(${types.map((type, i) => `$${i + 2}::${type}`).join(', ')})
       where jurisdiction_id = :jurisdiction and id = $1`,
      [row.id, ...all],
    );
  }
  return rows.length;
};

/** Holds other imports of the jurisdiction's register until the transaction ends. */
export const lockRegister = (tx: Tx): Promise<unknown> =>
  execute(tx, "select pg_advisory_xact_lock(hashtext('persons.register.' || :jurisdiction::text))");

/** Tells, in the transaction in which it happens, that somebody is called otherwise, or by no name any more. */
export const tellRenamed = async (tx: Tx, personId: string): Promise<void> => {
  await execute(tx, "insert into outbox (id, jurisdiction_id, topic, payload) values ($1, :jurisdiction, 'people.person_renamed', $2)", [
    v7(),
    JSON.stringify({ personId }),
  ]);
};
