import type { RoutePlan } from '#contract/patrols/planning.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A route as it is stored. */
export interface RouteRecord {
  readonly id: string;
  readonly name: string;
  readonly areaId: string;
  readonly areaPath: string;
  readonly areaCode: string;
  readonly organisationId: string | null;
  readonly lines: readonly string[];
  readonly minutes: number | null;
  /** By day. */
  readonly plans: readonly RoutePlan[];
  readonly endedOn: string | null;
  readonly version: number;
  /** Accounts named to walk it. */
  readonly walkers: readonly string[];
}

const columns = `r.id, r.name, r.area_id as "areaId", r.area_path::text as "areaPath", r.area_code as "areaCode", r.organisation_id as "organisationId",
  r.lines, r.minutes, r.plans, r.ended_on::text as "endedOn", r.version,
  array(select w.account_id from patrol_walkers w where w.jurisdiction_id = :jurisdiction and w.route_id = r.id order by w.account_id) as walkers`;
const own = 'r.jurisdiction_id = :jurisdiction';
const below = (codes: readonly string[], p: (value: unknown) => string): string =>
  `(${codes.map((code) => `(r.area_code >= ${p(code)}::text and r.area_code < ${p(`${code}~`)}::text)`).join(' or ') || 'false'})`;

/** Whose routes: of areas with all below, of organisations, or naming an account. */
export interface RouteFilter {
  readonly codes: readonly string[];
  readonly organisations?: readonly string[];
  readonly walker?: string;
  /** Routes that have not ended before this day; null: those that have too. */
  readonly on: string | null;
}

/** Routes by area and id, behind a key. */
export const pageOfRoutes = async (
  tx: Tx,
  { codes, organisations = [], walker, on }: RouteFilter,
  after: readonly [areaCode: string, id: string] | null,
  limit: number,
): Promise<RouteRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const whose = [below(codes, p)];
  if (organisations.length > 0) whose.push(`r.organisation_id = any(${p(organisations)}::uuid[])`);
  if (walker !== undefined)
    whose.push(
      `r.id in (select w.route_id from patrol_walkers w where w.jurisdiction_id = :jurisdiction and w.account_id = ${p(walker)}::uuid)`,
    );
  const parts = [own, `(${whose.join(' or ')})`];
  if (on !== null) parts.push(`(r.ended_on is null or r.ended_on >= ${p(on)}::date)`);
  if (after) parts.push(`(r.area_code, r.id) > (${p(after[0])}, ${p(after[1])}::uuid)`);
  const text = `select ${columns} from patrol_routes r where ${parts.join(' and ')} order by r.area_code, r.id limit ${p(limit)}`;
  return (await execute<RouteRecord>(tx, text, values)).rows;
};

/** A route; held until the transaction ends when `lock` says so. */
export const findRoute = async (tx: Tx, id: string, lock = false): Promise<RouteRecord | null> =>
  (
    await execute<RouteRecord>(tx, `select ${columns} from patrol_routes r where ${own} and r.id = $1 ${lock ? 'for update of r' : ''}`, [
      id,
    ])
  ).rows[0] ?? null;

/** Names of routes by id. */
export const namesOfRoutes = async (tx: Tx, ids: readonly string[]): Promise<Map<string, { name: string; areaPath: string }>> => {
  const { rows } = await execute<{ id: string; name: string; areaPath: string }>(
    tx,
    `select r.id, r.name, r.area_path::text as "areaPath" from patrol_routes r where ${own} and r.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
};

/** What is written of a route. */
export type RouteValues = Omit<RouteRecord, 'areaCode' | 'endedOn' | 'version'>;

/** Writes routes, however many, with those who walk them. */
export const insertRoutes = async (tx: Tx, routes: readonly RouteValues[]): Promise<void> => {
  await execute(
    tx,
    `insert into patrol_routes (jurisdiction_id, id, name, area_id, area_path, organisation_id, lines, minutes, plans)
     select :jurisdiction, r.id, r.name, r."areaId", r."areaPath"::ltree, r."organisationId", r.lines, r.minutes, r.plans
     from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, "areaId" uuid, "areaPath" text, "organisationId" uuid, lines text[], minutes int, plans jsonb) returning id`,
    [JSON.stringify(routes)],
  );
  await addWalkers(
    tx,
    routes.flatMap(({ id, walkers }) => walkers.map((accountId) => ({ routeId: id, accountId }))),
  );
};

const addWalkers = (tx: Tx, walkers: readonly { routeId: string; accountId: string }[]): Promise<unknown> =>
  execute(
    tx,
    `insert into patrol_walkers (jurisdiction_id, account_id, route_id)
     select :jurisdiction, w.account, w.route from unnest($1::uuid[], $2::uuid[]) as w (account, route) returning account_id`,
    [walkers.map(({ accountId }) => accountId), walkers.map(({ routeId }) => routeId)],
  );

/** Replaces what is said of a route and counts its version up; it is held. */
export const updateRoute = async (tx: Tx, { id, walkers, ...r }: RouteValues): Promise<void> => {
  await execute(
    tx,
    `update patrol_routes set name = $2, area_id = $3, area_path = $4::ltree, organisation_id = $5, lines = $6::text[], minutes = $7, plans = $8::jsonb,
       version = version + 1 where jurisdiction_id = :jurisdiction and id = $1`,
    [id, r.name, r.areaId, r.areaPath, r.organisationId, r.lines, r.minutes, JSON.stringify(r.plans)],
  );
  await execute(tx, 'delete from patrol_walkers where jurisdiction_id = :jurisdiction and route_id = $1', [id]);
  await addWalkers(
    tx,
    walkers.map((accountId) => ({ routeId: id, accountId })),
  );
};

export const setEnded = async (tx: Tx, id: string, endedOn: string): Promise<void> => {
  await execute(
    tx,
    'update patrol_routes set ended_on = $2::date, version = version + 1 where jurisdiction_id = :jurisdiction and id = $1',
    [id, endedOn],
  );
};

/** Gives the routes of an area to the one that takes it over. */
export const moveRoutes = async (tx: Tx, from: string, to: { id: string; path: string }): Promise<number> =>
  (
    await execute(
      tx,
      `update patrol_routes set area_id = $2, area_path = $3::ltree, version = version + 1
       where jurisdiction_id = :jurisdiction and area_id = $1 returning id`,
      [from, to.id, to.path],
    )
  ).rows.length;
