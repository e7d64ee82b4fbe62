import type { Label } from '#contract/kernel/form/schema.ts';
import type { ApplicationChannel, ApplicationState, materialStates } from '#contract/services/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** How one material was handed in: photos by id, or a tick. */
export interface HandedIn {
  readonly id: string;
  readonly name: string;
  readonly necessity: string;
  readonly state: (typeof materialStates)[number];
  readonly photos: readonly string[];
}
export interface Progress {
  readonly state: ApplicationState;
  /** ISO 8601. */
  readonly at: string;
  readonly words: string | null;
}

/** An application as it is stored. */
export interface ApplicationRecord {
  readonly id: string;
  readonly caseId: string;
  readonly number: string;
  readonly itemId: string;
  readonly itemCode: string;
  readonly item: string;
  readonly limitWords: Label;
  readonly trips: number;
  readonly areaPath: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly channel: ApplicationChannel;
  readonly accountId: string | null;
  /** Null once it is erased. */
  readonly personId: string | null;
  readonly agentId: string | null;
  readonly takenInBy: string;
  readonly materials: readonly HandedIn[];
  readonly formVersion: number;
  readonly sealed: Buffer | null;
  readonly keyVersion: number | null;
  readonly state: ApplicationState;
  /** The event of the case it followed last. */
  readonly seq: number;
  readonly receivedAt: Date;
  readonly acceptedAt: Date | null;
  readonly dueAt: Date | null;
  readonly corrected: boolean;
  readonly decidedAt: Date | null;
  readonly granted: boolean | null;
  readonly issuedAt: Date | null;
  readonly progress: readonly Progress[];
  readonly receivedBy: Buffer | null;
}
export const columns = `a.id, a.case_id as "caseId", a.number, a.item_id as "itemId", a.item_code as "itemCode", a.item, a.limit_words as "limitWords", a.trips,
  a.area_path::text as "areaPath", a.organisation_id as "organisationId", a.organisation_name as "organisationName", a.channel, a.account_id as "accountId",
  a.person_id as "personId", a.agent_id as "agentId", a.taken_in_by as "takenInBy", a.materials, a.form_version as "formVersion", a.sealed,
  a.key_version as "keyVersion", a.state, a.seq, a.received_at as "receivedAt", a.accepted_at as "acceptedAt", a.due_at as "dueAt", a.corrected,
  a.decided_at as "decidedAt", a.granted, a.issued_at as "issuedAt", a.progress, a.received_by as "receivedBy"`;

const written: Readonly<Record<string, (a: ApplicationRecord) => unknown>> = {
  id: (a) => a.id,
  case_id: (a) => a.caseId,
  number: (a) => a.number,
  item_id: (a) => a.itemId,
  item_code: (a) => a.itemCode,
  item: (a) => a.item,
  limit_words: (a) => JSON.stringify(a.limitWords),
  trips: (a) => a.trips,
  area_path: (a) => a.areaPath,
  organisation_id: (a) => a.organisationId,
  organisation_name: (a) => a.organisationName,
  channel: (a) => a.channel,
  account_id: (a) => a.accountId,
  person_id: (a) => a.personId,
  agent_id: (a) => a.agentId,
  taken_in_by: (a) => a.takenInBy,
  materials: (a) => JSON.stringify(a.materials),
  form_version: (a) => a.formVersion,
  sealed: (a) => a.sealed,
  key_version: (a) => a.keyVersion,
  state: (a) => a.state,
  seq: (a) => a.seq,
  received_at: (a) => a.receivedAt,
  accepted_at: (a) => a.acceptedAt,
  due_at: (a) => a.dueAt,
  corrected: (a) => a.corrected,
  decided_at: (a) => a.decidedAt,
  granted: (a) => a.granted,
  issued_at: (a) => a.issuedAt,
  progress: (a) => JSON.stringify(a.progress),
  received_by: (a) => a.receivedBy,
};
const names = Object.keys(written);

export const insertApplication = async (tx: Tx, a: ApplicationRecord): Promise<void> => {
  const places = names.map((_, i) => `$${i + 1}`);
  await execute(
    tx,
    `insert into service_applications (jurisdiction_id, ${names.join(', ')}) values (:jurisdiction, ${places.join(', ')})`,
    Object.values(written).map((of) => of(a)),
  );
};

const one = async (tx: Tx, condition: string, value: string, lock: boolean): Promise<ApplicationRecord | null> => {
  const text = `select ${columns} from service_applications a where a.jurisdiction_id = :jurisdiction and ${condition} ${lock ? 'for update' : ''}`;
  return (await execute<ApplicationRecord>(tx, text, [value])).rows[0] ?? null;
};
/** An application; held until the transaction ends when `lock` says so. */
export const findApplication = (tx: Tx, id: string, lock = false): Promise<ApplicationRecord | null> => one(tx, 'a.id = $1', id, lock);
export const findOfCase = (tx: Tx, caseId: string, lock = false): Promise<ApplicationRecord | null> =>
  one(tx, 'a.case_id = $1', caseId, lock);
export const findByNumber = (tx: Tx, number: string): Promise<ApplicationRecord | null> => one(tx, 'a.number = $1', number, false);

