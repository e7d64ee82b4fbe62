import { execute, type Tx } from '#kernel/db.ts';
import type { KeptPart } from '../domain/erasure.ts';

export interface RequestRow {
  id: string;
  kind: 'export' | 'erasure' | 'retention';
  accountId: string | null;
  personId: string | null;
  /** The person's name, else the account's. */
  name: string | null;
  note: string | null;
  askedAt: Date;
  askedById: string | null;
  askedBy: string | null;
  dueAt: Date;
  state: 'asked' | 'done' | 'refused';
  decidedAt: Date | null;
  decidedBy: string | null;
  reason: string | null;
  outcome: { erased?: string[]; kept?: KeptPart[] };
}

const columns = `r.id, r.kind, r.account_id as "accountId", r.person_id as "personId", coalesce(nullif(p.name, ''), a.name) as name, r.note,
  r.asked_at as "askedAt", r.asked_by as "askedById", b.name as "askedBy", r.due_at as "dueAt", r.state, r.decided_at as "decidedAt",
  d.name as "decidedBy", r.reason, r.outcome`;
const joined = `person_requests r
  left join persons p on p.jurisdiction_id = :jurisdiction and p.id = r.person_id
  left join accounts a on a.id = r.account_id left join accounts b on b.id = r.asked_by left join accounts d on d.id = r.decided_by`;
const own = 'r.jurisdiction_id = :jurisdiction';

export interface NewRequest {
  readonly id: string;
  readonly kind: RequestRow['kind'];
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly note: string | null;
  readonly askedAt: Date;
  readonly askedBy: string | null;
  readonly dueAt: Date;
}

/** Enters a request. Guard of the table: `person_requests_once`. */
export const addRequest = async (tx: Tx, jurisdictionId: string, r: NewRequest): Promise<void> => {
  await execute(
    tx,
    `insert into person_requests (jurisdiction_id, id, kind, account_id, person_id, note, asked_at, asked_by, due_at, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'asked')`,
    [jurisdictionId, r.id, r.kind, r.accountId, r.personId, r.note, r.askedAt, r.askedBy, r.dueAt],
  );
};

export const findRequest = async (tx: Tx, id: string, lock = false): Promise<RequestRow | null> =>
  (await execute<RequestRow>(tx, `select ${columns} from ${joined} where ${own} and r.id = $1 ${lock ? 'for update of r' : ''}`, [id]))
    .rows[0] ?? null;

/** The ledger, newest first. */
export const pageOfRequests = async (
  tx: Tx,
  after: readonly [askedAt: string | null, id: string] | null,
  limit: number,
): Promise<RequestRow[]> =>
  (
    await execute<RequestRow>(
      tx,
      `select ${columns} from ${joined} where ${own} ${after ? 'and (r.asked_at, r.id) < ($2::timestamptz, $3::uuid)' : ''}
       order by r.asked_at desc, r.id desc limit $1`,
      [limit, ...(after ?? [])],
    )
  ).rows;

/** Requests nobody has decided, first due first. */
export const openRequests = async (
  tx: Tx,
  after: readonly [dueAt: string | null, id: string] | null,
  limit: number,
): Promise<RequestRow[]> =>
  (
    await execute<RequestRow>(
      tx,
      `select ${columns} from ${joined} where ${own} and r.state = 'asked' ${after ? 'and (r.due_at, r.id) > ($2::timestamptz, $3::uuid)' : ''}
       order by r.due_at, r.id limit $1`,
      [limit, ...(after ?? [])],
    )
  ).rows;

export const countOpenRequests = async (tx: Tx): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      "select count(*)::int as n from person_requests r where r.jurisdiction_id = :jurisdiction and r.state = 'asked'",
    )
  ).rows[0]?.n ?? 0;

/** What an account asked for, or was asked for its person. */
export const requestsOf = async (tx: Tx, accountId: string, personId: string | null): Promise<RequestRow[]> =>
  (
    await execute<RequestRow>(
      tx,
      `select ${columns} from ${joined} where ${own} and (r.account_id = $1 or r.person_id = $2) order by r.asked_at desc, r.id desc limit 50`,
      [accountId, personId],
    )
  ).rows;

export const closeRequest = async (
  tx: Tx,
  id: string,
  to: { state: 'done' | 'refused'; at: Date; by: string | null; reason: string | null; outcome: object },
): Promise<void> => {
  await execute(
    tx,
    `update person_requests set state = $2, decided_at = $3, decided_by = $4, reason = $5, outcome = $6
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, to.state, to.at, to.by, to.reason, JSON.stringify(to.outcome)],
  );
};

/** Empties a person's record: nothing but its id stays, for what refers to it. */
export const erasePerson = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await execute(
    tx,
    `update persons set name = '', phone_sealed = null, phone_digest = null, id_number_sealed = null, id_number_digest = null, address_sealed = null,
       given = '', pinyin = '', given_pinyin = '', initials = '', area_id = null, area_path = null, account_id = null, party_member = false,
       erased_at = $2, version = version + 1
     where jurisdiction_id = :jurisdiction and (id = $1 or merged_into = $1)`,
    [id, at],
  );
};

/** Ids of persons that still are, after one, in order. */
export const personsAfter = async (tx: Tx, after: string, limit: number): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      'select id from persons where jurisdiction_id = :jurisdiction and id > $1 and merged_into is null and erased_at is null order by id limit $2',
      [after, limit],
    )
  ).rows.map(({ id }) => id);
