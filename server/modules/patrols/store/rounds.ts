import { execute, type Tx } from '#kernel/db.ts';

/** What was done of a round. */
export interface RoundRecord {
  readonly routeId: string;
  readonly dueKey: string;
  readonly stops: number;
  readonly done: number;
  readonly inTime: number;
  readonly problems: number;
  readonly doubts: number;
}
const columns = `r.route_id as "routeId", r.due_key as "dueKey", r.stops, r.done, r.in_time as "inTime", r.problems, r.doubts`;

/** A round in which something was done. */
export interface OpenedRound {
  readonly routeId: string;
  readonly dueKey: string;
  readonly until: Date;
  readonly areaCode: string;
  readonly stops: number;
}
/** Holds rounds until the transaction ends, those nobody has begun too: who counts a round anew sees what others found in it. */
export const holdRounds = async (tx: Tx, rounds: readonly OpenedRound[]): Promise<void> => {
  await execute(
    tx,
    `insert into patrol_rounds as r (jurisdiction_id, route_id, due_key, until_at, area_code, stops)
     select :jurisdiction, k."routeId", k."dueKey", k.until, k."areaCode", k.stops
     from jsonb_to_recordset($1::jsonb) as k("routeId" uuid, "dueKey" text, until timestamptz, "areaCode" text, stops int)
     order by k."routeId", k."dueKey"
     on conflict (jurisdiction_id, route_id, due_key) do update set stops = r.stops returning route_id`,
    [JSON.stringify(rounds)],
  );
};

/** Holds a round in which something was done until the transaction ends. */
export const lockRound = async (tx: Tx, { routeId, dueKey }: { readonly routeId: string; readonly dueKey: string }): Promise<void> => {
  await execute(tx, 'select from patrol_rounds where jurisdiction_id = :jurisdiction and route_id = $1 and due_key = $2 for update', [
    routeId,
    dueKey,
  ]);
};

/** Counts rounds anew from their scans; they are held. A scan that was set aside passes no stop. */
export const countRounds = async (tx: Tx, rounds: readonly { readonly routeId: string; readonly dueKey: string }[]): Promise<void> => {
  await execute(
    tx,
    `update patrol_rounds r set done = least(r.stops, c.done), in_time = least(r.stops, c.in_time), problems = c.problems, doubts = c.doubts
     from (
       select s.route_id, s.due_key, count(distinct s.place_id) filter (where s.review is distinct from 'set_aside') as done,
         count(distinct s.place_id) filter (where s.in_time and s.review is distinct from 'set_aside') as in_time,
         count(*) filter (where s.result = 'problem') as problems,
         count(*) filter (where s.doubts <> '[]' and s.review is null) as doubts
       from unnest($1::uuid[], $2::text[]) as k (route, key)
       join patrol_scans s on s.jurisdiction_id = :jurisdiction and s.route_id = k.route and s.due_key = k.key collate "C"
       group by s.route_id, s.due_key
     ) c where r.jurisdiction_id = :jurisdiction and r.route_id = c.route_id and r.due_key = c.due_key`,
    [rounds.map(({ routeId }) => routeId), rounds.map(({ dueKey }) => dueKey)],
  );
};

/** What was done of rounds, by route and key. */
export const findRounds = async (
  tx: Tx,
  rounds: readonly { readonly routeId: string; readonly dueKey: string }[],
): Promise<ReadonlyMap<string, RoundRecord>> => {
  if (rounds.length === 0) return new Map();
  const { rows } = await execute<RoundRecord>(
    tx,
    `select ${columns} from unnest($1::uuid[], $2::text[]) as k (route, key)
     join patrol_rounds r on r.jurisdiction_id = :jurisdiction and r.route_id = k.route and r.due_key = k.key collate "C"`,
    [rounds.map(({ routeId }) => routeId), rounds.map(({ dueKey }) => dueKey)],
  );
  return new Map(rows.map((row) => [`${row.routeId} ${row.dueKey}`, row]));
};

/** What was done of the rounds of a route that ended between two moments. */
export interface RouteSum {
  readonly routeId: string;
  readonly begun: number;
  readonly done: number;
  readonly partly: number;
  readonly punctual: number;
  readonly stops: number;
  readonly stopsDone: number;
  readonly problems: number;
}
/** Sums by route over rounds of some areas and below: nothing in them tells of a person. */
export const sumRounds = async (tx: Tx, codes: readonly string[], from: Date, until: Date): Promise<RouteSum[]> => {
  const values: unknown[] = [from, until];
  const below = codes.map((code) => `(r.area_code >= $${values.push(code)}::text and r.area_code < $${values.push(`${code}~`)}::text)`);
  const { rows } = await execute<RouteSum>(
    tx,
    `select r.route_id as "routeId", count(*)::int as begun, count(*) filter (where r.done = r.stops)::int as done,
       count(*) filter (where r.done between 1 and r.stops - 1)::int as partly, count(*) filter (where r.in_time = r.stops)::int as punctual,
       sum(r.stops)::int as stops, sum(r.done)::int as "stopsDone", sum(r.problems)::int as problems
     from patrol_rounds r where r.jurisdiction_id = :jurisdiction and r.until_at >= $1 and r.until_at < $2 and (${below.join(' or ') || 'false'})
     group by r.route_id`,
    values,
  );
  return rows;
};
