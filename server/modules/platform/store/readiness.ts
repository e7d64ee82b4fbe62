import { permissionsOf } from '#kernel/permissions.ts';
import { type ReadinessFacts, type Unserved, unservedAreas, waitingFor } from '../domain/readiness.ts';

/** Asks the database one question: of the program within a transaction, of `doctor` over its own connection. */
export type Ask = <R extends Record<string, unknown>>(text: string, values: unknown[]) => Promise<R[]>;

type Staffing = Pick<ReadinessFacts, 'areas' | 'posts'>;

/** Reads present areas and active posts. */
export const readStaffing = async (ask: Ask, jurisdictionId: string): Promise<Staffing> => {
  const areas = await ask<ReadinessFacts['areas'][number]>(
    `select code, path::text, name, level, boundary is not null as drawn from areas
     where jurisdiction_id = $1 and (valid_from is null or valid_from <= now()) and (valid_to is null or valid_to > now()) order by code`,
    [jurisdictionId],
  );
  const posts = await ask<{ role: string; chosen: string[] | null; path: string | null; organisation: string | null }>(
    `select distinct p.role, r.permissions as chosen, p.area_path::text as path, p.organisation_id::text as organisation
     from posts p join accounts a on a.id = p.account_id left join roles r on r.jurisdiction_id = $1 and r.code = p.local_role
     where p.jurisdiction_id = $1 and not a.disabled and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())`,
    [jurisdictionId],
  );
  return { areas, posts: posts.map(({ chosen, ...post }) => ({ ...post, permissions: permissionsOf(post.role, chosen) })) };
};

/** Counts the open cases that stand at unserved areas and wait for an act nobody can take there. */
export const readStranded = async (
  ask: Ask,
  jurisdictionId: string,
  unserved: readonly Unserved[],
): Promise<ReadinessFacts['stranded']> => {
  const groups = [...Map.groupBy(unserved, ({ actions }) => actions.join()).values()];
  let count = 0;
  const codes = new Set<string>();
  for (const group of groups) {
    const rows = await ask<{ code: string; n: number }>(
      `select area_code as code, count(*)::int as n from cases
       where jurisdiction_id = $1 and area_code = any($2) and state = any($3) group by 1`,
      [jurisdictionId, group.map(({ area }) => area.code), waitingFor(group[0]?.actions ?? [])],
    );
    for (const { code, n } of rows) {
      count += n;
      codes.add(code);
    }
  }
  return { count, areas: unserved.filter(({ area }) => codes.has(area.code)).map(({ area }) => area.name) };
};

/** Reads what readiness asks of a jurisdiction. The address and the gateway are no rows and are told by the caller. */
export const readReadiness = async (ask: Ask, jurisdictionId: string): Promise<Omit<ReadinessFacts, 'address' | 'gateway'>> => {
  const rows = <R extends Record<string, unknown>>(text: string): Promise<R[]> => ask<R>(text, [jurisdictionId]);
  const staffing = await readStaffing(ask, jurisdictionId);
  const [config] = await rows<{ categories: number; limited: number; rules: number }>(
    `select (select count(*)::int from categories where jurisdiction_id = $1 and active) as categories,
       (select count(*)::int from categories where jurisdiction_id = $1 and active and limits <> '{}') as limited,
       (select count(*)::int from dispatch_rules where jurisdiction_id = $1) as rules`,
  );
  const receivers = await rows<{ id: string; name: string }>(
    `select distinct o.id, o.name from dispatch_rules r join organisations o on o.jurisdiction_id = $1 and o.id = r.organisation_id
     where r.jurisdiction_id = $1 order by o.name`,
  );
  const temporary = await rows<{ username: string }>(
    `select distinct a.username from posts p join accounts a on a.id = p.account_id
     where p.jurisdiction_id = $1 and p.duty <> 'cases' and (p.valid_to is null or p.valid_to > now()) and not a.disabled
       and a.username is not null and a.temporary_password_at is not null order by a.username`,
  );
  const handling = new Set(staffing.posts.filter(({ permissions }) => permissions.has('cases.handle')).map((post) => post.organisation));
  const holders = await rows<{ id: string; name: string }>(
    `select o.id, o.name from organisations o
     where o.jurisdiction_id = $1 and o.id in (
       select c.handler_org_id from cases c where c.jurisdiction_id = $1 and c.state in ('dispatched', 'handling'))
     order by o.name`,
  );
  return {
    ...staffing,
    stranded: await readStranded(ask, jurisdictionId, unservedAreas(staffing)),
    stuck: holders.filter(({ id }) => !handling.has(id)).map(({ name }) => name),
    categories: config?.categories ?? 0,
    limited: config?.limited ?? 0,
    rules: config?.rules ?? 0,
    receivers,
    temporary: temporary.map(({ username }) => username),
  };
};
