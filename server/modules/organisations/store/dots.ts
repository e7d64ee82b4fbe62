import { execute, type Tx } from '#kernel/db.ts';
import type { Givers } from '#kernel/permissions.ts';

export interface OrganisationDot {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly areaPath: string;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** Organisations of some kinds that exist on a day, after an id, in the order of ids. */
export async function organisationDots(
  tx: Tx,
  kinds: readonly string[],
  after: string,
  day: string,
  limit: number,
): Promise<OrganisationDot[]> {
  const text = `select id, kind, name, area_path::text as "areaPath", lon, lat from organisations
    where jurisdiction_id = :jurisdiction and split_part(kind, '-', 1) = any($1) and id > $2 and (dissolved_on is null or dissolved_on >= $3)
    order by id limit $4`;
  return (await execute<OrganisationDot>(tx, text, [kinds, after, day, limit])).rows;
}

/** Grid workers of one area: how many there are, and how many of them were heard of since a moment. */
export interface WorkerDot {
  readonly code: string;
  readonly name: string;
  readonly areaPath: string;
  readonly total: number;
  readonly active: number;
}

/**
 * Grid workers by area, from posts that let somebody report on patrol and from offices, both as they hold on a day; somebody with both is counted once. Whether somebody is present comes from
 * the time of the last request, never from a position.
 */
export async function workerDots(tx: Tx, posts: Givers, day: string, at: Date, since: Date): Promise<WorkerDot[]> {
  const text = `with workers as (
      select p.area_id, p.account_id::text as who, p.account_id from posts p
      left join roles r on r.jurisdiction_id = :jurisdiction and r.code = p.local_role
      where p.jurisdiction_id = :jurisdiction and p.area_id is not null and (p.role = any($4) or r.permissions && $5::text[]) and p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2)
      union
      select o.area_id, coalesce(s.account_id, s.id)::text, s.account_id from offices o
      join persons s on s.jurisdiction_id = :jurisdiction and s.id = o.person_id
      where o.jurisdiction_id = :jurisdiction and split_part(o.kind, '-', 1) = 'grid_worker' and o.area_id is not null
        and o.valid_from <= $1 and (o.valid_to is null or o.valid_to >= $1)
    ), present as (select distinct account_id from account_sessions where updated_at >= $3)
    select a.code, a.short_name as name, a.path::text as "areaPath", count(distinct w.who)::int as total,
      count(distinct w.who) filter (where w.account_id in (select account_id from present))::int as active
    from workers w join areas a on a.jurisdiction_id = :jurisdiction and a.id = w.area_id group by a.code, a.short_name, a.path`;
  return (await execute<WorkerDot>(tx, text, [day, at, since, posts.roles, posts.permissions])).rows;
}
