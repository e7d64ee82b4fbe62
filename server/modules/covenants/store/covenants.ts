import type { Article, CovenantSitting } from '#contract/covenants/api.ts';
import type { CovenantWay, VersionState } from '#contract/covenants/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A covenant as it is stored. */
export interface CovenantRecord {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly areaPath: string;
  readonly areaId: string | null;
  readonly inForce: number | null;
  readonly reviewOn: string | null;
  readonly createdAt: Date;
}
const columns = `c.id, c.kind, c.title, c.area_path::text as "areaPath", c.in_force as "inForce", c.review_on::text as "reviewOn", c.created_at as "createdAt",
  (select a.id from areas a where a.jurisdiction_id = :jurisdiction and a.path @> c.area_path order by nlevel(a.path) desc limit 1) as "areaId"`;
const own = 'c.jurisdiction_id = :jurisdiction';

export const insertCovenant = async (
  tx: Tx,
  c: { id: string; kind: string; title: string; areaPath: string; createdBy: string; createdAt: Date },
): Promise<void> => {
  await execute(
    tx,
    `insert into covenants (jurisdiction_id, id, kind, title, area_path, created_by, created_at) values (:jurisdiction, $1, $2, $3, $4::ltree, $5, $6)`,
    [c.id, c.kind, c.title, c.areaPath, c.createdBy, c.createdAt],
  );
};
export const findCovenant = async (tx: Tx, id: string): Promise<CovenantRecord | null> =>
  (await execute<CovenantRecord>(tx, `select ${columns} from covenants c where ${own} and c.id = $1`, [id])).rows[0] ?? null;
/** The same, held against whoever else takes a step of it. */
export const lockCovenant = async (tx: Tx, id: string): Promise<CovenantRecord | null> =>
  (await execute<CovenantRecord>(tx, `select ${columns} from covenants c where ${own} and c.id = $1 for update`, [id])).rows[0] ?? null;
/** The same for whoever says something about it: with others, but not beside whoever takes a step. */
export const holdCovenant = async (tx: Tx, id: string): Promise<CovenantRecord | null> =>
  (await execute<CovenantRecord>(tx, `select ${columns} from covenants c where ${own} and c.id = $1 for share`, [id])).rows[0] ?? null;
export const setCovenant = async (tx: Tx, id: string, inForce: number | null, reviewOn: string | null): Promise<void> => {
  await execute(tx, 'update covenants set in_force = $2, review_on = $3 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    inForce,
    reviewOn,
  ]);
};

/** Which covenants are listed. */
export interface CovenantFilter {
  /** Codes of areas, with all below. Null: everywhere, and then those alone that anybody may read. */
  readonly areas: readonly string[] | null;
  readonly area: string | null;
  readonly kind: string | null;
  readonly view: 'all' | 'making' | 'comment' | 'in_force' | 'review';
  /** Last day that counts as soon. */
  readonly soon: string;
}
const anyVersion = (what: string): string =>
  `exists (select from covenant_versions v where v.jurisdiction_id = :jurisdiction and v.covenant_id = c.id and ${what})`;