type Changed = Partial<
  Pick<
    ApplicationRecord,
    | 'state'
    | 'seq'
    | 'acceptedAt'
    | 'dueAt'
    | 'corrected'
    | 'decidedAt'
    | 'granted'
    | 'issuedAt'
    | 'progress'
    | 'receivedBy'
    | 'sealed'
    | 'keyVersion'
  >
>;
const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** Changes of an application that is held, by field. */
export const changeApplication = async (tx: Tx, id: string, changes: Changed): Promise<void> => {
  const entries = Object.entries(changes);
  if (entries.length === 0) return;
  const set = entries.map(([field], i) => `${columnOf(field)} = $${i + 2}`);
  await execute(tx, `update service_applications set ${set.join(', ')} where jurisdiction_id = :jurisdiction and id = $1`, [
    id,
    ...entries.map(([field, value]) => (field === 'progress' ? JSON.stringify(value) : value)),
  ]);
};

/** Which applications: those a viewer may see, narrowed down; null does not filter. Areas are codes: there and below. */
export interface ApplicationFilter {
  readonly areas: readonly string[];
  readonly organisations: readonly string[];
  readonly area: string | null;
  readonly states: readonly string[] | null;
  readonly channel: string | null;
  readonly itemId: string | null;
  readonly number: string | null;
}
type Put = (value: unknown) => string;
const below = (code: string, p: Put): string => `(a.area_code >= ${p(code)}::text and a.area_code < ${p(`${code}~`)}::text)`;
const conditions = (f: ApplicationFilter, p: Put): string[] => [
  'a.jurisdiction_id = :jurisdiction',
  `(${[
    'false',
    ...f.areas.map((code) => below(code, p)),
    ...(f.organisations.length > 0 ? [`a.organisation_id = any(${p(f.organisations)}::uuid[])`] : []),
  ].join(' or ')})`,
  ...(f.area === null ? [] : [below(f.area, p)]),
  ...(f.states === null ? [] : [`a.state = any(${p(f.states)}::text[])`]),
  ...(f.channel === null ? [] : [`a.channel = ${p(f.channel)}`]),
  ...(f.itemId === null ? [] : [`a.item_id = ${p(f.itemId)}`]),
  ...(f.number === null ? [] : [`a.number = ${p(f.number)}`]),
];

/** A page of applications, newest first. */
export const pageOfApplications = async (
  tx: Tx,
  filter: ApplicationFilter,
  before: string | null,
  limit: number,
): Promise<ApplicationRecord[]> => {
  const values: unknown[] = [];
  const p: Put = (value) => `$${values.push(value)}`;
  const parts = [...conditions(filter, p), ...(before === null ? [] : [`a.id < ${p(before)}`])];
  const text = `select ${columns} from service_applications a where ${parts.join(' and ')} order by a.id desc limit ${p(limit)}`;
  return (await execute<ApplicationRecord>(tx, text, values)).rows;
};

/** What an account applied for, newest first. */
export const ownApplications = async (tx: Tx, accountId: string, before: string | null, limit: number): Promise<ApplicationRecord[]> =>
  (
    await execute<ApplicationRecord>(
      tx,
      `select ${columns} from service_applications a where a.jurisdiction_id = :jurisdiction and a.account_id = $1
       and ($2::uuid is null or a.id < $2) order by a.id desc limit $3`,
      [accountId, before, limit],
    )
  ).rows;

/** Applications somebody waits for: to be accepted or decided by organisations, or to be handed out in areas. */
export const waitingApplications = async (
  tx: Tx,
  { organisations, areas }: { readonly organisations: readonly string[]; readonly areas: readonly string[] },
  limit: number,
): Promise<ApplicationRecord[]> => {
  const values: unknown[] = [];
  const p: Put = (value) => `$${values.push(value)}`;
  const parts = [
    ...(organisations.length > 0
      ? [
          `select ${columns} from service_applications a where a.jurisdiction_id = :jurisdiction and a.state in ('received', 'accepted')
          and a.organisation_id = any(${p(organisations)}::uuid[])`,
        ]
      : []),
    ...areas.map(
      (code) =>
        `select ${columns} from service_applications a where a.jurisdiction_id = :jurisdiction and a.state = 'decided' and ${below(code, p)}`,
    ),
  ];
  if (parts.length === 0) return [];
  const { rows } = await execute<ApplicationRecord>(
    tx,
    `${parts.map((part) => `(${part} order by a.id limit ${p(limit)})`).join(' union all ')}`,
    values,
  );
  return rows.slice(0, limit);
};

/** Applications whose seal is older, held. */
export const olderApplications = async (
  tx: Tx,
  version: number,
  limit: number,
): Promise<Pick<ApplicationRecord, 'id' | 'sealed' | 'receivedBy'>[]> =>
  (
    await execute<Pick<ApplicationRecord, 'id' | 'sealed' | 'receivedBy'>>(
      tx,
      `select a.id, a.sealed, a.received_by as "receivedBy" from service_applications a
       where a.jurisdiction_id = :jurisdiction and a.key_version < $1 order by a.key_version, a.id limit $2 for update`,
      [version, limit],
    )
  ).rows;
