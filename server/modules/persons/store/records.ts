import { execute, type Tx } from '#kernel/db.ts';

export interface LookRow {
  at: Date;
  who: string | null;
  what: ('phone' | 'id_number' | 'address')[];
  reason: string;
}

/** Keeps that somebody looked at sealed particulars. */
export const addLook = async (
  tx: Tx,
  look: { jurisdictionId: string; id: string; personId: string; accountId: string; what: readonly string[]; reason: string; at: Date },
): Promise<void> => {
  await execute(
    tx,
    'insert into person_looks (jurisdiction_id, id, person_id, account_id, what, reason, at) values ($1, $2, $3, $4, $5, $6, $7)',
    [look.jurisdictionId, look.id, look.personId, look.accountId, look.what, look.reason, look.at],
  );
};

/** Looks at a person and at records merged into them, newest first. */
export const looksOf = async (tx: Tx, personIds: readonly string[], limit: number): Promise<LookRow[]> =>
  (
    await execute<LookRow>(
      tx,
      `select l.at, a.name as who, l.what, l.reason from person_looks l left join accounts a on a.id = l.account_id
       where l.jurisdiction_id = :jurisdiction and l.person_id = any($1) order by l.at desc, l.id desc limit $2`,
      [personIds, limit],
    )
  ).rows;

/** A merge as it is on record. */
export interface MergeRow {
  id: string;
  fromId: string;
  intoId: string;
  name: string;
  reason: string;
  /** Ids of what moved, by use; under `taken` the values the kept record took over. */
  moved: Record<string, string[]>;
  at: Date;
  who: string | null;
  undone: boolean;
}
const mergeColumns = `m.id, m.from_id as "fromId", m.into_id as "intoId", f.name, m.reason, m.moved, m.merged_at as at, a.name as who,
  m.undone_at is not null as undone`;
const mergeJoined = `person_merges m join persons f on f.jurisdiction_id = :jurisdiction and f.id = m.from_id left join accounts a on a.id = m.merged_by`;

