import type { AssemblyState, Scope } from '#contract/assemblies/kinds.ts';
import type { LocalRules } from '#contract/assemblies/rules.ts';
import type { Count } from '#contract/votes/count.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { ItemRecord } from '../domain/standing.ts';

/** An assembly as it is stored; between notice and closing the clock tells whether it is open. */
export interface AssemblyRecord {
  readonly id: string;
  readonly estateId: string;
  readonly estate: string;
  readonly areaPath: string;
  readonly title: string;
  readonly scope: Scope;
  readonly building: string | null;
  readonly unit: string | null;
  readonly form: 'meeting' | 'written';
  readonly calling: 'regular' | 'extraordinary';
  readonly organiser: 'committee' | 'property_committee' | 'preparatory' | 'residents_committee' | 'street';
  readonly state: Exclude<AssemblyState, 'voting'>;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly rules: LocalRules;
  readonly rulesVersion: number;
  readonly round: number;
  readonly noticedOn: string | null;
  readonly voteId: string | null;
  readonly outcome: Count | null;
  readonly voteSha256: string | null;
  readonly closedAt: Date | null;
  readonly resultOn: string | null;
  readonly objectionsUntil: string | null;
  readonly announcedOn: string | null;
  readonly archivedOn: string | null;
  readonly keepUntil: string | null;
  readonly archiveSha256: string | null;
  /** Under which name the bundle lies in the file store; null: archived before bundles were kept. */
  readonly archiveFile: string | null;
  readonly endReason: string | null;
  readonly version: number;
}
const columns = `a.id, a.estate_id as "estateId", e.name as estate, a.area_path::text as "areaPath", a.title, a.scope, a.building, a.unit, a.form, a.calling,
  a.organiser, a.state, a.opens_at as "opensAt", a.closes_at as "closesAt", a.rules, a.rules_version as "rulesVersion", a.round, a.noticed_on::text as "noticedOn",
  a.vote_id as "voteId", a.outcome, a.vote_sha256 as "voteSha256", a.closed_at as "closedAt", a.result_on::text as "resultOn",
  a.objections_until::text as "objectionsUntil", a.announced_on::text as "announcedOn", a.archived_on::text as "archivedOn", a.keep_until::text as "keepUntil",
  a.archive_sha256 as "archiveSha256", a.archive_file as "archiveFile", a.end_reason as "endReason", a.version`;
const from = 'assemblies a join owner_estates e on e.jurisdiction_id = :jurisdiction and e.id = a.estate_id';

const where = async (tx: Tx, condition: string, values: readonly unknown[]): Promise<AssemblyRecord[]> =>
  (await execute<AssemblyRecord>(tx, `select ${columns} from ${from} where a.jurisdiction_id = :jurisdiction and ${condition}`, values))
    .rows;
export const findAssembly = async (tx: Tx, id: string): Promise<AssemblyRecord | null> => (await where(tx, 'a.id = $1', [id]))[0] ?? null;
/** Holds an assembly: whoever serves, closes, reviews or archives takes turns. */
export const lockAssembly = async (tx: Tx, id: string): Promise<AssemblyRecord | null> =>
  (await where(tx, 'a.id = $1 for update of a', [id]))[0] ?? null;
export const assemblyOfVote = async (tx: Tx, voteId: string): Promise<AssemblyRecord | null> =>
  (await where(tx, 'a.vote_id = $1 for update of a', [voteId]))[0] ?? null;
export const pageOfAssemblies = (
  tx: Tx,
  f: { readonly areas: readonly string[]; readonly estateId: string | null; readonly before: string | null; readonly limit: number },
): Promise<AssemblyRecord[]> =>
  where(
    tx,
    `exists (select from unnest($1::text[]) c where a.area_code >= c and a.area_code < c || '~') and ($2::uuid is null or a.estate_id = $2)
       and ($3::uuid is null or a.id < $3) order by a.id desc limit $4`,
    [f.areas, f.estateId, f.before, f.limit],
  );
/** Announced assemblies of estates, newest first. */
export const assembliesOfEstates = (tx: Tx, estateIds: readonly string[], limit: number): Promise<AssemblyRecord[]> =>
  where(tx, `a.estate_id = any($1::uuid[]) and a.noticed_on is not null order by a.id desc limit $2`, [estateIds, limit]);
/** Assemblies of an estate whose roll may still change: announced, and not counted. */
export const runningOfEstate = (tx: Tx, estateId: string): Promise<AssemblyRecord[]> =>
  where(tx, `a.estate_id = $1 and a.state = 'noticed' order by a.id for update of a`, [estateId]);
/** Assemblies in which something waits for those who run them. */
export const waitingIn = (tx: Tx, areas: readonly string[], limit: number): Promise<AssemblyRecord[]> =>
  where(
    tx,
    `a.state in ('preparing', 'noticed', 'counted', 'objecting', 'announced', 'set_aside')
       and exists (select from unnest($1::text[]) c where a.area_code >= c and a.area_code < c || '~') order by a.id limit $2`,
    [areas, limit],
  );

