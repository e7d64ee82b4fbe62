import type { Caller } from '#contract/cases/api.ts';
import { type Access, execute, type Statement, systemAccess, type Tx } from '#kernel/db.ts';
import type { KeptAnswers } from '../domain/answers.ts';
import type { Link } from '../domain/chain.ts';

/** Everything one report writes. */
export interface IntakeRow {
  mutation: { id: string; accountId: string; bodyHash: Buffer };
  jurisdictionId: string;
  caseId: string;
  number: string;
  kind: string;
  typeVersion: number;
  channel: string;
  title: string;
  categoryCode: string | null;
  areaId: string;
  areaPath: string;
  areaCode: string;
  lon: number | null;
  lat: number | null;
  reporterId: string | null;
  suggestedOrgId: string | null;
  suggestedRuleId: string | null;
  dueAt: Date | null;
  at: Date;
  hash: Buffer;
  prevHash: Buffer;
  report: {
    anonymous: boolean;
    text: string;
    placeText: string | null;
    locatedBy: string;
    accuracy: number | null;
    metresOutside: number | null;
    salt: Buffer;
    occurredAt: Date | null;
    caller: Caller | null;
    answers: KeptAnswers | null;
  };
  event: Pick<Link, 'version' | 'actorRole' | 'postId' | 'organisationId' | 'data' | 'attachments' | 'salts' | 'digests' | 'basis'>;
  news: { id: string; topic: string; payload: unknown };
}

/** What stands in a column: a literal for every report, or a value of its own. */
type Column = string | ((r: IntakeRow) => unknown);

const at = (r: IntakeRow): unknown => r.at.toISOString();
const json = (value: unknown): string => JSON.stringify(value);

/** Tables in the order in which they are written: a repeat of a mutation id ends the transaction before anything else is. */
const tables: Readonly<Record<string, Readonly<Record<string, Column>>>> = {
  mutations: {
    id: (r) => r.mutation.id,
    account_id: (r) => r.mutation.accountId,
    body_hash: (r) => r.mutation.bodyHash,
    created_at: at,
  },
  cases: {
    id: (r) => r.caseId,
    number: (r) => r.number,
    state: "'reported'",
    kind: (r) => r.kind,
    type_version: (r) => r.typeVersion,
    channel: (r) => r.channel,
    title: (r) => r.title,
    category_code: (r) => r.categoryCode,
    area_id: (r) => r.areaId,
    area_path: (r) => r.areaPath,
    area_code: (r) => r.areaCode,
    lon: (r) => r.lon,
    lat: (r) => r.lat,
    reporter_id: (r) => r.reporterId,
    suggested_org_id: (r) => r.suggestedOrgId,
    suggested_rule_id: (r) => r.suggestedRuleId,
    due_at: (r) => r.dueAt,
    stage_due_at: (r) => r.dueAt,
    calendar: (r) => r.event.basis['calendar'],
    state_since: at,
    event_count: '1',
    head_hash: (r) => r.hash,
    created_at: at,
  },
  reports: {
    id: (r) => r.mutation.id,
    case_id: (r) => r.caseId,
    reporter_id: (r) => r.reporterId,
    anonymous: (r) => r.report.anonymous,
    channel: (r) => r.channel,
    text: (r) => r.report.text,
    place_text: (r) => r.report.placeText,
    lon: (r) => r.lon,
    lat: (r) => r.lat,
    located_by: (r) => r.report.locatedBy,
    accuracy: (r) => r.report.accuracy,
    metres_outside: (r) => r.report.metresOutside,
    salt: (r) => r.report.salt,
    occurred_at: (r) => r.report.occurredAt,
    caller_name: (r) => r.report.caller?.name,
    caller_phone: (r) => r.report.caller?.phone,
    answers: (r) => r.report.answers && json(r.report.answers),
    created_at: at,
  },
  case_events: {
    case_id: (r) => r.caseId,
    seq: '1',
    action: "'report'",
    to_state: "'reported'",
    actor_id: (r) => r.mutation.accountId,
    actor_role: (r) => r.event.actorRole,
    post_id: (r) => r.event.postId,
    organisation_id: (r) => r.event.organisationId,
    at,
    version: (r) => r.event.version,
    data: (r) => json(r.event.data),
    salts: (r) => json(r.event.salts),
    digests: (r) => json(r.event.digests),
    basis: (r) => json(r.event.basis),
    attachments: (r) => json(r.event.attachments),
    prev_hash: (r) => r.prevHash,
    hash: (r) => r.hash,
  },
  outbox: {
    id: (r) => r.news.id,
    topic: (r) => r.news.topic,
    subject: (r) => r.caseId,
    payload: (r) => json(r.news.payload),
  },
};

/** Statements that write reports of one number at once, each prepared once per connection. */
const written = Object.entries(tables).map(([table, columns]) => {
  const values = Object.values(columns).filter((column) => typeof column === 'function');
  const names = Object.keys(columns).join(', ');
  const texts = new Map<number, string>();
  const textFor = (count: number): string => {
    let next = 2;
    const row = () =>
      `($1, ${Object.values(columns)
        .map((column) => (typeof column === 'string' ? column : `$${next++}`))
        .join(', ')})`;
    return `insert into ${table} (jurisdiction_id, ${names}) values ${Array.from({ length: count }, row).join(', ')}`;
  };
  return (rows: readonly IntakeRow[]): Statement => {
    const text = texts.get(rows.length) ?? textFor(rows.length);
    texts.set(rows.length, text);
    const parameters: unknown[] = [rows[0]?.jurisdictionId];
    for (const row of rows) for (const value of values) parameters.push(value(row));
    return { name: `intake ${table} ${rows.length}`, text, values: parameters };
  };
});

/** What writes whole reports of one jurisdiction in one transaction: mutation id, case, report, first event, outbox. */
export const intakeStatements = (rows: readonly IntakeRow[]): Statement[] => written.map((statement) => statement(rows));

/** Under what reports are written: the policies for adding rows ask for the jurisdiction alone. */
export const intakeAccess = (jurisdictionId: string): Access => ({ ...systemAccess(jurisdictionId), all: false });

/** Whether writing failed because a mutation id had been used before. */
export const isUsedBefore = (error: unknown): boolean => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && constraint !== undefined && constraint.startsWith('mutations_pkey');
};

/** Writes one report inside a running transaction, which ends with the error {@link isUsedBefore} tells when its id had been used. */
export const writeIntake = async (tx: Tx, row: IntakeRow): Promise<void> => {
  await writeIntakes(tx, [row]);
};

/** The same for some hundred reports. */
export const writeIntakes = async (tx: Tx, rows: readonly IntakeRow[]): Promise<void> => {
  for (const { text, values } of intakeStatements(rows)) await execute(tx, text, values);
};
