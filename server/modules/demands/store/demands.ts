import type { AskedRole, BasisKind, DemandKind } from '#contract/demands/kinds.ts';
import type { Content } from '#contract/demands/rules.ts';
import type { AreaLevel } from '#contract/territory/levels.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A demand as it is stored. Days are `YYYY-MM-DD`. */
export interface DemandRow {
  readonly id: string;
  readonly requestId: string;
  readonly kind: DemandKind;
  readonly title: string;
  readonly note: string | null;
  readonly items: number | null;
  readonly contents: readonly Content[];
  readonly need: string | null;
  readonly askerPath: string;
  readonly askerLevel: AreaLevel;
  readonly askerName: string;
  readonly askedBy: string | null;
  readonly areaPath: string;
  readonly areaLevel: AreaLevel;
  readonly role: AskedRole | null;
  readonly organisationId: string | null;
  readonly addresseeName: string;
  readonly basisKind: BasisKind | null;
  readonly basis: string | null;
  /** Asked outside the platform, and noted by those asked. */
  readonly outside: boolean;
  readonly exceptionBasis: 'security' | 'emergency' | null;
  readonly exceptionReason: string | null;
  readonly exceptionApprovedBy: string | null;
  readonly exceptionEndsOn: string | null;
  readonly againOf: string | null;
  readonly againReason: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly askedAt: Date;
  readonly month: string;
  readonly dueOn: string;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly answer: string | null;
  readonly minutes: number | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawReason: string | null;
}

const columns = {
  id: 'uuid',
  requestId: 'uuid',
  kind: 'text',
  title: 'text',
  note: 'text',
  items: 'int',
  contents: 'text[]',
  need: 'text',
  askerPath: 'ltree',
  askerLevel: 'text',
  askerName: 'text',
  askedBy: 'uuid',
  areaPath: 'ltree',
  areaLevel: 'text',
  role: 'text',
  organisationId: 'uuid',
  addresseeName: 'text',
  basisKind: 'text',
  basis: 'text',
  outside: 'boolean',
  exceptionBasis: 'text',
  exceptionReason: 'text',
  exceptionApprovedBy: 'text',
  exceptionEndsOn: 'date',
  againOf: 'uuid',
  againReason: 'text',
  subjectType: 'text',
  subjectId: 'text',
  askedAt: 'timestamptz',
  month: 'date',
  dueOn: 'date',
  answeredAt: 'timestamptz',
  answeredBy: 'uuid',
  answer: 'text',
  minutes: 'int',
  withdrawnAt: 'timestamptz',
  withdrawReason: 'text',
} as const satisfies Record<keyof DemandRow, string>;
const names = Object.keys(columns) as (keyof DemandRow)[];
const column = (name: keyof DemandRow): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const selected = names
  .map((name) => {
    const text = columns[name] === 'ltree' || columns[name] === 'date' ? '::text' : '';
    return `d.${column(name)}${text} as "${name}"`;
  })
  .join(', ');

/** Asks take turns within a jurisdiction, so that each sees the demands and the month the one before it left. */
export const lockAsks = (tx: Tx): Promise<unknown> =>
  execute(tx, "select pg_advisory_xact_lock(hashtextextended('demands ' || :jurisdiction::text, 0))");

/** Rows one statement carries. */
const together = 100;
export const insertDemands = async (tx: Tx, rows: readonly DemandRow[]): Promise<void> => {
  const list = names.map(column).join(', ');
  for (let n = 0; n < rows.length; n += together) {
    const values: unknown[] = [];
    const lines = rows
      .slice(n, n + together)
      .map((row) => `(:jurisdiction, ${names.map((name) => `$${values.push(row[name])}::${columns[name]}`).join(', ')})`);
    await execute(tx, `insert into demands (jurisdiction_id, ${list}) values ${lines.join(', ')}`, values);
  }
};

/** Which demands a list shows; null does not filter. Areas are codes. */
export interface DemandFilter {
  /** Addressees in one of these areas or below. */
  readonly within: readonly string[] | null;
  /** Made of these areas themselves, of those who hold a role (`<code>/<role>`), or of these organisations. */
  readonly to: { readonly areas: readonly string[]; readonly roles: readonly string[]; readonly organisations: readonly string[] } | null;
  /** Made in the name of these areas. */
  readonly askers: readonly string[] | null;
  /** With a complaint that these areas answer. */
  readonly judges: readonly string[] | null;
  /** Addressees in this area or below. */
  readonly area: string | null;
  readonly states: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly q: string | null;
  /** Asked in this month, its first day. */
  readonly month: string | null;
  /** About things of these types ('' for about nothing), or of all others. */
  readonly subjects: { readonly types: readonly string[]; readonly others: boolean } | null;
  readonly today: string;
}