type Facts = Pick<
  AssemblyRecord,
  'id' | 'title' | 'scope' | 'building' | 'unit' | 'form' | 'calling' | 'organiser' | 'opensAt' | 'closesAt'
>;
const factValues = (a: Facts): unknown[] => [
  a.id,
  a.title,
  a.scope,
  a.building,
  a.unit,
  a.form,
  a.calling,
  a.organiser,
  a.opensAt,
  a.closesAt,
];
export const insertAssembly = async (
  tx: Tx,
  a: Facts & Pick<AssemblyRecord, 'estateId' | 'areaPath' | 'rules' | 'rulesVersion'>,
  by: string | null,
): Promise<void> => {
  await execute(
    tx,
    `insert into assemblies (jurisdiction_id, id, title, scope, building, unit, form, calling, organiser, opens_at, closes_at, state, estate_id, area_path, rules,
       rules_version, created_by)
     values (:jurisdiction, $1::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'preparing', $11::uuid, $12::ltree, $13::jsonb, $14, $15::uuid) returning id`,
    [...factValues(a), a.estateId, a.areaPath, JSON.stringify(a.rules), a.rulesVersion, by],
  );
};
export const writeFacts = async (tx: Tx, a: Facts): Promise<void> => {
  await execute(
    tx,
    `update assemblies set title = $2, scope = $3, building = $4, unit = $5, form = $6, calling = $7, organiser = $8, opens_at = $9, closes_at = $10,
       version = version + 1 where jurisdiction_id = :jurisdiction and id = $1`,
    factValues(a),
  );
};
const written = {
  state: ['state', 'text'],
  opensAt: ['opens_at', 'timestamptz'],
  closesAt: ['closes_at', 'timestamptz'],
  rules: ['rules', 'jsonb'],
  rulesVersion: ['rules_version', 'int'],
  round: ['round', 'int'],
  noticedOn: ['noticed_on', 'date'],
  voteId: ['vote_id', 'uuid'],
  outcome: ['outcome', 'jsonb'],
  voteSha256: ['vote_sha256', 'text'],
  closedAt: ['closed_at', 'timestamptz'],
  resultOn: ['result_on', 'date'],
  objectionsUntil: ['objections_until', 'date'],
  announcedOn: ['announced_on', 'date'],
  archivedOn: ['archived_on', 'date'],
  keepUntil: ['keep_until', 'date'],
  archiveSha256: ['archive_sha256', 'text'],
  archiveFile: ['archive_file', 'uuid'],
  endReason: ['end_reason', 'text'],
} as const satisfies Partial<Record<keyof AssemblyRecord, readonly [column: string, type: string]>>;
/** Writes what changed of an assembly that is held. */
export const writeAssembly = async (tx: Tx, id: string, changed: Partial<Pick<AssemblyRecord, keyof typeof written>>): Promise<void> => {
  const values: unknown[] = [id];
  const sets = (Object.keys(changed) as (keyof typeof written)[]).map((key) => {
    const [column, type] = written[key];
    const value = changed[key];
    values.push(type === 'jsonb' && value !== null ? JSON.stringify(value) : value);
    return `${column} = $${values.length}::${type}`;
  });
  await execute(
    tx,
    `update assemblies set ${sets.join(', ')}, version = version + 1 where jurisdiction_id = :jurisdiction and id = $1`,
    values,
  );
};

export const itemsOf = async (tx: Tx, assemblyIds: readonly string[]): Promise<(ItemRecord & { assemblyId: string })[]> =>
  (
    await execute<ItemRecord & { assemblyId: string }>(
      tx,
      `select i.assembly_id as "assemblyId", i.id, i.matter, i.title, i.text, i.options, i.most from assembly_items i
       where i.jurisdiction_id = :jurisdiction and i.assembly_id = any($1::uuid[]) order by i.assembly_id, i.place`,
      [assemblyIds],
    )
  ).rows;
export const putItems = async (tx: Tx, assemblyId: string, items: readonly Omit<ItemRecord, 'id'>[]): Promise<void> => {
  await execute(tx, 'delete from assembly_items i where i.jurisdiction_id = :jurisdiction and i.assembly_id = $1', [assemblyId]);
  await execute(
    tx,
    `insert into assembly_items (jurisdiction_id, assembly_id, id, place, matter, title, text, options, most)
     select :jurisdiction, $1::uuid, 'm' || r.place, r.place, r.matter, r.title, r.text, r.options::jsonb, r.most
     from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[]) as r (place, matter, title, text, options, most) returning id`,
    [
      assemblyId,
      items.map((_, i) => i + 1),
      items.map((one) => one.matter),
      items.map((one) => one.title),
      items.map((one) => one.text),
      items.map((one) => JSON.stringify(one.options)),
      items.map((one) => one.most),
    ],
  );
};
