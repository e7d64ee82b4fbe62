import { v7 } from 'uuid';
import type { Attributes } from '#contract/places/api.ts';
import { attributeKinds, type PlaceKind, placeAttributes, type WeekHours } from '#contract/places/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A place as stored. Days are YYYY-MM-DD. */
export interface PlaceRow {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly areaId: string;
  readonly areaCode: string;
  readonly areaPath: string;
  readonly lon: number;
  readonly lat: number;
  readonly address: string | null;
  readonly phone: string | null;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly floorArea: number | null;
  readonly hours: WeekHours;
  /** The day on which they were told last; null where nobody knows. */
  readonly hoursSince: string | null;
  readonly closedOnHolidays: boolean;
  readonly makeUpDays: boolean | null;
  readonly hoursNote: string | null;
  readonly facilities: readonly string[];
  readonly attributes: Attributes;
  readonly note: string | null;
  readonly token: string;
  readonly closedOn: string | null;
  readonly closeReason: string | null;
  readonly version: number;
}
/** What is written of a place. */
export type PlaceValues = Omit<PlaceRow, 'organisationName' | 'hoursSince' | 'token' | 'closedOn' | 'closeReason' | 'version'>;

const columns = `p.id, p.kind, p.name, p.area_id as "areaId", p.area_code as "areaCode", p.area_path::text as "areaPath", p.lon, p.lat, p.address,
  p.phone, p.organisation_id as "organisationId", o.name as "organisationName", p.floor_area as "floorArea", p.hours,
  p.hours_since::text as "hoursSince",
  p.closed_on_holidays as "closedOnHolidays", p.make_up_days as "makeUpDays", p.hours_note as "hoursNote", p.facilities, p.attributes, p.note, p.token, p.closed_on::text as "closedOn",
  p.close_reason as "closeReason", p.version`;
// looked up by its key, place by place: the plan does not depend on statistics
const source = `places p left join lateral (select x.name from organisations x
  where x.jurisdiction_id = :jurisdiction and x.id = p.organisation_id limit 1) o on true`;
const own = 'p.jurisdiction_id = :jurisdiction';

export const findPlace = async (tx: Tx, id: string): Promise<PlaceRow | null> =>
  (await execute<PlaceRow>(tx, `select ${columns} from ${source} where ${own} and p.id = $1`, [id])).rows[0] ?? null;

/** Places by their ids, in no order. */
export const findPlaces = async (tx: Tx, jurisdictionId: string, ids: readonly string[]): Promise<PlaceRow[]> =>
  (
    await execute<PlaceRow>(
      tx,
      `select ${columns} from places p left join organisations o on o.jurisdiction_id = $1 and o.id = p.organisation_id
       where p.jurisdiction_id = $1 and p.id = any($2::uuid[])`,
      [jurisdictionId, ids],
    )
  ).rows;

/** The same, held against other writers until the transaction ends. */
export const lockPlace = async (tx: Tx, id: string): Promise<PlaceRow | null> =>
  (await execute<PlaceRow>(tx, `select ${columns} from ${source} where ${own} and p.id = $1 for update of p`, [id])).rows[0] ?? null;

/** A place by what its QR code carries. */
export const findPlaceByToken = async (tx: Tx, token: string): Promise<PlaceRow | null> =>
  (await execute<PlaceRow>(tx, `select ${columns} from ${source} where ${own} and p.token = $1`, [token])).rows[0] ?? null;

/** Which places are wanted. `codes` are codes of areas: those areas and below. */
export interface PlaceFilter {
  readonly codes: readonly string[];
  readonly kinds: readonly PlaceKind[] | null;
  readonly q: string | null;
  readonly state: 'open' | 'closed' | 'all';
  readonly incomplete: boolean;
  /** Today in Shanghai: a place exists up to its last day. */
  readonly today: string;
}
/** Where a page begins: behind this place. */
export type PlaceKey = readonly [areaCode: string, kind: string, name: string, id: string];

const incomplete = `split_part(p.kind, '-', 1) in (${attributeKinds.map((kind) => `'${kind}'`).join(', ')})
  and (select count(*) from jsonb_each(p.attributes) a where (a.value ->> 'met')::boolean) < ${placeAttributes.length}`;

