import { phoneOf } from '#contract/kernel/typed.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** Somebody who holds office. */
export interface PersonRow {
  id: string;
  name: string;
  phone: string | null;
  partyMember: boolean;
  hasAccount: boolean;
  version: number;
}

/** A person to be added; `accountId` where it is known. */
export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly partyMember: boolean;
  readonly accountId?: string | null;
}

const own = 'p.jurisdiction_id = :jurisdiction';
const columns = `p.id, p.name, p.phone, p.party_member as "partyMember", p.account_id is not null as "hasAccount", p.version`;
/** The account of whoever works here under a phone number, unless another person stands for it already. */
const accountOf = (phone: string): string => `(select a.id from accounts a where a.phone = ${phone}
  and exists (select from posts t where t.jurisdiction_id = :jurisdiction and t.account_id = a.id)
  and not exists (select from persons q where q.jurisdiction_id = :jurisdiction and q.account_id = a.id))`;

/** Inserts persons, however many, in one statement. */
export const insertPersons = async (tx: Tx, jurisdictionId: string, persons: readonly NewPerson[]): Promise<void> => {
  await execute(
    tx,
    `insert into persons (jurisdiction_id, id, name, phone, party_member, account_id)
     select $1, r.id, r.name, r.phone, r."partyMember", r."accountId"
     from jsonb_to_recordset($2::jsonb) as r(id uuid, name text, phone text, "partyMember" boolean, "accountId" uuid)
     returning id`,
    [jurisdictionId, JSON.stringify(persons)],
  );
};

/** Adds a person unless the phone is somebody's already. @returns whether it was added */
export const addPerson = async (tx: Tx, jurisdictionId: string, p: NewPerson): Promise<boolean> =>
  (
    await execute(
      tx,
      `insert into persons (jurisdiction_id, id, name, phone, party_member, account_id) values ($1, $2, $3, $4, $5, ${accountOf('$4')})
       on conflict (jurisdiction_id, phone) do nothing returning id`,
      [jurisdictionId, p.id, p.name, p.phone, p.partyMember],
    )
  ).rows.length > 0;

export const findPerson = async (tx: Tx, id: string, lock = false): Promise<PersonRow | null> =>
  (await execute<PersonRow>(tx, `select ${columns} from persons p where ${own} and p.id = $1 ${lock ? 'for update' : ''}`, [id])).rows[0] ??
  null;

export const findPersonByPhone = async (tx: Tx, phone: string): Promise<PersonRow | null> =>
  (await execute<PersonRow>(tx, `select ${columns} from persons p where ${own} and p.phone = $1`, [phone])).rows[0] ?? null;

export const updatePerson = async (tx: Tx, id: string, p: { name: string; phone: string | null; partyMember: boolean }): Promise<void> => {
  await execute(
    tx,
    `update persons p set name = $2, phone = $3, party_member = $4, account_id = coalesce(p.account_id, ${accountOf('$3')}), version = version + 1
     where ${own} and p.id = $1`,
    [id, p.name, p.phone, p.partyMember],
  );
};

/** Ranges of area codes, each "this area and below", as a condition on a column. `$n` holds the codes. */
export const within = (column: string, n: number): string =>
  `exists (select from unnest($${n}::text[]) as s(code) where ${column} >= s.code and ${column} < s.code || '~')`;

/**
 * Persons of a name or phone. Part of a name finds those with an office in the given areas; the whole name or the whole phone finds anybody.
 * By name, then age.
 */
export const searchPersons = async (tx: Tx, q: string, areaCodes: readonly string[], limit: number): Promise<PersonRow[]> => {
  const { rows } = await execute<PersonRow>(
    tx,
    `select ${columns} from persons p
     where ${own} and (p.name = $1 or p.phone = $4 or (strpos(p.name, $1) > 0 and exists (
       select from offices f where f.jurisdiction_id = :jurisdiction and f.person_id = p.id and ${within('f.area_code', 2)})))
     order by p.name, p.id limit $3`,
    [q, areaCodes, limit, phoneOf(q)],
  );
  return rows;
};

/** Where persons hold or held office: paths for permission, names for telling people apart (today's only). */
export const officesOfPersons = async (
  tx: Tx,
  ids: readonly string[],
  today: string,
): Promise<{ personId: string; kind: string; areaPath: string; areaId: string | null; organisation: string | null; held: boolean }[]> => {
  const { rows } = await execute<{
    personId: string;
    kind: string;
    areaPath: string;
    areaId: string | null;
    organisation: string | null;
    held: boolean;
  }>(
    tx,
    `select f.person_id as "personId", f.kind, f.area_path::text as "areaPath", f.area_id as "areaId", o.name as organisation,
       f.valid_from <= $2 and (f.valid_to is null or f.valid_to >= $2) as held
     from offices f left join organisations o on o.jurisdiction_id = :jurisdiction and o.id = f.organisation_id
     where f.jurisdiction_id = :jurisdiction and f.person_id = any($1) order by f.valid_from, f.id`,
    [ids, today],
  );
  return rows;
};

/** Paths at which a person is responsible for a promise: whoever manages the agreement may correct and call them. */
export const promisePlaces = async (tx: Tx, personId: string): Promise<string[]> => {
  const { rows } = await execute<{ path: string }>(
    tx,
    `select distinct o.area_path::text as path from promises m
     join agreements a on a.jurisdiction_id = :jurisdiction and a.id = m.agreement_id
     join organisations o on o.jurisdiction_id = :jurisdiction and o.id = a.partner_id
     where m.jurisdiction_id = :jurisdiction and m.responsible_id = $1 and m.withdrawn_on is null`,
    [personId],
  );
  return rows.map((r) => r.path);
};