export const addMerge = async (
  tx: Tx,
  m: { jurisdictionId: string; id: string; fromId: string; intoId: string; reason: string; moved: object; at: Date; by: string | null },
): Promise<void> => {
  await execute(
    tx,
    `insert into person_merges (jurisdiction_id, id, from_id, into_id, reason, moved, merged_at, merged_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [m.jurisdictionId, m.id, m.fromId, m.intoId, m.reason, JSON.stringify(m.moved), m.at, m.by],
  );
};

export const lockMerge = async (tx: Tx, id: string): Promise<MergeRow | null> =>
  (
    await execute<MergeRow>(
      tx,
      `select ${mergeColumns} from ${mergeJoined} where m.jurisdiction_id = :jurisdiction and m.id = $1 for update of m`,
      [id],
    )
  ).rows[0] ?? null;

/** Records merged into a person that still are, newest first. */
export const mergesInto = async (tx: Tx, personId: string): Promise<MergeRow[]> =>
  (
    await execute<MergeRow>(
      tx,
      `select ${mergeColumns} from ${mergeJoined} where m.jurisdiction_id = :jurisdiction and m.into_id = $1 and m.undone_at is null
       order by m.merged_at desc`,
      [personId],
    )
  ).rows;

export const endMerge = async (tx: Tx, id: string, at: Date, by: string | null): Promise<void> => {
  await execute(tx, 'update person_merges set undone_at = $2, undone_by = $3 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    at,
    by,
  ]);
};

/** Marks a record as merged into another one, or as one of its own again. Its account goes along where the other has none. */
export const markMerged = async (tx: Tx, id: string, into: string | null): Promise<void> => {
  await execute(tx, 'update persons set merged_into = $2, version = version + 1 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    into,
  ]);
};

/** Gives the account of one record to another that has none. @returns whether there was one to give */
export const moveAccount = async (tx: Tx, from: string, to: string): Promise<boolean> => {
  const { rows } = await execute<{ account: string }>(
    tx,
    `update persons p set account_id = null from persons f where p.jurisdiction_id = :jurisdiction and p.id = $1 and p.account_id is not null
       and f.jurisdiction_id = :jurisdiction and f.id = p.id
       and exists (select from persons q where q.jurisdiction_id = :jurisdiction and q.id = $2 and q.account_id is null)
     returning f.account_id as account`,
    [from, to],
  );
  const [moved] = rows;
  if (moved) await execute(tx, 'update persons set account_id = $2 where jurisdiction_id = :jurisdiction and id = $1', [to, moved.account]);
  return moved !== undefined;
};

export interface DoubtRow {
  firstId: string;
  secondId: string;
  kind: 'name_phone' | 'name_area';
  foundAt: Date;
}

/** Doubts nobody has decided, oldest first; of records that still are. */
export const openDoubts = async (
  tx: Tx,
  after: readonly [foundAt: string | null, first: string, second: string] | null,
  limit: number,
): Promise<DoubtRow[]> =>
  (
    await execute<DoubtRow>(
      tx,
      `select d.first_id as "firstId", d.second_id as "secondId", d.kind, d.found_at as "foundAt" from person_doubts d
       join persons p on p.jurisdiction_id = :jurisdiction and p.id = d.first_id and p.merged_into is null and p.erased_at is null
       join persons q on q.jurisdiction_id = :jurisdiction and q.id = d.second_id and q.merged_into is null and q.erased_at is null
       where d.jurisdiction_id = :jurisdiction and d.verdict is null
         ${after ? 'and (d.found_at, d.first_id, d.second_id) > ($2::timestamptz, $3::uuid, $4::uuid)' : ''}
       order by d.found_at, d.first_id, d.second_id limit $1`,
      [limit, ...(after ?? [])],
    )
  ).rows;

/** Decides a doubt, once. @returns whether it was open; null when there is none */
export const decideDoubt = async (
  tx: Tx,
  one: string,
  other: string,
  verdict: 'same' | 'distinct',
  at: Date,
  by: string,
): Promise<boolean | null> => {
  const pair = one < other ? [one, other] : [other, one];
  const { rows } = await execute<{ verdict: string | null }>(
    tx,
    'select verdict from person_doubts where jurisdiction_id = :jurisdiction and first_id = $1 and second_id = $2 for update',
    pair,
  );
  const [found] = rows;
  if (!found) return null;
  if (found.verdict !== null) return false;
  await execute(
    tx,
    'update person_doubts set verdict = $3, decided_at = $4, decided_by = $5 where jurisdiction_id = :jurisdiction and first_id = $1 and second_id = $2',
    [...pair, verdict, at, by],
  );
  return true;
};

/** What a consent says beyond its use: for what, who sees what rests on it, until when it holds, who was there when it was spoken. */
export interface ConsentTerms {
  purpose: string | null;
  sees: string | null;
  /** Its last day; null: until it is withdrawn. */
  until: string | null;
  witness: string | null;
}
export interface ConsentRow extends ConsentTerms {
  use: string;
  given: boolean;
  on: string;
  how: string;
}
const noTerms: ConsentTerms = { purpose: null, sees: null, until: null, witness: null };

export const addConsent = async (
  tx: Tx,
  c: {
    jurisdictionId: string;
    id: string;
    personId: string;
    use: string;
    given: boolean;
    on: string;
    how: string;
    at: Date;
    by: string;
    /** Where the use stood that this ends; null: nowhere, or it ends nothing. */
    endedAt: string | null;
    terms?: ConsentTerms;
  },
): Promise<void> => {
  const { purpose, sees, until, witness } = c.terms ?? noTerms;
  await execute(
    tx,
    `insert into person_consents (jurisdiction_id, id, person_id, use, given, on_day, how, recorded_at, recorded_by, area_path, purpose, sees, until_day, witness)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::ltree, $11, $12, $13::date, $14)`,
    [c.jurisdictionId, c.id, c.personId, c.use, c.given, c.on, c.how, c.at, c.by, c.endedAt, purpose, sees, until, witness],
  );
};

/** Persons whose last word on a use, for a purpose where one is named, is a consent that holds on a day. */
export const consenting = async (
  tx: Tx,
  personIds: readonly string[],
  use: string,
  purpose: string | null,
  day: string,
): Promise<Set<string>> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select c.id from (select distinct on (c.person_id) c.person_id as id, c.given, c.until_day from person_consents c
       where c.jurisdiction_id = :jurisdiction and c.person_id = any($1::uuid[]) and c.use = $2
         and ($3::text is null or c.purpose = $3 or (c.purpose is null and not c.given))
       order by c.person_id, c.recorded_at desc, c.id desc) c where c.given and (c.until_day is null or c.until_day >= $4::date)`,
    [personIds, use, purpose, day],
  );
  return new Set(rows.map(({ id }) => id));
};
/** Consents to a use that ended on a day, by their own last day, and after which nothing was said. */
export const consentsEnded = async (
  tx: Tx,
  use: string,
  before: string,
  since: string,
): Promise<{ personId: string; purpose: string | null }[]> =>
  (
    await execute<{ personId: string; purpose: string | null }>(
      tx,
      `select c.person_id as "personId", c.purpose from person_consents c
       where c.jurisdiction_id = :jurisdiction and c.given and c.until_day >= $3::date and c.until_day < $2::date and c.use = $1
         and not exists (select from person_consents d where d.jurisdiction_id = :jurisdiction and d.person_id = c.person_id and d.use = c.use
           and d.recorded_at > c.recorded_at and (d.purpose is not distinct from c.purpose or not d.given))`,
      [use, before, since],
    )
  ).rows;

