import type { agreementForms, DisputeKind, disputeSources, disputeStates } from '#contract/disputes/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A dispute as it is stored. Days are `YYYY-MM-DD`. */
export interface DisputeRecord {
  readonly id: string;
  readonly kind: DisputeKind;
  readonly title: string;
  readonly facts: string;
  readonly areaPath: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly mediatorId: string | null;
  readonly mediator: string;
  readonly source: (typeof disputeSources)[number];
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly acceptedOn: string;
  readonly dueOn: string;
  readonly extended: boolean;
  readonly state: (typeof disputeStates)[number];
  readonly concludedOn: string | null;
  readonly form: (typeof agreementForms)[number] | null;
  readonly outcome: string | null;
  readonly photos: readonly string[];
  readonly amount: number | null;
  readonly performBy: string | null;
  readonly confirmedOn: string | null;
  readonly visitOn: string | null;
  readonly fulfilledOn: string | null;
}
const columns = `d.id, d.kind, d.title, d.facts, d.area_path::text as "areaPath", d.organisation_id as "organisationId",
  d.organisation_name as "organisationName", d.mediator_id as "mediatorId", d.mediator, d.source, d.case_id as "caseId", d.case_number as "caseNumber",
  d.accepted_on::text as "acceptedOn", d.due_on::text as "dueOn", d.extended, d.state, d.concluded_on::text as "concludedOn", d.form, d.outcome, d.photos,
  d.amount::float8 as amount, d.perform_by::text as "performBy", d.confirmed_on::text as "confirmedOn", d.visit_on::text as "visitOn",
  d.fulfilled_on::text as "fulfilledOn"`;

