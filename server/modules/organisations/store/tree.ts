import { capitalCodeOf } from '#contract/kernel/typed.ts';
import { isUnit, organisationKinds } from '#contract/organisations/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { namesNobody } from '../domain/names.ts';

/** An organisation in a list. */
export interface TreeRow {
  id: string;
  kind: string;
  name: string;
  areaId: string;
  areaPath: string;
  areaCode: string;
  parentId: string | null;
  members: number | null;
  households: number | null;
  dissolvedOn: string | null;
  childCount: number;
  leader: string | null;
}

/** An organisation with all its facts. */
export interface OrganisationFile extends TreeRow {
  creditCode: string | null;
  address: string | null;
  phone: string | null;
  lon: number | null;
  lat: number | null;
  note: string | null;
  foundedOn: string | null;
  dissolveReason: string | null;
  version: number;
  placeCount: number;
}

const held = (day: string): string => `f.valid_from <= ${day} and (f.valid_to is null or f.valid_to >= ${day})`;
/** Columns of a row; `$1` is the day on which somebody leads it. */
const rowColumns = `o.id, o.kind, o.name, o.area_id as "areaId", o.area_path::text as "areaPath", o.area_code as "areaCode", o.parent_id as "parentId",
  o.members, o.households, o.dissolved_on::text as "dissolvedOn",
  (select count(*)::int from organisations c
    where c.jurisdiction_id = :jurisdiction and c.parent_id = o.id and c.dissolved_on is null) as "childCount",
  (select p.name from offices f join persons p on p.jurisdiction_id = :jurisdiction and p.id = f.person_id
    where f.jurisdiction_id = :jurisdiction and f.organisation_id = o.id and split_part(f.kind, '-', 1) in ('secretary', 'head') and ${held('$1::date')}
    order by f.kind desc, f.valid_from, f.id limit 1) as leader`;
const fileColumns = `${rowColumns}, o.credit_code as "creditCode", o.address, o.phone, o.lon, o.lat, o.note, o.founded_on::text as "foundedOn",
  o.dissolve_reason as "dissolveReason", o.version,
  (select count(*)::int from places l where l.jurisdiction_id = :jurisdiction and l.organisation_id = o.id and l.closed_on is null) as "placeCount"`;

const own = 'o.jurisdiction_id = :jurisdiction';

/** What a page of the tree or of a search asks for. Lists and texts that are null do not filter. */
export interface TreeFilter {
  readonly today: string;
  readonly kinds: readonly string[] | null;
  readonly dissolved: boolean;
  readonly limit: number;
}

/** Children of an organisation, or tops of an area (by id), in the order of `order` (kinds), then names. */
export const pageOfTree = async (
  tx: Tx,
  filter: TreeFilter & {
    parentId: string | null;
    areaId: string | null;
    order: readonly string[];
    /** The last one seen. */
    after: string | null;
  },
): Promise<(TreeRow & { rank: number })[]> => {
  const place =
    filter.parentId === null
      ? `o.area_id = $2 and not exists (select from organisations up
           where up.jurisdiction_id = :jurisdiction and up.id = o.parent_id and up.area_id = o.area_id and up.dissolved_on is null)`
      : 'o.parent_id = $2';
  const { rows } = await execute<TreeRow & { rank: number }>(
    tx,
    `select ${rowColumns}, array_position($3::text[], o.kind) as rank from organisations o
     where ${own} and ${place} and ($4::text[] is null or o.kind = any($4)) and ($5 or o.dissolved_on is null)
       and ($6::uuid is null or (array_position($3::text[], o.kind), o.name collate "C", o.id) > (
         select array_position($3::text[], b.kind), b.name collate "C", b.id from organisations b
         where b.jurisdiction_id = :jurisdiction and b.id = $6))
     order by rank, o.name collate "C", o.id limit $7`,
    [filter.today, filter.parentId ?? filter.areaId, filter.order, filter.kinds, filter.dissolved, filter.after, filter.limit],
  );
  return rows;
};

/**
 * Organisations of an area and everything below it, by area, then name. `q`: part of the name, or a whole credit code. Those named after people
 * are found by their names only where `known` reaches.
 */
