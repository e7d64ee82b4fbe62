import { v7 } from 'uuid';
import { execute, type Tx } from '#kernel/db.ts';

/** An organisation of the book in memory. */
export interface OrganisationRow {
  id: string;
  kind: string;
  name: string;
  area_id: string;
  area_path: string;
  parent_id: string | null;
  /** Exists, and is of a kind that always may receive cases or has somebody who handles them. */
  receives: boolean;
}

/** An organisation to be added; `areaId` is the area it serves with everything below. What is left out is unknown. */
export interface NewOrganisation {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly areaId: string;
  readonly areaPath: string;
  readonly parentId: string | null;
  readonly creditCode?: string | null;
  readonly address?: string | null;
  /** A public telephone. */
  readonly phone?: string | null;
  readonly lon?: number | null;
  readonly lat?: number | null;
  /** Party members on its books. */
  readonly members?: number | null;
  /** Households a contact household looks after. */
  readonly households?: number | null;
  readonly note?: string | null;
  /** `2019-07-01`. */
  readonly foundedOn?: string | null;
}

/**
 * Organisations of the kinds that may ever receive cases, dissolved ones too: old cases name them. By area and name.
 * @param handling roles, and permissions of local roles, whose holders handle cases
 */
export const readOrganisations = async (
  tx: Tx,
  caseKinds: readonly string[],
  unitKinds: readonly string[],
  handling: { readonly roles: readonly string[]; readonly permissions: readonly string[] },
): Promise<OrganisationRow[]> => {
  const { rows } = await execute<OrganisationRow>(
    tx,
    `select o.id, o.kind, o.name, o.area_id, o.area_path::text, o.parent_id,
       o.dissolved_on is null and (split_part(o.kind, '-', 1) = any($1) or h.organisation_id is not null) as receives
     from organisations o
     left join (select distinct p.organisation_id from posts p left join roles r on r.jurisdiction_id = :jurisdiction and r.code = p.local_role
       where p.jurisdiction_id = :jurisdiction and p.organisation_id is not null and (p.role = any($3) or r.permissions && $4)
         and (p.valid_to is null or p.valid_to > now())) h on h.organisation_id = o.id
     where o.jurisdiction_id = :jurisdiction and split_part(o.kind, '-', 1) = any($1 || $2) order by o.area_path, o.name, o.id`,
    [caseKinds, unitKinds, handling.roles, handling.permissions],
  );
  return rows;
};

/** Inserts organisations, however many, in one statement; parents may be among them. */
export const insertOrganisations = async (tx: Tx, jurisdictionId: string, organisations: readonly NewOrganisation[]): Promise<void> => {
  await execute(
    tx,
    `insert into organisations (jurisdiction_id, id, kind, name, area_id, area_path, parent_id, credit_code, address, phone, lon, lat, members, households,
       note, founded_on)
     select $1, r.id, r.kind, r.name, r."areaId", r."areaPath", r."parentId", r."creditCode", r.address, r.phone, r.lon, r.lat, r.members, r.households,
       r.note, r."foundedOn"
     from jsonb_to_recordset($2::jsonb) as r(id uuid, kind text, name text, "areaId" uuid, "areaPath" ltree, "parentId" uuid, "creditCode" text,
       address text, phone text, lon float8, lat float8, members int, households int, note text, "foundedOn" date)
     returning id`,
    [jurisdictionId, JSON.stringify(organisations)],
  );
};

/** Leaves word for all processes, with the transaction, that organisations changed. */
export const announceOrganisations = async (tx: Tx, jurisdictionId: string): Promise<void> => {
  await execute(tx, "insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'people.organisations_changed', '{}')", [
    v7(),
    jurisdictionId,
  ]);
};
