import { type Database, execute, systemAccess, type Tx } from '../db.ts';

/** One event on its way from the transaction that caused it to those who react. */
export interface OutboxEvent {
  readonly id: string;
  readonly topic: string;
  /** What the event is about: events of one subject reach a subscriber in order. The topic itself where the writer named none. */
  readonly subject: string;
  readonly payload: Record<string, unknown>;
}

/** Events a worker has taken for one subscriber. `attempts` counts this one too and tells whether it is still ours. */
export interface Parcel {
  readonly position: number;
  readonly attempts: number;
  readonly events: OutboxEvent[];
  /** Subjects of which earlier events are held: these have to wait behind them. */
  readonly blocked: readonly string[];
  /** Whether another parcel waited behind it. */
  readonly more: boolean;
}
export interface HeldParcel {
  readonly subject: string;
  readonly attempts: number;
  readonly events: OutboxEvent[];
}
export type Queue = 'turn' | 'held';
export interface Due {
  readonly subscriber: string;
  readonly queue: Queue;
}

/** How long what was taken stays with its worker without a sign of life. */
const lease = "interval '15 seconds'";

/** What a subscriber asks for: a topic, but for events of these actions (`action` of their payload). */
export interface Subscription {
  readonly subscriber: string;
  readonly topic: string;
  readonly unwanted: readonly string[];
}
const columnsOf = (subscriptions: readonly Subscription[]): string[][] => [
  subscriptions.map(({ subscriber }) => subscriber),
  subscriptions.map(({ topic }) => topic),
  // arrays of arrays would have to be equally long
  subscriptions.map(({ unwanted }) => `{${unwanted.join(',')}}`),
];

/** Makes subscriptions known to every worker of the installation, whether it can serve them or not. */
export const register = async (db: Database, subscriptions: readonly Subscription[]): Promise<void> => {
  await db.pool.query(
    `insert into subscriptions (subscriber, topic, unwanted) select s.subscriber, s.topic, s.unwanted::text[]
     from unnest($1::text[], $2::text[], $3::text[]) as s (subscriber, topic, unwanted)
     on conflict (subscriber) do update set topic = excluded.topic, unwanted = excluded.unwanted, seen_at = now()`,
    columnsOf(subscriptions),
  );
};

/** Whether something is to be done in a jurisdiction: one look into an index for each table. The order asks for the index, where a scan would
 * read all that came and went. */
export const hasWork = async (db: Database, jurisdictionId: string): Promise<boolean> => {
  const [row] = await db.statement<{ work: boolean }>(systemAccess(jurisdictionId), {
    name: 'relay-work',
    text: `select (select 1 from outbox o where o.jurisdiction_id = :jurisdiction order by o.created_at limit 1) is not null
         or (select 1 from deliveries d where d.jurisdiction_id = :jurisdiction and d.next_at <= now() order by d.subscriber, d.position limit 1) is not null
         or (select 1 from held_deliveries h where h.jurisdiction_id = :jurisdiction and h.next_at <= now() order by h.next_at limit 1) is not null
       as work`,
    values: [],
  });
  return row?.work ?? false;
};

/**
 * Moves up to `most` events of a jurisdiction from the outbox to those who subscribe; what nobody in the installation ever asked for goes.
 * One worker at a time, so that positions tell the order. Each topic's events are kept once, as a parcel that its subscribers' deliveries name; parcels that
 * all have had go. A parcel of nothing but what a subscriber does not want is not delivered to it.
 * @returns how many events left the outbox
 */
