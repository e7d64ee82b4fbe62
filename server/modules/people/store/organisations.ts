import { v7 } from 'uuid';
import { execute, type Tx } from '#kernel/db.ts';

export interface OrganisationRow {
  id: string;
  kind: string;
  name: string;
  area_id: string;
  area_path: string;
  parent_id: string | null;
}

/** An organisation to be added; `areaId` is the area it serves with everything below. */
export interface NewOrganisation {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly areaId: string;
  readonly areaPath: string;
  readonly parentId: string | null;
}

export const readOrganisations = async (tx: Tx): Promise<OrganisationRow[]> => {
  const { rows } = await execute<OrganisationRow>(
    tx,
    'select id, kind, name, area_id, area_path::text, parent_id from organisations where jurisdiction_id = linli.jurisdiction() order by area_path, name, id',
  );
  return rows;
};

/** Inserts organisations, however many, in one statement; parents may be among them. */
export const insertOrganisations = async (tx: Tx, jurisdictionId: string, organisations: readonly NewOrganisation[]): Promise<void> => {
  await execute(
    tx,
    `insert into organisations (jurisdiction_id, id, kind, name, area_id, area_path, parent_id)
     select $1, r.id, r.kind, r.name, r."areaId", r."areaPath", r."parentId"
     from jsonb_to_recordset($2::jsonb) as r(id uuid, kind text, name text, "areaId" uuid, "areaPath" ltree, "parentId" uuid)`,
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
