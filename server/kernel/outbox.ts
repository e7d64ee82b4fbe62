import type { Logger } from 'pino';
import type { Database } from './db.ts';

/** One event on its way from the transaction that caused it to those who react. */
export interface OutboxEvent {
  readonly id: string;
  readonly jurisdictionId: string;
  readonly topic: string;
  readonly payload: Record<string, unknown>;
}

/** Reacts to a batch of events, at least once each; must be harmless when repeated. */
export type Reaction = (events: readonly OutboxEvent[]) => Promise<void>;

export interface Relay {
  /** Registers a reaction to a topic. Register before {@link Relay.start}. */
  on(topic: string, reaction: Reaction): void;
  start(): void;
  /** Stops after the batch in hand. */
  stop(): Promise<void>;
}

const batch = 500;
/** Pause while nothing is waiting; keeps a change on another screen within a fraction of a second. */
const idleMilliseconds = 150;

type Row = { id: string; jurisdiction_id: string; topic: string; payload: Record<string, unknown> };

/**
 * Carries the outbox on. Several workers share the work through SKIP LOCKED; a crash between reaction and commit repeats the batch.
 * The relay exists so that a hot transaction only inserts a row: NOTIFY inside it would serialise every commit of the database.
 */
export const createRelay = (db: Database, log: Logger): Relay => {
  const reactions = new Map<string, Reaction[]>();
  let running: Promise<void> | null = null;
  let stopping = false;

  const carry = async (): Promise<number> => {
    const client = await db.pool.connect();
    let lost: Error | undefined;
    try {
      await client.query('begin');
      await client.query("select set_config('linli.all', 'on', true)");
      const { rows } = await client.query<Row>(
        'select id, jurisdiction_id, topic, payload from outbox order by id limit $1 for update skip locked',
        [batch],
      );
      const byTopic = Map.groupBy(rows, (r) => r.topic);
      for (const [topic, events] of byTopic) {
        const list = events.map((e) => ({ id: e.id, jurisdictionId: e.jurisdiction_id, topic, payload: e.payload }));
        for (const react of reactions.get(topic) ?? []) await react(list);
      }
      if (rows.length > 0) await client.query('delete from outbox where id = any($1)', [rows.map((r) => r.id)]);
      await client.query('commit');
      return rows.length;
    } catch (error) {
      await client.query('rollback').catch((e: Error) => {
        lost = e;
      });
      throw error;
    } finally {
      client.release(lost);
    }
  };

  const loop = async (): Promise<void> => {
    while (!stopping) {
      const carried = await carry().catch((error: unknown) => {
        if (!stopping) log.warn({ error }, 'the outbox relay failed and tries again');
        return -1;
      });
      if (carried < batch) await new Promise((wake) => setTimeout(wake, carried < 0 ? 1_000 : idleMilliseconds));
    }
  };

  return {
    on: (topic, reaction) => {
      reactions.set(topic, [...(reactions.get(topic) ?? []), reaction]);
    },
    start: () => {
      running ??= loop();
    },
    stop: async () => {
      stopping = true;
      await running;
    },
  };
};
