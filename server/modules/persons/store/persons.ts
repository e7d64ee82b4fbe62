import { execute, type Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { wordsOfName } from '../domain/pinyin.ts';

/** A person as the module works with it, opened. */
export interface PersonRow {
  id: string;
  name: string;
  phone: string | null;
  partyMember: boolean;
  hasAccount: boolean;
  version: number;
  /** Where the person is looked after; null: only where other modules tie them. */
  areaPath: string | null;
}

/** A person to be added; `accountId` where it is known. */
export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly partyMember: boolean;
  readonly accountId?: string | null;
}

const own = 'p.jurisdiction_id = :jurisdiction and p.merged_into is null';
const columns = `p.id, p.name, p.phone_sealed as "phoneSealed", p.party_member as "partyMember", p.account_id is not null as "hasAccount", p.version, p.area_path::text as "areaPath"`;
type Sealed = Omit<PersonRow, 'phone'> & { phoneSealed: Buffer | null };

/** The phone of a person as other modules' statements read it, `phone_sealed`. */
export const openPhone = (ring: Ring, personId: string, sealed: Buffer | null): string | null =>
  sealed === null ? null : ring.open(`persons.phone ${personId}`, sealed);
const opened = (ring: Ring, { phoneSealed, ...row }: Sealed): PersonRow => ({ ...row, phone: openPhone(ring, row.id, phoneSealed) });

/** Kind of the digest by which a phone is found. */
const phoneKind = 'persons.phone';
/** What is stored of a phone. */
export const sealPhone = (ring: Ring, id: string, phone: string | null): { sealed: Buffer | null; digest: Buffer | null } =>
  phone === null
    ? { sealed: null, digest: null }
    : { sealed: ring.seal(`persons.phone ${id}`, phone), digest: ring.digest(phoneKind, phone) };
/** Digests by which the bearers of phones are found. */
export const phoneDigests = (ring: Ring, phones: readonly string[]): Buffer[] => phones.flatMap((phone) => ring.digests(phoneKind, phone));

/** The account of whoever works here under a phone number, unless another person stands for it already. */
const accountOf = (phone: string): string => `(select a.id from accounts a where a.phone = ${phone}
  and exists (select from posts t where t.jurisdiction_id = :jurisdiction and t.account_id = a.id)
  and not exists (select from persons q where q.jurisdiction_id = :jurisdiction and q.account_id = a.id))`;

/** Inserts persons, however many, in one statement. */
export const insertPersons = async (tx: Tx, jurisdictionId: string, ring: Ring, persons: readonly NewPerson[]): Promise<void> => {
  const phones = persons.map(({ id, phone }) => sealPhone(ring, id, phone));
  const words = persons.map(({ name }) => wordsOfName(name));
  await execute(
    tx,
    `insert into persons (jurisdiction_id, id, name, party_member, account_id, phone_sealed, phone_digest, key_version, given, pinyin, given_pinyin, initials)
     select $1, r.* from unnest($2::uuid[], $3::text[], $4::boolean[], $5::uuid[], $6::bytea[], $7::bytea[], $8::smallint[],
       $9::text[], $10::text[], $11::text[], $12::text[]) as r
     returning id`,
    [
      jurisdictionId,
      persons.map(({ id }) => id),
      persons.map(({ name }) => name),
      persons.map(({ partyMember }) => partyMember),
      persons.map(({ accountId }) => accountId ?? null),
      phones.map(({ sealed }) => sealed),
      phones.map(({ digest }) => digest),
      persons.map(() => ring.version),
      words.map(({ given }) => given),
      words.map(({ pinyin }) => pinyin),
      words.map(({ givenPinyin }) => givenPinyin),
      words.map(({ initials }) => initials),
    ],
  );
};

/** Ties a person to the account of whoever works here under the phone number, where there is one and nobody stands for it. */
export const tieAccount = async (tx: Tx, id: string, phone: string | null): Promise<void> => {
  if (phone === null) return;
  await execute(
    tx,
    `update persons p set account_id = ${accountOf('$2')} where p.jurisdiction_id = :jurisdiction and p.id = $1 and p.account_id is null`,
    [id, phone],
  );
};

/** Holds everybody who enters a person with this phone until the transaction ends. */
export const lockPhone = async (tx: Tx, ring: Ring, phone: string): Promise<void> => {
  await execute(tx, 'select pg_advisory_xact_lock($1)', [ring.digest(phoneKind, phone).readBigInt64BE(0)]);
};

/** A person who was not merged into another one. */
export const findPerson = async (tx: Tx, ring: Ring, id: string, lock = false): Promise<PersonRow | null> => {
  const text = `select ${columns} from persons p where ${own} and p.id = $1 ${lock ? 'for update' : ''}`;
  const [row] = (await execute<Sealed>(tx, text, [id])).rows;
  return row ? opened(ring, row) : null;
};