/** Covenants, newest first, behind one of them. */
export const pageOfCovenants = async (
  tx: Tx,
  f: CovenantFilter,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<CovenantRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(c.area_code >= ${p(code)}::text and c.area_code < ${p(`${code}~`)}::text)`;
  const parts = [own];
  if (f.areas !== null) parts.push(f.areas.length === 0 ? 'false' : `(${f.areas.map(below).join(' or ')})`);
  if (f.area !== null) parts.push(below(f.area));
  if (f.kind !== null) parts.push(`(c.kind = ${p(f.kind)} or c.kind like ${p(`${f.kind}-%`)})`);
  if (f.view === 'making') parts.push(anyVersion("v.state in ('draft', 'comment', 'commented', 'check', 'checked', 'voting', 'adopted')"));
  if (f.view === 'comment') parts.push(anyVersion("v.state = 'comment'"));
  if (f.view === 'in_force') parts.push('c.in_force is not null');
  if (f.view === 'review') parts.push(`c.review_on <= ${p(f.soon)}::date`);
  if (f.areas === null) parts.push(`(c.in_force is not null or ${anyVersion('v.comment_from is not null')})`);
  if (after) parts.push(`(c.created_at, c.id) < (${p(after[0])}::timestamptz, ${p(after[1])}::uuid)`);
  const { rows } = await execute<CovenantRecord>(
    tx,
    `select ${columns} from covenants c where ${parts.join(' and ')} order by c.created_at desc, c.id desc limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** A version as it is stored. */
export interface VersionRecord {
  readonly covenantId: string;
  readonly number: number;
  readonly state: VersionState;
  readonly articles: readonly Article[];
  readonly edit: number;
  readonly basedOn: number | null;
  readonly reason: string;
  readonly commentFrom: string | null;
  readonly commentUntil: string | null;
  readonly submittedBy: string | null;
  readonly refused: string | null;
  readonly checked: string | null;
  readonly checkedAt: Date | null;
  readonly way: CovenantWay | null;
  readonly voteId: string | null;
  readonly voteFrom: string | null;
  readonly voteUntil: string | null;
  readonly sittings: readonly CovenantSitting[];
  readonly documentIds: readonly string[];
  readonly filedNumber: string | null;
  readonly filedOn: string | null;
  readonly effectiveOn: string | null;
  readonly disclosureId: string | null;
}
const versionColumns = `v.covenant_id as "covenantId", v.number, v.state, v.articles, v.edit, v.based_on as "basedOn", v.reason,
  v.comment_from::text as "commentFrom", v.comment_until::text as "commentUntil", v.submitted_by as "submittedBy", v.refused, v.checked,
  v.checked_at as "checkedAt", v.way, v.vote_id as "voteId", v.vote_from::text as "voteFrom", v.vote_until::text as "voteUntil", v.sittings,
  v.document_ids as "documentIds", v.filed_number as "filedNumber", v.filed_on::text as "filedOn", v.effective_on::text as "effectiveOn",
  v.disclosure_id as "disclosureId"`;

/** Begins a version. @returns whether none is being made */
export const insertVersion = async (
  tx: Tx,
  v: {
    covenantId: string;
    number: number;
    articles: readonly Article[];
    basedOn: number | null;
    reason: string;
    madeBy: string;
    madeAt: Date;
  },
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into covenant_versions (jurisdiction_id, covenant_id, number, articles, based_on, reason, made_by, made_at)
     values (:jurisdiction, $1, $2, $3::jsonb, $4, $5, $6, $7) on conflict do nothing returning number`,
    [v.covenantId, v.number, JSON.stringify(v.articles), v.basedOn, v.reason, v.madeBy, v.madeAt],
  );
  return rows.length > 0;
};
/** Versions of covenants, newest first. */
export const versionsOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, VersionRecord[]>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await execute<VersionRecord>(
    tx,
    `select ${versionColumns} from covenant_versions v where v.jurisdiction_id = :jurisdiction and v.covenant_id = any($1::uuid[])
     order by v.covenant_id, v.number desc`,
    [ids],
  );
  return Map.groupBy(rows, ({ covenantId }) => covenantId);
};
export const versionOfVote = async (tx: Tx, voteId: string): Promise<VersionRecord | null> =>
  (
    await execute<VersionRecord>(
      tx,
      `select ${versionColumns} from covenant_versions v where v.jurisdiction_id = :jurisdiction and v.vote_id = $1`,
      [voteId],
    )
  ).rows[0] ?? null;

/** Columns a version may change. */
const settable = {
  state: 'state',
  commentFrom: 'comment_from',
  commentUntil: 'comment_until',
  submittedBy: 'submitted_by',
  refused: 'refused',
  checked: 'checked',
  checkedBy: 'checked_by',
  checkedAt: 'checked_at',
  way: 'way',
  voteId: 'vote_id',
  voteFrom: 'vote_from',
  voteUntil: 'vote_until',
  sittings: 'sittings',
  documentIds: 'document_ids',
  filedNumber: 'filed_number',
  filedOn: 'filed_on',
  effectiveOn: 'effective_on',
  disclosureId: 'disclosure_id',
  endedAt: 'ended_at',
  words: 'words',
} as const;
export type Changes = { readonly [K in keyof typeof settable]?: unknown };

/** Changes a version whose covenant is held. */
export const changeVersion = async (tx: Tx, covenantId: string, number: number, to: Changes): Promise<void> => {
  const names = Object.keys(to) as (keyof typeof settable)[];
  const values = names.map((name) => (name === 'sittings' ? JSON.stringify(to[name]) : to[name]));
  await execute(
    tx,
    `update covenant_versions set ${names.map((name, i) => `${settable[name]} = $${i + 3}`).join(', ')}
     where jurisdiction_id = :jurisdiction and covenant_id = $1 and number = $2`,
    [covenantId, number, ...values],
  );
};
/** Changes the articles, once more than whoever changes them saw. @returns whether nobody else had */
export const changeArticles = async (
  tx: Tx,
  covenantId: string,
  number: number,
  edit: number,
  articles: readonly Article[],
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update covenant_versions set articles = $4::jsonb, edit = edit + 1
     where jurisdiction_id = :jurisdiction and covenant_id = $1 and number = $2 and edit = $3 returning number`,
    [covenantId, number, edit, JSON.stringify(articles)],
  );
  return rows.length > 0;
};

export const insertReview = async (tx: Tx, r: { id: string; covenantId: string; on: string; words: string; by: string }): Promise<void> => {
  await execute(
    tx,
    'insert into covenant_reviews (jurisdiction_id, id, covenant_id, on_day, words, by_id) values (:jurisdiction, $1, $2, $3, $4, $5)',
    [r.id, r.covenantId, r.on, r.words, r.by],
  );
};
export const reviewsOf = async (tx: Tx, covenantId: string): Promise<{ on: string; words: string }[]> =>
  (
    await execute<{ on: string; words: string }>(
      tx,
      `select r.on_day::text as "on", r.words from covenant_reviews r where r.jurisdiction_id = :jurisdiction and r.covenant_id = $1
       order by r.on_day desc, r.id desc limit 50`,
      [covenantId],
    )
  ).rows;