export const distribute = (db: Database, jurisdictionId: string, most: number): Promise<number> =>
  db.write(systemAccess(jurisdictionId), async (tx) => {
    const { rows: turn } = await execute<{ ours: boolean }>(
      tx,
      "select pg_try_advisory_xact_lock(hashtextextended('outbox ' || $1, 0)) as ours",
      [jurisdictionId],
    );
    if (!turn[0]?.ours) return 0;
    const { rows: subscriptions } = await execute<Subscription>(
      tx,
      "select subscriber, topic, unwanted from subscriptions where seen_at > now() - interval '30 days'",
    );
    const { rows } = await execute<{ moved: number }>(
      tx,
      `with taken as materialized (
         select created_at, id from outbox where jurisdiction_id = $1 order by created_at, id limit $2
       ), gone as (
         delete from outbox o using taken t where o.jurisdiction_id = $1 and o.created_at = t.created_at and o.id = t.id
         returning o.id, o.topic, o.subject, o.payload, o.created_at
       ), gathered as materialized (
         select topic, gen_random_uuid() as id,
           json_agg(json_build_object('id', id, 'topic', topic, 'subject', coalesce(subject, topic), 'payload', payload) order by created_at, id) as events, array_agg(distinct payload->>'action') as actions
         from gone where topic = any($4) group by topic
       ), emptied as (
         delete from parcels p where p.jurisdiction_id = $1
           and not exists (select from deliveries d where d.jurisdiction_id = $1 and d.parcel_id = p.id)
         returning p.id
       ), kept as (
         insert into parcels (jurisdiction_id, id, events) select $1, g.id, g.events from gathered g returning id
       ), told as (
         insert into deliveries (jurisdiction_id, subscriber, position, parcel_id)
         select $1, s.subscriber,
           coalesce((select max(d.position) from deliveries d where d.jurisdiction_id = $1 and d.subscriber = s.subscriber), 0) + 1, g.id
         from gathered g join unnest($3::text[], $4::text[], $5::text[]) as s(subscriber, topic, unwanted)
           on s.topic = g.topic and not g.actions <@ s.unwanted::text[]
         returning subscriber
       )
       select count(*)::int as moved from gone`,
      [jurisdictionId, most, ...columnsOf(subscriptions)],
    );
    return rows[0]?.moved ?? 0;
  });

/** What waits in a jurisdiction for some subscribers and is due. */
export const dueIn = (db: Database, jurisdictionId: string, subscribers: readonly string[]): Promise<Due[]> =>
  db.statement<{ subscriber: string; queue: Queue }>(systemAccess(jurisdictionId), {
    name: 'relay-due',
    text: `select s.subscriber, 'turn' as queue from unnest($2::text[]) as s(subscriber)
        where (select d.next_at from deliveries d where d.jurisdiction_id = $1 and d.subscriber = s.subscriber order by d.position limit 1) <= now()
      union all select distinct subscriber, 'held' from held_deliveries where jurisdiction_id = $1 and next_at <= now() and subscriber = any($2)`,
    values: [jurisdictionId, subscribers],
  });

/** Takes the next parcel of a subscriber unless another worker has it. Rivals queue at the row and then find it leased or gone. */
export const takeNext = async (db: Database, jurisdictionId: string, subscriber: string): Promise<Parcel | null> => {
  const [parcel] = await db.statement<{ position: number; attempts: number; events: OutboxEvent[]; blocked: string[]; more: boolean }>(
    systemAccess(jurisdictionId),
    {
      name: 'relay-take',
      text: `with taken as (
        update deliveries d set attempts = attempts + 1, next_at = clock_timestamp() + ${lease}
        where d.jurisdiction_id = $1 and d.subscriber = $2 and d.next_at <= now()
          and d.position = (select min(position) from deliveries where jurisdiction_id = $1 and subscriber = $2)
        returning position, attempts, parcel_id
      )
      select t.position, t.attempts, p.events, array(select h.subject from held_deliveries h where h.jurisdiction_id = $1 and h.subscriber = $2
        and h.subject in (select e->>'subject' from json_array_elements(p.events) e)) as blocked,
        exists (select 1 from deliveries d where d.jurisdiction_id = $1 and d.subscriber = $2 and d.position > t.position) as more
      from taken t join parcels p on p.jurisdiction_id = $1 and p.id = t.parcel_id`,
      values: [jurisdictionId, subscriber],
    },
  );
  return parcel ?? null;
};