/** Whoever has one of the phones, oldest first: families share one. */
export const findByPhones = async (tx: Tx, ring: Ring, phones: readonly string[]): Promise<PersonRow[]> => {
  if (phones.length === 0) return [];
  const text = `select ${columns} from persons p where ${own} and p.phone_digest = any($1) order by p.id`;
  return (await execute<Sealed>(tx, text, [phoneDigests(ring, phones)])).rows.map((row) => opened(ring, row));
};

export const updatePerson = async (
  tx: Tx,
  ring: Ring,
  id: string,
  p: { name: string; phone: string | null; partyMember: boolean },
): Promise<void> => {
  const { sealed, digest } = sealPhone(ring, id, p.phone);
  const words = wordsOfName(p.name);
  await execute(
    tx,
    `update persons p set name = $2, party_member = $3, phone_sealed = $4, phone_digest = $5, given = $6, pinyin = $7, given_pinyin = $8,
       initials = $9, version = version + 1
     where ${own} and p.id = $1`,
    [id, p.name, p.partyMember, sealed, digest, words.given, words.pinyin, words.givenPinyin, words.initials],
  );
  await tieAccount(tx, id, p.phone);
};

/** What is looked for, in every form it can have; see {@link searchPersons}. */
export interface Sought {
  readonly name: string;
  readonly phone: string | null;
  readonly pinyin: string | null;
}

/** Persons looked at for the beginning of a name, in each of the orders; more letters find the others. */
const mostLooked = 2_000;
/** After everything that begins with it, in the order of bytes. */
const after = (begin: string): string => `${begin}\u{10ffff}`;

/**
 * Persons by the beginning of a name, or a whole phone. Outside the given areas only the whole name or phone finds anybody. The whole name
 * first, then by name, then age.
 * @param areas codes, "this area and below"; null: the whole jurisdiction
 * @param within conditions by which modules say whether a person `p` stands in one of the areas `$1`
 */
export const searchPersons = async (
  tx: Tx,
  ring: Ring,
  { name, phone, pinyin }: Sought,
  areas: readonly string[] | null,
  within: readonly string[],
  limit: number,
): Promise<PersonRow[]> => {
  const values: unknown[] = [areas, name, limit, phone === null ? [] : phoneDigests(ring, [phone])];
  const beginning = (column: string, begin: string): string => {
    values.push(begin, after(begin));
    return `(select p.id from persons p where ${own} and ${column} >= $${values.length - 1} collate "C" and ${column} < $${values.length} collate "C"
      order by ${column}, p.id limit ${mostLooked})`;
  };
  const names = [beginning('p.name collate "C"', name), beginning('p.given', name)];
  const letters = pinyin === null ? [] : ['pinyin', 'given_pinyin', 'initials'].map((column) => beginning(`p.${column}`, pinyin));
  const inAreas =
    areas === null
      ? '$1::text[] is null'
      : [`exists (select from unnest($1::text[]) as s(code) where p.area_code >= s.code and p.area_code < s.code || '~')`, ...within].join(
          ' or ',
        );
  const { rows } = await execute<Sealed>(
    tx,
    `with found as materialized (${[...names, ...letters].join(' union ')} union select p.id from persons p where ${own} and p.phone_digest = any($4::bytea[]))
     select ${columns} from persons p where ${own} and p.id in (select id from found)
       and (p.name = $2 or p.phone_digest = any($4::bytea[]) or ${inAreas})
     order by p.name <> $2, p.name collate "C", p.id limit $3`,
    values,
  );
  return rows.map((row) => opened(ring, row));
};

/** Persons of older versions of the program: their phones are sealed, their names get what finds them. Locked. */
export const sealOlder = async (tx: Tx, ring: Ring, limit: number): Promise<number> => {
  const { rows } = await execute<{ id: string; name: string; phone: string | null }>(
    tx,
    `select p.id, p.name, p.phone from persons p where p.jurisdiction_id = :jurisdiction and (p.phone is not null or p.pinyin is null)
     order by p.id limit $1 for update`,
    [limit],
  );
  for (const { id, name, phone } of rows) {
    const { sealed, digest } = sealPhone(ring, id, phone);
    const words = wordsOfName(name);
    await execute(
      tx,
      `update persons set phone = null, phone_sealed = coalesce($2, phone_sealed), phone_digest = coalesce($3, phone_digest), key_version = $4,
         given = $5, pinyin = $6, given_pinyin = $7, initials = $8
       where jurisdiction_id = :jurisdiction and id = $1`,
      [id, sealed, digest, ring.version, words.given, words.pinyin, words.givenPinyin, words.initials],
    );
  }
  return rows.length;
};