const own = 'd.jurisdiction_id = :jurisdiction';
const open = 'd.answered_at is null and d.withdrawn_at is null';
const state = (today: string): string =>
  `case when d.answered_at is not null then 'answered' when d.withdrawn_at is not null then 'withdrawn' when d.due_on < ${today}::date then 'late' else 'open' end`;

/** The filter as a condition with its values, from parameter `$1` on. */
const filtered = (f: DemandFilter): { text: string; values: unknown[] } => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (codes: readonly string[]): string =>
    codes.length === 0
      ? 'false'
      : `(${codes.map((code) => `(d.area_code >= ${p(code)}::text and d.area_code < ${p(`${code}~`)}::text)`).join(' or ')})`;
  const parts = [own];
  if (f.within) parts.push(below(f.within));
  if (f.area !== null) parts.push(below([f.area]));
  if (f.to) {
    const { areas, roles, organisations } = f.to;
    const codes = [...new Set([...areas, ...roles.map((one) => one.split('/')[0] as string)])];
    parts.push(`(d.organisation_id = any(${p(organisations)}::uuid[]) or (d.organisation_id is null and d.area_code = any(${p(codes)}::text[])
      and case when d.role is null then d.area_code = any(${p(areas)}::text[]) else d.area_code || '/' || d.role = any(${p(roles)}::text[]) end))`);
  }
  if (f.askers) parts.push(`d.asker_code = any(${p(f.askers)}::text[])`);
  if (f.judges)
    parts.push(`exists (select from demand_complaints c where c.jurisdiction_id = :jurisdiction and c.demand_id = d.id
      and c.judge_code = any(${p(f.judges)}::text[]))`);
  if (f.states) parts.push(`${state(p(f.today))} = any(${p(f.states)}::text[])`);
  if (f.kinds) parts.push(`d.kind = any(${p(f.kinds)}::text[])`);
  if (f.q !== null) parts.push(`strpos(d.title, ${p(f.q)}) > 0`);
  if (f.month !== null) parts.push(`d.month = ${p(f.month)}::date`);
  if (f.subjects) parts.push(`(coalesce(d.subject_type, '') = any(${p(f.subjects.types)}::text[])) <> ${p(f.subjects.others)}::boolean`);
  return { text: parts.join(' and '), values };
};

/** Demands, newest first, before an id. */
export const pageOfDemands = async (tx: Tx, filter: DemandFilter, before: string | null, limit: number): Promise<DemandRow[]> => {
  const { text, values } = filtered(filter);
  const n = values.length;
  const { rows } = await execute<DemandRow>(
    tx,
    `select ${selected} from demands d where ${text} and ($${n + 1}::uuid is null or d.id < $${n + 1}::uuid) order by d.id desc limit $${n + 2}`,
    [...values, before, limit],
  );
  return rows;
};

