import type { Slot } from '#contract/rosters/api.ts';
import { execute, type Tx } from '#kernel/db.ts';

export interface RosterFacts {
  readonly name: string;
  readonly organisationId: string | null;
  readonly areaId: string;
  readonly slots: readonly Slot[];
  readonly confirms: boolean;
  /** Of the desk that is on duty. */
  readonly telephone: string | null;
}
export interface StoredRoster extends RosterFacts {
  readonly id: string;
  readonly gapOn: string | null;
  readonly gapTold: string | null;
  readonly version: number;
  readonly endedAt: Date | null;
}

const columns = `r.id, r.name, r.organisation_id as "organisationId", r.area_id as "areaId", r.slots, r.confirms, r.telephone, r.gap_on::text as "gapOn",
  r.gap_told::text as "gapTold", r.version, r.ended_at as "endedAt"`;

/** What a list of rosters asks for; null does not filter. */
export interface RosterFilter {
  readonly areaIds: readonly string[] | null;
  readonly organisations: readonly string[] | null;
  readonly gaps: boolean;
}

/** Rosters in use, by name, behind a name and id. */
export const pageOfRosters = async (
  tx: Tx,
  { areaIds, organisations, gaps }: RosterFilter,
  after: readonly [name: string, id: string] | null,
  limit: number,
): Promise<StoredRoster[]> => {
  const { rows } = await execute<StoredRoster>(
    tx,
    `select ${columns} from rosters r where r.jurisdiction_id = :jurisdiction and r.ended_at is null
       and ($1::uuid[] is null or r.area_id = any($1)) and ($2::uuid[] is null or r.organisation_id = any($2))
       ${gaps ? 'and r.gap_on is not null' : ''} and ($3::text is null or (r.name, r.id) > ($3, $4::uuid))
     order by r.name, r.id limit $5`,
    [areaIds, organisations, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows;
};

/** Rosters by their ids. */
export const rostersById = async (tx: Tx, ids: readonly string[]): Promise<StoredRoster[]> => {
  const { rows } = await execute<StoredRoster>(
    tx,
    `select ${columns} from rosters r where r.jurisdiction_id = :jurisdiction and r.id = any($1::uuid[])`,
    [ids],
  );
  return rows;
};

/** Rosters with a gap ahead that are of these areas and of no organisation, or of these organisations, soonest gap first. */
export const rostersWithGaps = async (
  tx: Tx,
  areaIds: readonly string[],
  organisations: readonly string[],
  limit: number,
): Promise<StoredRoster[]> => {
  const { rows } = await execute<StoredRoster>(
    tx,
    `select ${columns} from rosters r where r.jurisdiction_id = :jurisdiction and r.ended_at is null and r.gap_on is not null
       and (r.area_id = any($1::uuid[]) or r.organisation_id = any($2::uuid[])) order by r.gap_on, r.id limit $3`,
    [areaIds, organisations, limit],
  );
  return rows;
};

/** A roster, held until the transaction ends: its shifts are planned by one at a time. */
export const lockRoster = async (tx: Tx, id: string): Promise<StoredRoster | null> => {
  const { rows } = await execute<StoredRoster>(
    tx,
    `select ${columns} from rosters r where r.jurisdiction_id = :jurisdiction and r.id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
};

export const insertRoster = async (tx: Tx, id: string, f: RosterFacts, at: Date): Promise<void> => {
  await execute(
    tx,
    `insert into rosters (jurisdiction_id, id, name, organisation_id, area_id, slots, confirms, telephone, created_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, f.name, f.organisationId, f.areaId, JSON.stringify(f.slots), f.confirms, f.telephone, at],
  );
};

export const updateRoster = async (tx: Tx, id: string, f: RosterFacts): Promise<void> => {
  await execute(
    tx,
    `update rosters set name = $2, organisation_id = $3, area_id = $4, slots = $5, confirms = $6, telephone = $7, version = version + 1
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, f.name, f.organisationId, f.areaId, JSON.stringify(f.slots), f.confirms, f.telephone],
  );
};

export const setEnded = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await execute(
    tx,
    'update rosters set ended_at = $2, gap_on = null, version = version + 1 where jurisdiction_id = :jurisdiction and id = $1',
    [id, at],
  );
};

/** Lets rosters in use of one area stand in another. @returns their ids and names */
export const moveRosters = async (tx: Tx, fromId: string, toId: string): Promise<{ id: string; name: string }[]> => {
  const { rows } = await execute<{ id: string; name: string }>(
    tx,
    `update rosters set area_id = $2, version = version + 1 where jurisdiction_id = :jurisdiction and area_id = $1 and ended_at is null
     returning id, name`,
    [fromId, toId],
  );
  return rows;
};

/** Notes the first day with a gap; `told`: its managers are told of it now. */
export const setGap = async (tx: Tx, id: string, gapOn: string | null, told: boolean): Promise<void> => {
  await execute(
    tx,
    `update rosters set gap_on = $2, gap_told = case when $3 then $2::date else gap_told end where jurisdiction_id = :jurisdiction and id = $1
       and (gap_on is distinct from $2::date or $3)`,
    [id, gapOn, told],
  );
};
