import type { Logger } from 'pino';
import { type Database, execute, platformAccess } from './db.ts';

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

  const carry = (): Promise<number> =>
    db.write(platformAccess, async (tx) => {
      const { rows } = await execute<Row>(
        tx,
        'select id, jurisdiction_id, topic, payload from outbox order by id limit $1 for update skip locked',
        [batch],
      );
      for (const [topic, events] of Map.groupBy(rows, (r) => r.topic)) {
        const list = events.map((e) => ({ id: e.id, jurisdictionId: e.jurisdiction_id, topic, payload: e.payload }));
        for (const react of reactions.get(topic) ?? []) await react(list);
      }
      if (rows.length > 0) await execute(tx, 'delete from outbox where id = any($1::uuid[])', [rows.map((r) => r.id)]);
      return rows.length;
    });

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