/** Demands to be answered, soonest first, behind a day and id. */
export const pageOfDue = async (
  tx: Tx,
  filter: DemandFilter,
  after: readonly [dueOn: string, id: string] | null,
  limit: number,
): Promise<DemandRow[]> => {
  const { text, values } = filtered(filter);
  const n = values.length;
  const { rows } = await execute<DemandRow>(
    tx,
    `select ${selected} from demands d where ${text} and ${open}
       and ($${n + 1}::date is null or (d.due_on, d.id) > ($${n + 1}::date, $${n + 2}::uuid)) order by d.due_on, d.id limit $${n + 3}`,
    [...values, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows;
};

/** How many demands wait to be answered, by what of another module they are about; '' for those about nothing. */
export const countDue = async (tx: Tx, filter: DemandFilter): Promise<{ type: string; count: number }[]> => {
  const { text, values } = filtered(filter);
  const { rows } = await execute<{ type: string; count: number }>(
    tx,
    `select coalesce(d.subject_type, '') as type, count(*)::int as count from demands d where ${text} and ${open} group by 1`,
    values,
  );
  return rows;
};

export const findDemand = async (tx: Tx, id: string, lock = false): Promise<DemandRow | null> =>
  (await execute<DemandRow>(tx, `select ${selected} from demands d where ${own} and d.id = $1 ${lock ? 'for update' : ''}`, [id]))
    .rows[0] ?? null;

export const demandsById = async (tx: Tx, ids: readonly string[]): Promise<DemandRow[]> =>
  (await execute<DemandRow>(tx, `select ${selected} from demands d where ${own} and d.id = any($1::uuid[])`, [ids])).rows;

/** Those about a thing of another module that are open, held until the transaction ends. */
export const lockAbout = async (tx: Tx, type: string, subjectId: string): Promise<DemandRow[]> =>
  (
    await execute<DemandRow>(
      tx,
      `select ${selected} from demands d where ${own} and d.subject_type = $1 and d.subject_id = $2 and ${open} order by d.id for update`,
      [type, subjectId],
    )
  ).rows;

/** What was asked of addressees of one area lately by the same level and is the same: about the same thing, else of the same kind. */
export const earlierDemands = async (
  tx: Tx,
  asked: {
    readonly askerLevel: string;
    readonly areas: readonly string[];
    readonly kind: string;
    readonly subjectType: string | null;
    readonly since: string;
  },
): Promise<
  {
    id: string;
    title: string;
    day: string;
    areaCode: string;
    role: string | null;
    organisationId: string | null;
    subjectId: string | null;
  }[]
> =>
  (
    await execute<never>(
      tx,
      `select d.id, d.title, (d.asked_at at time zone 'Asia/Shanghai')::date::text as day, d.area_code as "areaCode", d.role,
         d.organisation_id as "organisationId", d.subject_id as "subjectId"
       from demands d where ${own} and d.area_code = any($2::text[]) and d.asker_level = $1 and d.withdrawn_at is null
         and d.asked_at >= $5::date::timestamp at time zone 'Asia/Shanghai'
         and case when $4::text is null then d.subject_type is null and d.kind = $3 else d.subject_type = $4 end
       order by d.id desc`,
      [asked.askerLevel, asked.areas, asked.kind, asked.subjectType, asked.since],
    )
  ).rows;

/** How often each of some areas has been asked in a month. Organisations that stand there are not counted. */
export const countOfMonth = async (tx: Tx, month: string, areas: readonly string[]): Promise<Map<string, number>> => {
  const { rows } = await execute<{ code: string; count: number }>(
    tx,
    `select d.area_code as code, count(*)::int as count from demands d
     where ${own} and d.month = $1::date and d.area_code = any($2::text[]) and d.organisation_id is null and d.withdrawn_at is null group by 1`,
    [month, areas],
  );
  return new Map(rows.map(({ code, count }) => [code, count]));
};

export const setAnswered = async (
  tx: Tx,
  id: string,
  { at, by, answer, minutes }: { at: Date; by: string | null; answer: string | null; minutes: number | null },
): Promise<void> => {
  await execute(
    tx,
    'update demands d set answered_at = $2, answered_by = $3, answer = $4, minutes = $5 where d.jurisdiction_id = :jurisdiction and d.id = $1',
    [id, at, by, answer, minutes],
  );
};

/** Answers what is open about a thing. */
export const answerAbout = async (
  tx: Tx,
  type: string,
  subjectId: string,
  { at, by, minutes }: { at: Date; by: string | null; minutes: number | null },
): Promise<void> => {
  await execute(
    tx,
    `update demands d set answered_at = $3, answered_by = $4, minutes = $5 where ${own} and d.subject_type = $1 and d.subject_id = $2 and ${open}`,
    [type, subjectId, at, by, minutes],
  );
};

const about = `${own} and d.subject_type = $1 and d.subject_id = any($2::text[])`;
/** Withdraws what is open about some things. */
export const withdrawAbout = async (tx: Tx, type: string, ids: readonly string[], at: Date, reason: string): Promise<void> => {
  await execute(tx, `update demands d set withdrawn_at = $3, withdraw_reason = $4 where ${about} and ${open}`, [type, ids, at, reason]);
};
/** Opens what was answered about some things. */
export const reopenAbout = async (tx: Tx, type: string, ids: readonly string[]): Promise<void> => {
  await execute(
    tx,
    `update demands d set answered_at = null, answered_by = null, answer = null, minutes = null where ${about} and d.answered_at is not null`,
    [type, ids],
  );
};
/** Moves the day of what is open about some things. */
export const moveDay = async (tx: Tx, type: string, ids: readonly string[], dueOn: string): Promise<void> => {
  await execute(tx, `update demands d set due_on = $3 where ${about} and ${open}`, [type, ids, dueOn]);
};

export const setMinutes = async (tx: Tx, id: string, minutes: number): Promise<void> => {
  await execute(tx, 'update demands d set minutes = $2 where d.jurisdiction_id = :jurisdiction and d.id = $1', [id, minutes]);
};

export const setWithdrawn = async (tx: Tx, id: string, at: Date, reason: string): Promise<void> => {
  await execute(tx, 'update demands d set withdrawn_at = $2, withdraw_reason = $3 where d.jurisdiction_id = :jurisdiction and d.id = $1', [
    id,
    at,
    reason,
  ]);
};

/** Lets what is open of one area be asked of another, of an organisation there as well. @returns how many demands */
export const moveDemands = async (tx: Tx, from: string, to: string): Promise<number> =>
  (
    await execute(
      tx,
      `update demands d set area_path = a.path, addressee_name = case when d.organisation_id is null then a.name else d.addressee_name end
       from areas a where d.jurisdiction_id = :jurisdiction and a.jurisdiction_id = :jurisdiction and a.code = $2
         and d.area_code = $1 and d.answered_at is null and d.withdrawn_at is null returning d.id`,
      [from, to],
    )
  ).rows.length;
