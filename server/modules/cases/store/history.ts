import { execute, type Tx } from '#kernel/db.ts';
import type { Link } from '../domain/chain.ts';
import type { CaseRecord } from './cases.ts';

/** A link with its own hash, as the log keeps it. */
export type HashedLink = Link & { readonly hash: Buffer };

const bytes = (value: Buffer): string => `\\x${value.toString('hex')}`;

/** Appends links of many cases, in the order given. */
export const appendEvents = async (tx: Tx, jurisdictionId: string, links: readonly HashedLink[]): Promise<void> => {
  const rows = links.map((link) => ({
    ...link,
    from_state: link.from,
    to_state: link.to,
    case_id: link.caseId,
    actor_id: link.actorId,
    actor_role: link.actorRole,
    post_id: link.postId,
    organisation_id: link.organisationId,
    prev_hash: bytes(link.prevHash),
    hash: bytes(link.hash),
  }));
  await execute(
    tx,
    `insert into case_events (jurisdiction_id, case_id, seq, action, from_state, to_state, actor_id, actor_role, post_id, organisation_id, at, reason, version,
       data, words, salts, digests, basis, attachments, prev_hash, hash)
     select $1, r.case_id, r.seq, r.action, r.from_state, r.to_state, r.actor_id, r.actor_role, r.post_id, r.organisation_id, r.at, r.reason, r.version,
       r.data, r.words, r.salts, r.digests, r.basis, r.attachments, r.prev_hash, r.hash
     from jsonb_to_recordset($2::jsonb) as r (case_id uuid, seq int, action text, from_state text, to_state text, actor_id uuid, actor_role text,
       post_id uuid, organisation_id uuid, at timestamptz, reason text, version smallint, data jsonb, words jsonb, salts jsonb, digests jsonb,
       basis jsonb, attachments jsonb, prev_hash bytea, hash bytea)
     returning seq`,
    [jurisdictionId, JSON.stringify(rows)],
  );
};

/** Columns in which a case may differ from what it was when it was opened, with their types. */
const changing = {
  state: 'text',
  resumeState: 'text',
  categoryCode: 'text',
  kind: 'text',
  handlerOrgId: 'uuid',
  firstOrgId: 'uuid',
  responsibleOrgId: 'uuid',
  handlerAccountId: 'uuid',
  answeredBy: 'uuid',
  involvedOrgs: 'uuid[]',
  dueAt: 'timestamptz',
  stageDueAt: 'timestamptz',
  totalDueAt: 'timestamptz',
  totalLeft: 'int',
  calendar: 'text',
  stateSince: 'timestamptz',
  minutesLeft: 'int',
  eventCount: 'int',
  returnCount: 'int',
  reworkCount: 'int',
  reopenCount: 'int',
  mergedInto: 'uuid',
  parentId: 'uuid',
  supervisedAt: 'timestamptz',
  answered: 'boolean',
  solved: 'boolean',
  satisfied: 'boolean',
  closedAt: 'timestamptz',
  archivedAt: 'timestamptz',
} as const satisfies Partial<Record<keyof CaseRecord, string>>;
const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
const names = Object.keys(changing) as (keyof typeof changing)[];

/** Brings the rows of cases that were just opened to how their histories left them. */
export const settleCases = async (tx: Tx, jurisdictionId: string, files: readonly CaseRecord[]): Promise<void> => {
  const rows = files.map((file) => ({
    ...Object.fromEntries(names.map((name) => [columnOf(name), file[name]])),
    id: file.id,
    involved_orgs: `{${file.involvedOrgs.join(',')}}`,
    head_hash: bytes(file.headHash),
  }));
  await execute(
    tx,
    `update cases c set ${names.map((name) => `${columnOf(name)} = r.${columnOf(name)}`).join(', ')}, head_hash = r.head_hash
     from jsonb_to_recordset($2::jsonb) as r (id uuid, head_hash bytea, ${names.map((name) => `${columnOf(name)} ${changing[name]}`).join(', ')})
     where c.jurisdiction_id = $1 and c.id = r.id`,
    [jurisdictionId, JSON.stringify(rows)],
  );
  const involved = files.flatMap(({ id, involvedOrgs }) => involvedOrgs.map((organisation) => ({ id, organisation })));
  await execute(
    tx,
    `insert into case_involvements (jurisdiction_id, organisation_id, case_id) select $1, r.o, r.c from unnest($2::uuid[], $3::uuid[]) as r(o, c)
     on conflict do nothing returning case_id`,
    [jurisdictionId, involved.map(({ organisation }) => organisation), involved.map(({ id }) => id)],
  );
};

/** Takes back events that have not left the outbox. */
export const dropNews = async (tx: Tx, jurisdictionId: string, ids: readonly string[]): Promise<void> => {
  await execute(tx, 'delete from outbox where jurisdiction_id = $1 and id = any($2)', [jurisdictionId, ids]);
};

/** Notes the next free number of days on which cases were numbered otherwise than by blocks. */
export const countNumbers = async (tx: Tx, jurisdictionId: string, days: readonly { day: string; next: number }[]): Promise<void> => {
  for (const { day, next } of days)
    await execute(
      tx,
      `insert into case_number_days as d (jurisdiction_id, day, next) values ($1, $2, $3)
       on conflict (jurisdiction_id, day) do update set next = greatest(d.next, excluded.next)`,
      [jurisdictionId, day, next],
    );
};
