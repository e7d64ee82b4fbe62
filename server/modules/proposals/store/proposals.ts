import type { Method } from '#contract/proposals/methods.ts';
import type { Part } from '#contract/proposals/texts.ts';
import type { ProposalState } from '#contract/proposals/values.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';

/** A proposal as it is stored. */
export interface ProposalRecord {
  readonly id: string;
  readonly areaPath: string;
  readonly title: string;
  readonly state: ProposalState;
  readonly method: Method;
  readonly textVersion: number;
  readonly words: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}
const columns = `p.id, p.area_path::text as "areaPath", p.title, p.state, p.method, p.text_version as "textVersion", p.words, p.created_at as "createdAt",
  p.ended_at as "endedAt"`;
const own = 'p.jurisdiction_id = :jurisdiction';

export interface NewProposal {
  readonly id: string;
  readonly areaPath: string;
  readonly title: string;
  readonly method: Method;
  readonly parts: readonly Part[];
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** Drafts a proposal: with the first version of its text, and its steps, none of which has begun. */
export const insertProposal = async (tx: Tx, p: NewProposal): Promise<void> => {
  await execute(
    tx,
    `insert into proposals (jurisdiction_id, id, area_path, title, method, method_code, created_by, created_at)
     values (:jurisdiction, $1, $2::ltree, $3, $4::jsonb, $5, $6, $7)`,
    [p.id, p.areaPath, p.title, JSON.stringify(p.method), p.method.code, p.createdBy, p.createdAt],
  );
  await execute(
    tx,
    `insert into proposal_steps (jurisdiction_id, proposal_id, number)
     select :jurisdiction, $1, n from generate_series(1, $2::int) n returning number`,
    [p.id, p.method.steps.length],
  );
  await insertVersion(tx, {
    proposalId: p.id,
    number: 1,
    parts: p.parts,
    reason: '',
    amendmentId: null,
    madeBy: p.createdBy,
    madeAt: p.createdAt,
  });
};

export const findProposal = async (tx: Tx, id: string): Promise<ProposalRecord | null> =>
  (await execute<ProposalRecord>(tx, `select ${columns} from proposals p where ${own} and p.id = $1`, [id])).rows[0] ?? null;
export const proposalsById = async (tx: Tx, ids: readonly string[]): Promise<ProposalRecord[]> =>
  (await execute<ProposalRecord>(tx, `select ${columns} from proposals p where ${own} and p.id = any($1)`, [ids])).rows;
/** The same, held against whoever else changes it or ends a step of it. */
export const lockProposal = async (tx: Tx, id: string): Promise<ProposalRecord | null> =>
  (await execute<ProposalRecord>(tx, `select ${columns} from proposals p where ${own} and p.id = $1 for update`, [id])).rows[0] ?? null;
/** The same for whoever says something about it: with others, but not beside whoever ends the step. */
export const holdProposal = async (tx: Tx, id: string): Promise<ProposalRecord | null> =>
  (await execute<ProposalRecord>(tx, `select ${columns} from proposals p where ${own} and p.id = $1 for share`, [id])).rows[0] ?? null;

/** Changes how a proposal stands. */
export const setProposal = async (
  tx: Tx,
  id: string,
  to: { readonly state: ProposalState; readonly words?: string | null; readonly endedAt?: Date | null },
): Promise<void> => {
  await execute(
    tx,
    'update proposals set state = $2, words = coalesce($3, words), ended_at = $4 where jurisdiction_id = :jurisdiction and id = $1',
    [id, to.state, to.words ?? null, to.endedAt ?? null],
  );
};

/** A text a proposal has had. */
export interface VersionRecord {
  readonly proposalId: string;
  readonly number: number;
  readonly parts: readonly Part[];
  readonly reason: string;
  readonly amendmentId: string | null;
  readonly madeAt: Date;
}
const versionColumns = `v.proposal_id as "proposalId", v.number, v.parts, v.reason, v.amendment_id as "amendmentId", v.made_at as "madeAt"`;

const insertVersion = async (tx: Tx, v: VersionRecord & { readonly madeBy: string }): Promise<void> => {
  await execute(
    tx,
    `insert into proposal_versions (jurisdiction_id, proposal_id, number, parts, reason, amendment_id, made_by, made_at)
     values (:jurisdiction, $1, $2, $3::jsonb, $4, $5, $6, $7)`,
    [v.proposalId, v.number, JSON.stringify(v.parts), v.reason, v.amendmentId, v.madeBy, v.madeAt],
  );
};
/** Makes a new version of a text that still is of the number it was written on. @returns whether it was */
export const addVersion = async (tx: Tx, title: string, v: VersionRecord & { readonly madeBy: string }): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    'update proposals set text_version = $2, title = $3 where jurisdiction_id = :jurisdiction and id = $1 and text_version = $2 - 1 returning id',
    [v.proposalId, v.number, title],
  );
  if (rows.length === 0) return false;
  await insertVersion(tx, v);
  return true;
};
export const findVersion = async (tx: Tx, proposalId: string, number: number): Promise<VersionRecord | null> =>
  (
    await execute<VersionRecord>(
      tx,
      `select ${versionColumns} from proposal_versions v where v.jurisdiction_id = :jurisdiction and v.proposal_id = $1 and v.number = $2`,
      [proposalId, number],
    )
  ).rows[0] ?? null;