export const pageOfSearch = async (
  tx: Tx,
  filter: TreeFilter & {
    areaCode: string;
    q: string | null;
    known: { readonly areas: readonly string[]; readonly organisations: readonly string[] };
    /** The last one seen. */
    after: string | null;
  },
): Promise<TreeRow[]> => {
  const { rows } = await execute<TreeRow>(
    tx,
    `select ${rowColumns} from organisations o
     where ${own} and o.area_code >= $2 and o.area_code < $2 || '~' and ($3::text[] is null or o.kind = any($3)) and ($4 or o.dissolved_on is null)
       and ($5::text is null or o.credit_code = $8 or (strpos(o.name, $5) > 0 and (
         o.id = any($12::uuid[]) or o.area_path <@ any($11::ltree[]) or o.area_path @> any($11::ltree[])
         or case when split_part(o.kind, '-', 1) = 'contact_household' then $9 else not (split_part(o.kind, '-', 1) = any($10) and exists (
           select from offices f join persons p on p.jurisdiction_id = :jurisdiction and p.id = f.person_id
           where f.jurisdiction_id = :jurisdiction and f.organisation_id = o.id
             and strpos(o.name, p.name) > 0 and strpos(replace(o.name, p.name, ' '), $5) = 0)) end)))
       and ($6::uuid is null or (o.area_code, o.name collate "C", o.id) > (
         select b.area_code, b.name collate "C", b.id from organisations b where b.jurisdiction_id = :jurisdiction and b.id = $6))
     order by o.area_code, o.name collate "C", o.id limit $7`,
    [
      filter.today,
      filter.areaCode,
      filter.kinds,
      filter.dissolved,
      filter.q,
      filter.after,
      filter.limit,
      filter.q === null ? null : capitalCodeOf(filter.q),
      filter.q !== null && namesNobody(filter.q),
      organisationKinds.filter((kind) => !isUnit(kind)),
      filter.known.areas,
      filter.known.organisations,
    ],
  );
  return rows;
};

export const findOrganisation = async (tx: Tx, id: string, today: string): Promise<OrganisationFile | null> =>
  (await execute<OrganisationFile>(tx, `select ${fileColumns} from organisations o where ${own} and o.id = $2`, [today, id])).rows[0] ??
  null;

/** The organisations above one, from the top down. */
export const ancestorsOf = async (
  tx: Tx,
  parentId: string | null,
): Promise<{ id: string; name: string; kind: string; areaPath: string }[]> => {
  if (parentId === null) return [];
  const { rows } = await execute<{ id: string; name: string; kind: string; areaPath: string }>(
    tx,
    `with recursive up as (
       select o.id, o.name, o.kind, o.area_path::text as path, o.parent_id, 1 as n from organisations o where ${own} and o.id = $1
       union all
       select o.id, o.name, o.kind, o.area_path::text, o.parent_id, up.n + 1 from up join organisations o on ${own} and o.id = up.parent_id)
     select id, name, kind, path as "areaPath" from up order by n desc`,
    [parentId],
  );
  return rows;
};

/** What a command needs of an organisation it stands on. */
export interface LockedOrganisation {
  id: string;
  kind: string;
  name: string;
  areaId: string;
  areaPath: string;
  parentId: string | null;
  foundedOn: string | null;
  dissolvedOn: string | null;
  version: number;
}

/** An organisation, locked: `update` by whoever changes it, `share` by whoever hangs something on it and needs it to stay as it is. */
export const lockOrganisation = async (tx: Tx, id: string, lock: 'update' | 'share'): Promise<LockedOrganisation | null> =>
  (
    await execute<LockedOrganisation>(
      tx,
      `select o.id, o.kind, o.name, o.area_id as "areaId", o.area_path::text as "areaPath", o.parent_id as "parentId",
         o.founded_on::text as "foundedOn", o.dissolved_on::text as "dissolvedOn", o.version
       from organisations o where ${own} and o.id = $1 for ${lock}`,
      [id],
    )
  ).rows[0] ?? null;

/** Moves within one jurisdiction queue here: two of them side by side could close a circle that neither sees. */
export const lockTree = async (tx: Tx): Promise<void> => {
  await execute(tx, "select pg_advisory_xact_lock(hashtextextended('people.tree ' || :jurisdiction, 0))");
};