export type NewDispute = DisputeRecord & { readonly openedBy: string };
/** A dispute just taken to mediation. */
export const opened = (
  d: Pick<
    NewDispute,
    | 'id'
    | 'kind'
    | 'title'
    | 'facts'
    | 'areaPath'
    | 'organisationId'
    | 'organisationName'
    | 'mediatorId'
    | 'mediator'
    | 'source'
    | 'caseId'
    | 'caseNumber'
    | 'acceptedOn'
    | 'dueOn'
    | 'openedBy'
  >,
): NewDispute => ({
  ...d,
  extended: false,
  state: 'open',
  concludedOn: null,
  form: null,
  outcome: null,
  photos: [],
  amount: null,
  performBy: null,
  confirmedOn: null,
  visitOn: null,
  fulfilledOn: null,
});
export const insertDispute = async (tx: Tx, d: NewDispute): Promise<void> => {
  await execute(
    tx,
    `insert into disputes (jurisdiction_id, id, kind, title, facts, area_path, organisation_id, organisation_name, mediator_id, mediator, source, case_id,
       case_number, accepted_on, due_on, extended, state, concluded_on, form, outcome, photos, amount, perform_by, confirmed_on, visit_on, fulfilled_on, opened_by)
     values (:jurisdiction, $1, $2, $3, $4, $5::ltree, $6, $7, $8, $9, $10, $11, $12, $13::date, $14::date, $15, $16, $17::date, $18, $19, $20::uuid[], $21,
       $22::date, $23::date, $24::date, $25::date, $26)`,
    [
      d.id,
      d.kind,
      d.title,
      d.facts,
      d.areaPath,
      d.organisationId,
      d.organisationName,
      d.mediatorId,
      d.mediator,
      d.source,
      d.caseId,
      d.caseNumber,
      d.acceptedOn,
      d.dueOn,
      d.extended,
      d.state,
      d.concludedOn,
      d.form,
      d.outcome,
      d.photos,
      d.amount,
      d.performBy,
      d.confirmedOn,
      d.visitOn,
      d.fulfilledOn,
      d.openedBy,
    ],
  );
};
/** A dispute; held until the transaction ends when `lock` says so. */
export const findDispute = async (tx: Tx, id: string, lock = false): Promise<DisputeRecord | null> => {
  const { rows } = await execute<DisputeRecord>(
    tx,
    `select ${columns} from disputes d where d.jurisdiction_id = :jurisdiction and d.id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );
  return rows[0] ?? null;
};
/** Disputes that began with a case. */
export const disputesOfCase = async (tx: Tx, caseId: string): Promise<DisputeRecord[]> =>
  (
    await execute<DisputeRecord>(
      tx,
      `select ${columns} from disputes d where d.jurisdiction_id = :jurisdiction and d.case_id = $1 order by d.id`,
      [caseId],
    )
  ).rows;
const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** Changes of a dispute, by field; it is held. */
export const changeDispute = async (
  tx: Tx,
  id: string,
  changes: Partial<DisputeRecord & { remindedDue: string; remindedVisit: string }>,
): Promise<void> => {
  const entries = Object.entries(changes);
  const set = entries.map(([field], i) => `${columnOf(field)} = $${i + 2}`);
  await execute(tx, `update disputes set ${set.join(', ')} where jurisdiction_id = :jurisdiction and id = $1`, [
    id,
    ...entries.map(([, value]) => value),
  ]);
};

/** What a viewer may see: disputes of areas (codes) and below, of organisations, or mediated by an account. */
export interface Sight {
  readonly areas: readonly string[];
  readonly organisations: readonly string[];
  readonly accountId: string;
}
type Place = (value: unknown) => string;
const below = (code: string, p: Place): string => `(d.area_code >= ${p(code)}::text and d.area_code < ${p(`${code}~`)}::text)`;
const seen = ({ areas, organisations, accountId }: Sight, p: Place): string =>
  `(${[
    ...areas.map((code) => below(code, p)),
    ...(organisations.length > 0 ? [`d.organisation_id = any(${p(organisations)}::uuid[])`] : []),
    `d.mediator_id = ${p(accountId)}::uuid`,
  ].join(' or ')})`;

/** What a list shows of what the viewer sees. */
export interface DisputeFilter {
  readonly sight: Sight;
  readonly mine: boolean;
  readonly states: readonly string[] | null;
  readonly kind: string | null;
  readonly area: string | null;
  readonly caseId: string | null;
}
/** Its condition on `disputes d`, with the values it names; `place` takes more of them. */
export const whereOf = (f: DisputeFilter): { where: string; values: unknown[]; place: Place } => {
  const values: unknown[] = [];
  const place: Place = (value) => `$${values.push(value)}`;
  const parts = ['d.jurisdiction_id = :jurisdiction', f.mine ? `d.mediator_id = ${place(f.sight.accountId)}::uuid` : seen(f.sight, place)];
  if (f.states) parts.push(`d.state = any(${place(f.states)}::text[])`);
  if (f.kind !== null) parts.push(`d.kind = ${place(f.kind)}`);
  if (f.area !== null) parts.push(below(f.area, place));
  if (f.caseId !== null) parts.push(`d.case_id = ${place(f.caseId)}::uuid`);
  return { where: parts.join(' and '), values, place };
};

/** Disputes, newest first, before an id. */
export const pageOfDisputes = async (tx: Tx, f: DisputeFilter, before: string | null, limit: number): Promise<DisputeRecord[]> => {
  const { where, values, place } = whereOf(f);
  const earlier = before === null ? '' : ` and d.id < ${place(before)}::uuid`;
  const { rows } = await execute<DisputeRecord>(
    tx,
    `select ${columns} from disputes d where ${where}${earlier} order by d.id desc limit ${place(limit)}`,
    values,
  );
  return rows;
};

/** Of the newest disputes a viewer sees, those whose title holds these words or whose case has this number. */
export const disputesByWords = async (tx: Tx, f: DisputeFilter, words: string, newest: number, limit: number): Promise<DisputeRecord[]> => {
  const { where, values, place } = whereOf(f);
  const { rows } = await execute<DisputeRecord>(
    tx,
    `with d as (select * from disputes d where ${where} order by d.id desc limit ${place(newest)})
     select ${columns} from d where position(lower(${place(words)}) in lower(d.title)) > 0 or d.case_number = ${place(words)}
     order by d.id desc limit ${place(limit)}`,
    values,
  );
  return rows;
};

/** A dispute that waits for somebody, with its arranged session. */
export type Waiting = DisputeRecord & { readonly sessionAt: Date | null };
/**
 * Disputes that wait, soonest first: open ones, and agreements to be visited by a day. One with a mediator's account waits for that alone, others for all who work on them.
 */
export const disputesWaiting = async (tx: Tx, sight: Sight, until: string, limit: number): Promise<Waiting[]> => {
  const values: unknown[] = [];
  const p: Place = (value) => `$${values.push(value)}`;
  const all = [
    ...sight.areas.map((code) => below(code, p)),
    ...(sight.organisations.length > 0 ? [`d.organisation_id = any(${p(sight.organisations)}::uuid[])`] : []),
  ];
  const whose = [
    `d.mediator_id = ${p(sight.accountId)}::uuid`,
    ...(all.length > 0 ? [`(d.mediator_id is null and (${all.join(' or ')}))`] : []),
  ];
  const { rows } = await execute<Waiting>(
    tx,
    `select ${columns}, s.starts_at as "sessionAt" from disputes d
     left join dispute_sessions s on s.jurisdiction_id = :jurisdiction and s.dispute_id = d.id and s.state = 'arranged'
     where d.jurisdiction_id = :jurisdiction and (${whose.join(' or ')}) and (d.state = 'open' or d.visit_on <= ${p(until)}::date)
     order by coalesce(d.visit_on, d.due_on), d.id limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** Keys of the disputes accepted on these days: area code, day and title. */
export const disputeKeys = async (tx: Tx, days: readonly string[]): Promise<Set<string>> => {
  const { rows } = await execute<{ key: string }>(
    tx,
    `select d.area_code || ' ' || d.accepted_on || ' ' || d.title as key from disputes d
     where d.jurisdiction_id = :jurisdiction and d.accepted_on = any($1::date[])`,
    [days],
  );
  return new Set(rows.map(({ key }) => key));
};