/** The filter as SQL; ranges of codes instead of patterns, which row-level security lets use the index. */
function conditions(filter: PlaceFilter, values: unknown[]): string {
  const value = (given: unknown): string => `$${values.push(given)}`;
  const ranges = filter.codes.map((code) => `p.area_code >= ${value(code)} and p.area_code < ${value(`${code}:`)}`);
  const parts = [own, ranges.length > 0 ? `(${ranges.join(' or ')})` : 'false'];
  if (filter.kinds) parts.push(`p.kind = any(${value(filter.kinds)})`);
  if (filter.q) {
    const q = value(filter.q);
    parts.push(`(position(${q} in p.name) > 0 or position(${q} in p.address) > 0)`);
  }
  if (filter.state === 'open') parts.push(`(p.closed_on is null or p.closed_on >= ${value(filter.today)}::date)`);
  if (filter.state === 'closed') parts.push(`p.closed_on < ${value(filter.today)}::date`);
  if (filter.incomplete) parts.push(incomplete);
  return parts.join(' and ');
}

/** A page of places by area, kind and name. */
export async function pageOfPlaces(tx: Tx, filter: PlaceFilter, after: PlaceKey | null, limit: number): Promise<PlaceRow[]> {
  const values: unknown[] = [];
  let where = conditions(filter, values);
  if (after) where += ` and (p.area_code, p.kind, p.name, p.id) > (${after.map((part) => `$${values.push(part)}`).join(', ')}::uuid)`;
  const text = `select ${columns} from ${source} where ${where} order by p.area_code, p.kind, p.name, p.id limit $${values.push(limit)}`;
  return (await execute<PlaceRow>(tx, text, values)).rows;
}

/** Points of places, at most `limit`. */
export async function pointsOfPlaces(
  tx: Tx,
  filter: PlaceFilter,
  limit: number,
): Promise<{ id: string; kind: PlaceKind; name: string; lon: number; lat: number }[]> {
  const values: unknown[] = [];
  const where = conditions(filter, values);
  const text = `select p.id, p.kind, p.name, p.lon, p.lat from places p where ${where} order by p.area_code, p.id limit $${values.push(limit)}`;
  return (await execute<{ id: string; kind: PlaceKind; name: string; lon: number; lat: number }>(tx, text, values)).rows;
}

/** How many places there are of each kind, and how many lack one of the eight attributes. */
export async function countPlaces(tx: Tx, filter: PlaceFilter): Promise<{ kind: PlaceKind; count: number; incomplete: number }[]> {
  const values: unknown[] = [];
  const where = conditions(filter, values);
  const text = `select p.kind, count(*)::int as count, (count(*) filter (where ${incomplete}))::int as incomplete
    from places p where ${where} group by p.kind`;
  return (await execute<{ kind: PlaceKind; count: number; incomplete: number }>(tx, text, values)).rows;
}

/** A place as other modules and the service circle need it. */
export interface PlaceRef {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly areaId: string;
  readonly areaCode: string;
  readonly areaPath: string;
  /** Square metres. */
  readonly floorArea: number | null;
}

/** Every existing place of the jurisdiction. */
export async function readPlaces(tx: Tx, today: string): Promise<PlaceRef[]> {
  const { rows } = await execute<PlaceRef>(
    tx,
    `select p.id, p.kind, p.name, p.lon, p.lat, p.area_id as "areaId", p.area_code as "areaCode", p.area_path::text as "areaPath",
       p.floor_area as "floorArea"
     from places p where ${own} and (p.closed_on is null or p.closed_on >= $1::date) order by p.area_code, p.id`,
    [today],
  );
  return rows;
}

/** Existing places that lie in one of these areas or in an area that has been dissolved by `at`. */
export async function strandedPlaces(tx: Tx, codes: readonly string[], at: Date): Promise<PlaceRef[]> {
  const { rows } = await execute<PlaceRef>(
    tx,
    `select p.id, p.kind, p.name, p.lon, p.lat, p.area_id as "areaId", p.area_code as "areaCode", p.area_path::text as "areaPath",
       p.floor_area as "floorArea"
     from places p join areas a on a.jurisdiction_id = :jurisdiction and a.id = p.area_id
     where ${own} and (a.valid_to <= $1 or p.area_code = any($2)) order by p.id for update of p`,
    [at, codes],
  );
  return rows;
}