/** Ends a parcel; `held` of its events go to their subjects' lines. Does nothing when the parcel is no longer ours. */
export const endParcel = async (
  db: Database,
  jurisdictionId: string,
  subscriber: string,
  { position, attempts }: Parcel,
  held: readonly OutboxEvent[],
): Promise<void> => {
  const text =
    'delete from deliveries where jurisdiction_id = $1 and subscriber = $2 and position = $3 and attempts = $4 returning position';
  const values = [jurisdictionId, subscriber, position, attempts];
  if (held.length === 0) await db.statement(systemAccess(jurisdictionId), { name: 'relay-end', text, values });
  else
    await db.write(systemAccess(jurisdictionId), async (tx) => {
      const { rows } = await execute(tx, text, values);
      if (rows.length > 0) await hold(tx, jurisdictionId, subscriber, held);
    });
};

const hold = async (tx: Tx, jurisdictionId: string, subscriber: string, events: readonly OutboxEvent[]): Promise<void> => {
  const lines = [...Map.groupBy(events, (e) => e.subject)];
  await execute(
    tx,
    `insert into held_deliveries as h (jurisdiction_id, subscriber, subject, events) select $1, $2, * from unnest($3::text[], $4::jsonb[])
     on conflict (jurisdiction_id, subscriber, subject) do update set events = h.events || excluded.events returning subject`,
    [jurisdictionId, subscriber, lines.map(([subject]) => subject), lines.map(([, list]) => JSON.stringify(list))],
  );
};

/** Takes the held subject that has been due longest. */
export const takeHeld = async (db: Database, jurisdictionId: string, subscriber: string): Promise<HeldParcel | null> => {
  const [parcel] = await db.statement<{ subject: string; attempts: number; events: OutboxEvent[] }>(systemAccess(jurisdictionId), {
    name: 'relay-take-held',
    text: `update held_deliveries set attempts = attempts + 1, next_at = clock_timestamp() + ${lease}
      where jurisdiction_id = $1 and subscriber = $2 and next_at <= now()
        and subject = (select subject from held_deliveries where jurisdiction_id = $1 and subscriber = $2 and next_at <= now()
          order by next_at limit 1)
      returning subject, attempts, events`,
    values: [jurisdictionId, subscriber],
  });
  return parcel ?? null;
};

/** How a try at a held subject ended: what remains is due at once, after `again` seconds, or parked. */
export type Outcome =
  | { readonly failed: false }
  | { readonly failed: true; readonly attempts: number; readonly again: number | null; readonly error: string };

/** Drops the first `delivered` events of a held subject and says how it goes on. Does nothing when it is no longer ours. */
export const endHeld = (
  db: Database,
  jurisdictionId: string,
  subscriber: string,
  { subject, attempts }: HeldParcel,
  delivered: number,
  outcome: Outcome,
): Promise<void> =>
  db.write(systemAccess(jurisdictionId), async (tx) => {
    const next = outcome.failed ? outcome : { attempts: 0, again: 0, error: null };
    await execute(
      tx,
      `update held_deliveries set events = jsonb_path_query_array(events, '$[$n to last]', jsonb_build_object('n', $5::int)),
         attempts = $6, next_at = clock_timestamp() + make_interval(secs => $7), parked_at = case when $7::int is null then clock_timestamp() end,
         error = $8
       where jurisdiction_id = $1 and subscriber = $2 and subject = $3 and attempts = $4`,
      [jurisdictionId, subscriber, subject, attempts, delivered, next.attempts, next.again, next.error],
    );
    await execute(tx, "delete from held_deliveries where jurisdiction_id = $1 and subscriber = $2 and subject = $3 and events = '[]'", [
      jurisdictionId,
      subscriber,
      subject,
    ]);
  });

/** Says that the worker who took something is still at it. */
export const renew = async (db: Database, jurisdictionId: string, subscriber: string, taken: Parcel | HeldParcel): Promise<void> => {
  const [table, key, value] =
    'position' in taken ? ['deliveries', 'position', taken.position] : ['held_deliveries', 'subject', taken.subject];
  await db.statement(systemAccess(jurisdictionId), {
    name: `relay-renew-${table}`,
    text: `update ${table} set next_at = clock_timestamp() + ${lease}
      where jurisdiction_id = $1 and subscriber = $2 and ${key} = $3 and attempts = $4 and next_at is not null`,
    values: [jurisdictionId, subscriber, value, taken.attempts],
  });
};
