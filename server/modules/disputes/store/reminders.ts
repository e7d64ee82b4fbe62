import { execute, type Tx } from '#kernel/db.ts';

/** Somebody to be reminded of a dispute: its mediator's account, or those who mediate for the organisation. */
export interface Reminded {
  readonly id: string;
  readonly mediatorId: string | null;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly areaPath: string;
}
const who = `d.id, d.mediator_id as "mediatorId", d.organisation_id as "organisationId", d.organisation_name as "organisationName", d.area_path::text as "areaPath"`;

/** Marks arranged sessions that begin before a moment as told of, and says whose. */
export const sessionsToTell = async (tx: Tx, until: Date, limit: number): Promise<(Reminded & { sessionId: string; startsAt: Date })[]> => {
  const { rows } = await execute<Reminded & { sessionId: string; startsAt: Date }>(
    tx,
    `with near as (
       select s.id from dispute_sessions s where s.jurisdiction_id = :jurisdiction and s.state = 'arranged' and s.starts_at < $1 and not s.reminded
       order by s.starts_at limit $2 for update skip locked
     ), told as (
       update dispute_sessions s set reminded = true from near where s.jurisdiction_id = :jurisdiction and s.id = near.id
       returning s.id, s.dispute_id, s.starts_at
     ) select ${who}, told.id as "sessionId", told.starts_at as "startsAt" from told join disputes d on d.jurisdiction_id = :jurisdiction and d.id = told.dispute_id`,
    [until, limit],
  );
  return rows;
};
/** Marks disputes whose limit, or whose visit, falls on or before a day as told of, and says whose. */
export const daysToTell = async (tx: Tx, what: 'due' | 'visit', until: string, limit: number): Promise<(Reminded & { day: string })[]> => {
  const column = what === 'due' ? 'due_on' : 'visit_on';
  const { rows } = await execute<Reminded & { day: string }>(
    tx,
    `with near as (
       select d.id from disputes d where d.jurisdiction_id = :jurisdiction and ${what === 'due' ? "d.state = 'open'" : 'd.visit_on is not null'}
         and d.${column} <= $1::date and d.reminded_${what} is distinct from d.${column} order by d.${column} limit $2 for update skip locked
     ) update disputes d set reminded_${what} = d.${column} from near where d.jurisdiction_id = :jurisdiction and d.id = near.id
     returning ${who}, d.${column}::text as day`,
    [until, limit],
  );
  return rows;
};