/** The last consent of a person for each use. */
export const consentsOf = async (tx: Tx, personId: string): Promise<ConsentRow[]> =>
  (
    await execute<ConsentRow>(
      tx,
      `select distinct on (c.use) c.use, c.given, c.on_day::text as on, c.how, c.purpose, c.sees, c.until_day::text as until, c.witness from person_consents c
       where c.jurisdiction_id = :jurisdiction and c.person_id = $1 order by c.use, c.recorded_at desc, c.id desc`,
      [personId],
    )
  ).rows;

/** Takes a person out of the register of their area. @returns its path; null: no area had them */
export const endRegister = async (tx: Tx, personId: string): Promise<string | null> => {
  const { rows } = await execute<{ path: string }>(
    tx,
    'select area_path::text as path from persons where jurisdiction_id = :jurisdiction and id = $1 and area_id is not null',
    [personId],
  );
  const [row] = rows;
  if (!row) return null;
  await execute(
    tx,
    'update persons set area_id = null, area_path = null, version = version + 1 where jurisdiction_id = :jurisdiction and id = $1',
    [personId],
  );
  return row.path;
};

/** Registers that persons were in until they withdrew their consent, the last of each; none of whoever is in one again. */
export const endedRegisters = async (
  tx: Tx,
  personIds: readonly string[],
): Promise<{ personId: string; areaPath: string; until: string }[]> =>
  (
    await execute<{ personId: string; areaPath: string; until: string }>(
      tx,
      `select distinct on (c.person_id) c.person_id as "personId", c.area_path::text as "areaPath", c.on_day::text as until
       from person_consents c join persons p on p.jurisdiction_id = :jurisdiction and p.id = c.person_id and p.area_id is null
       where c.jurisdiction_id = :jurisdiction and c.person_id = any($1) and c.use = 'persons.register' and c.area_path is not null
       order by c.person_id, c.recorded_at desc, c.id desc`,
      [personIds],
    )
  ).rows;