const given = `r(id uuid, kind text, name text, "areaId" uuid, "areaPath" ltree, "areaCode" text, lon float8, lat float8, address text,
  phone text, "organisationId" uuid, "floorArea" int, hours jsonb, "closedOnHolidays" boolean, "makeUpDays" boolean, "hoursNote" text, facilities text[], attributes jsonb, note text,
  token text)`;

/** Adds places, however many, in one statement. @param today day in Shanghai, on which their hours are told */
export const insertPlaces = (tx: Tx, places: readonly (PlaceValues & { readonly token: string })[], today: string): Promise<unknown> =>
  execute(
    tx,
    `insert into places (jurisdiction_id, id, kind, name, area_id, area_path, area_code, lon, lat, address, phone, organisation_id,
       floor_area, hours, closed_on_holidays, make_up_days, hours_note, facilities, attributes, note, token, hours_since)
     select :jurisdiction, r.id, r.kind, r.name, r."areaId", r."areaPath", r."areaCode", r.lon, r.lat, r.address, r.phone,
       r."organisationId", r."floorArea", nullif(r.hours, 'null'), r."closedOnHolidays", r."makeUpDays", r."hoursNote", r.facilities, r.attributes, r.note,
       r.token, case when nullif(r.hours, 'null') is not null then $2::date end
     from jsonb_to_recordset($1::jsonb) as ${given}
     returning id`,
    [JSON.stringify(places), today],
  );

/** Replaces what is said of places and counts their versions up. @param today as in {@link insertPlaces} */
export const updatePlaces = (tx: Tx, places: readonly PlaceValues[], today: string): Promise<unknown> =>
  execute(
    tx,
    `update places p set kind = r.kind, name = r.name, area_id = r."areaId", area_path = r."areaPath", area_code = r."areaCode",
       lon = r.lon, lat = r.lat, address = r.address, phone = r.phone, organisation_id = r."organisationId", floor_area = r."floorArea",
       hours = nullif(r.hours, 'null'), closed_on_holidays = r."closedOnHolidays", make_up_days = r."makeUpDays", hours_note = r."hoursNote", facilities = r.facilities, attributes = r.attributes, note = r.note,
       hours_since = case when nullif(r.hours, 'null') is distinct from p.hours then $2::date else p.hours_since end,
       version = p.version + 1
     from jsonb_to_recordset($1::jsonb) as ${given} where ${own} and p.id = r.id`,
    [JSON.stringify(places), today],
  );

/** Gives places to other areas; their versions stay: nobody has changed what is said of them. */
export const movePlaces = (
  tx: Tx,
  moves: readonly { readonly id: string; readonly areaId: string; readonly areaPath: string; readonly areaCode: string }[],
): Promise<unknown> =>
  execute(
    tx,
    `update places p set area_id = r."areaId", area_path = r."areaPath", area_code = r."areaCode"
     from jsonb_to_recordset($1::jsonb) as r(id uuid, "areaId" uuid, "areaPath" ltree, "areaCode" text) where ${own} and p.id = r.id`,
    [JSON.stringify(moves)],
  );

/** Sets or takes back the last day of a place. */
export const setClosed = (tx: Tx, id: string, closedOn: string | null, reason: string | null): Promise<unknown> =>
  execute(tx, `update places p set closed_on = $2::date, close_reason = $3, version = version + 1 where ${own} and p.id = $1`, [
    id,
    closedOn,
    reason,
  ]);

/** Replaces what the QR code of a place carries. */
export const setToken = (tx: Tx, id: string, token: string): Promise<unknown> =>
  execute(tx, `update places p set token = $2, version = version + 1 where ${own} and p.id = $1`, [id, token]);

/** Whether an organisation is there and not dissolved. */
export const organisationExists = async (tx: Tx, id: string): Promise<boolean> =>
  (await execute(tx, 'select from organisations where jurisdiction_id = :jurisdiction and id = $1 and dissolved_on is null', [id])).rows
    .length > 0;

/** Imports of sheets take turns within a jurisdiction. */
export const lockPlaceImports = (tx: Tx): Promise<unknown> =>
  execute(tx, "select pg_advisory_xact_lock(hashtext('territory.places.' || :jurisdiction::text))");

/** Leaves word with the transaction that places changed; every process hears of it through the outbox. */
export const announcePlaces = (tx: Tx, jurisdictionId: string): Promise<unknown> =>
  execute(tx, "insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.places_changed', '{}')", [
    v7(),
    jurisdictionId,
  ]);