/** The number of the text that was shown first to everybody: what was tried while it was drafted is nobody else's business. */
export const firstShown = async (tx: Tx, proposalId: string, steps: readonly { readonly announcedAt: Date | null }[]): Promise<number> => {
  const { rows } = await execute<{ n: number }>(
    tx,
    `select coalesce(max(v.number), 1) as n from proposal_versions v
     where v.jurisdiction_id = :jurisdiction and v.proposal_id = $1 and v.made_at <= $2`,
    [proposalId, steps[0]?.announcedAt ?? new Date(0)],
  );
  return rows[0]?.n ?? 1;
};
/** Texts of a proposal from a number on, newest first, behind one of them. */
export const versionsOf = async (
  tx: Tx,
  proposalId: string,
  from: number,
  before: number | null,
  limit: number,
): Promise<VersionRecord[]> =>
  (
    await execute<VersionRecord>(
      tx,
      `select ${versionColumns} from proposal_versions v where v.jurisdiction_id = :jurisdiction and v.proposal_id = $1
         and v.number >= $2 and ($3::int is null or v.number < $3) order by v.number desc limit $4`,
      [proposalId, from, before, limit],
    )
  ).rows;

/** Which proposals are listed. */
export interface ProposalFilter {
  /** Codes of areas, with all below. Null: everywhere. */
  readonly areas: readonly string[] | null;
  readonly area: string | null;
  readonly method: string | null;
  readonly view: 'all' | 'open' | 'running' | 'waiting' | 'ended';
  readonly today: string;
}
const anyStep = (what: string): string =>
  `exists (select from proposal_steps s where s.jurisdiction_id = :jurisdiction and s.proposal_id = p.id and ${what})`;

/** Proposals, newest first, behind one of them. */
export const pageOfProposals = async (
  tx: Tx,
  f: ProposalFilter,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<ProposalRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(p.area_code >= ${p(code)}::text and p.area_code < ${p(`${code}~`)}::text)`;
  const parts = [own];
  if (f.areas !== null) parts.push(f.areas.length === 0 ? 'false' : `(${f.areas.map(below).join(' or ')})`);
  if (f.area !== null) parts.push(below(f.area));
  if (f.method !== null) parts.push(`p.method_code = ${p(f.method)}`);
  if (f.view === 'running' || f.view === 'open') parts.push("p.state = 'running'");
  if (f.view === 'ended') parts.push("p.state in ('done', 'rejected', 'withdrawn')");
  if (f.view === 'waiting')
    parts.push(
      `(p.state = 'draft' or p.state = 'running' and (${anyStep(`s.state = 'running' and s.until_on < ${p(f.today)}::date`)}
        or not ${anyStep("s.state = 'running'")}
        or exists (select from proposal_amendments a where a.jurisdiction_id = :jurisdiction and a.proposal_id = p.id and a.state = 'open')))`,
    );
  // what was withdrawn before anything of it was announced is nobody else's business
  if (f.areas === null) parts.push(anyStep('s.announced_at is not null'));
  if (after) parts.push(`(p.created_at, p.id) < (${p(after[0])}::timestamptz, ${p(after[1])}::uuid)`);
  const { rows } = await execute<ProposalRecord>(
    tx,
    `select ${columns} from proposals p where ${parts.join(' and ')} order by p.created_at desc, p.id desc limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** Proposals that have not ended, of an area, of what lies in it and of what it lies in, newest first. */
export const underWayAround = async (tx: Tx, areaPath: string, limit: number): Promise<ProposalRecord[]> =>
  (
    await execute<ProposalRecord>(
      tx,
      `select ${columns} from proposals p where ${own} and p.state in ('draft', 'running') and (p.area_path <@ $1::ltree or p.area_path @> $1::ltree)
       order by p.created_at desc, p.id desc limit $2`,
      [areaPath, limit],
    )
  ).rows;

/** The id of the area of a path, or of what lies around it where it is no more. @throws territory.area_not_found */
export const areaIdOf = async (tx: Tx, path: string): Promise<string> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select a.id from areas a where a.jurisdiction_id = :jurisdiction and a.path @> $1::ltree order by nlevel(a.path) desc limit 1`,
    [path],
  );
  return rows[0]?.id ?? fail('territory.area_not_found', { code: path });
};
