import { createHmac, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Database, systemAccess } from '#kernel/db.ts';
import { grantPosts, openAccounts } from '#modules/accounts/index.ts';
import { fillHouseholds, type Grid } from '../kit/fill-households.ts';

/** A tenth of Yungang, a community of grids, over a month. */
export const sizes = { workers: 500, points: 240, scans: 15_000, visits: 5_000, cases: 2_500 } as const;
const [grids, stopsOfRoute, days] = [100, 5, 32] as const;
const dayLong = 86_400_000;

/** Somebody who works in a grid, with a session that was issued beforehand. */
export interface Worker {
  readonly id: string;
  readonly gridPath: string;
  readonly cookie: string;
}
/** A patrol point on a route. */
export interface Stop {
  readonly routeId: string;
  readonly placeId: string;
  readonly lon: number;
  readonly lat: number;
  readonly walkers: readonly Worker[];
}
/** What the month is replayed on. */
export interface Field {
  readonly jurisdictionId: string;
  readonly workers: readonly Worker[];
  readonly stops: readonly Stop[];
  /** Days of the rounds, two on each, oldest first. */
  readonly days: readonly string[];
  /** Grids with households. */
  readonly gridCodes: readonly string[];
  readonly communityCodes: readonly string[];
}

const cookieOf = (token: string, secret: string): string =>
  `linli.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`;

/** Opens accounts, posts and sessions; makes routes that began a month ago, and households. */
export const fillField = async (
  { database, db, sessionSecret }: { database: pg.Client; db: Database; sessionSecret: string },
  log: (line: string) => void,
): Promise<Field> => {
  const { rows: all } = await database.query<Grid & { jurisdiction: string }>(
    "select id, path::text, code, short_name as name, jurisdiction_id as jurisdiction from areas where level = 'grid' order by path limit $1",
    [grids],
  );
  const jurisdictionId = all[0]?.jurisdiction ?? '';
  const now = new Date();
  const by = { jurisdictionId, actorId: null, at: new Date(now.getTime() - 40 * dayLong) };
  const workers = Array.from({ length: sizes.workers }, (_, n) => {
    const token = randomBytes(24).toString('hex');
    return { id: v7(), n, token, grid: all[n % all.length] as Grid, cookie: cookieOf(token, sessionSecret) };
  });
  await db.write(systemAccess(jurisdictionId), async (tx) => {
    const blank = { phone: null, passwordHash: null, staff: true, mustChangePassword: false };
    await openAccounts(
      tx,
      by,
      workers.map(({ id, n }) => ({ ...blank, id, name: `网格员${n}`, username: `field${n}` })),
    );
    await grantPosts(
      tx,
      by,
      workers.map(({ id, grid }) => ({
        id: v7(),
        accountId: id,
        role: 'grid_worker',
        areaId: grid.id,
        areaPath: grid.path,
        organisationId: null,
        validTo: null,
      })),
    );
  });
  await database.query(
    `insert into account_sessions (id, account_id, token, expires_at)
     select gen_random_uuid(), a, t, now() + interval '8 hours' from unnest($1::uuid[], $2::text[]) as s (a, t)`,
    [workers.map(({ id }) => id), workers.map(({ token }) => token)],
  );
  const people = workers.map(({ id, grid, cookie }) => ({ id, gridPath: grid.path, cookie }));
  const { rows: points } = await database.query<{ id: string; lon: number; lat: number; area: string; path: string }>(
    "select id, lon, lat, area_id as area, area_path::text as path from places where kind = 'patrol_point' order by area_code, id limit $1",
    [sizes.points],
  );
  if (points.length < sizes.points) throw new Error(`the demo has ${points.length} patrol points`);
  const first = shanghaiDay(new Date(now.getTime() - days * dayLong));
  const rhythm = { every: 'day', days: 'all', on: [], times: 2, hours: [], from: first, until: null, seasons: [] };
  const stops: Stop[] = [];
  for (let at = 0; at < points.length; at += stopsOfRoute) {
    const own = points.slice(at, at + stopsOfRoute);
    const routeId = v7();
    const n = at / stopsOfRoute;
    const walkers = people.filter((_, k) => k % (sizes.points / stopsOfRoute) === n);
    const plans = [{ since: first, rhythm, stops: own.map(({ id }) => id), scanning: false }];
    await database.query(
      `insert into patrol_routes (jurisdiction_id, id, name, area_id, area_path, lines, plans) values ($1, $2, $3, $4, $5::ltree, '{}', $6)`,
      [jurisdictionId, routeId, `测算路线${n}`, own[0]?.area, own[0]?.path, JSON.stringify(plans)],
    );
    await database.query('insert into patrol_walkers (jurisdiction_id, account_id, route_id) select $1, unnest($2::uuid[]), $3', [
      jurisdictionId,
      walkers.map(({ id }) => id),
      routeId,
    ]);
    stops.push(...own.map(({ id, lon, lat }) => ({ routeId, placeId: id, lon, lat, walkers })));
  }
  await fillHouseholds(db, jurisdictionId, all, sizes.visits, log);
  await database.query('vacuum analyze accounts, posts, account_sessions, households, buildings, patrol_routes, patrol_walkers');
  log(`${people.length} workers, ${stops.length} points, ${sizes.visits} households`);
  return {
    jurisdictionId,
    workers: people,
    stops,
    days: Array.from({ length: days }, (_, n) => shanghaiDay(new Date(now.getTime() - (days - n) * dayLong))),
    gridCodes: all.map(({ code }) => code),
    communityCodes: [...new Set(all.map(({ code }) => code.slice(0, -3)))],
  };
};
