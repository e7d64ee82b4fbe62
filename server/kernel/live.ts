import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Logger } from 'pino';
import { execute, type Tx } from './db.ts';

/** Messages between the processes of an installation, carried by PostgreSQL notifications. Small, unordered between senders, not stored. */
export interface Live {
  /** Tells every process, this one included. What hangs on a transaction is told by {@link tell}. */
  publish(channel: string, payload: unknown): Promise<void>;
  /** Calls `listener` for each message of a channel; returns the function that stops it. */
  subscribe(channel: string, listener: (payload: unknown) => void): () => void;
  /** Calls `listener` whenever the connection was lost and is back: messages may have been missed, caches must go. */
  onGap(listener: () => void): () => void;
  /** Whether the listening connection stands. */
  connected(): boolean;
  close(): Promise<void>;
}

const wire = 'linli';
/** PostgreSQL refuses notifications of 8000 bytes and more. */
const maxBytes = 7900;

type Message = { c: string; p: unknown };
const notify = 'select pg_notify($1, $2)';
const notice = (channel: string, payload: unknown): [string, string] => {
  const text = JSON.stringify({ c: channel, p: payload } satisfies Message);
  if (Buffer.byteLength(text) > maxBytes) throw new Error(`live message on ${channel} exceeds ${maxBytes} bytes`);
  return [wire, text];
};

/**
 * Tells every process, this one included, if and when the transaction commits. Whoever writes what processes keep in memory calls it in the
 * same function, so that nobody can forget it; it needs no running server, and an import tells a running one.
 */
export const tell = async (tx: Tx, channel: string, payload: unknown): Promise<void> => {
  await execute(tx, notify, notice(channel, payload));
};

/**
 * Listens on one connection of its own and reconnects by itself with growing pauses.
 * @throws when the first connection fails; later losses are repaired quietly
 */
export const createLive = async (url: string, pool: pg.Pool, log: Logger): Promise<Live> => {
  const channels = new Map<string, Set<(payload: unknown) => void>>();
  const gapListeners = new Set<() => void>();
  let client: pg.Client | null = null;
  let closed = false;
  let pause = 100;

  const receive = (text: string | undefined): void => {
    const { c, p } = JSON.parse(text ?? '{}') as Message;
    for (const listener of channels.get(c) ?? []) {
      try {
        listener(p);
      } catch (error) {
        log.error({ error, channel: c }, 'a live listener failed');
      }
    }
  };

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: `linli-live-${randomUUID().slice(0, 8)}` });
    next.on('error', () => undefined);
    next.on('notification', (n) => receive(n.payload));
    try {
      await next.connect();
      await next.query(`listen ${wire}`);
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
    client = next;
    pause = 100;
    // only now: one that never came about ends as well, and is tried again by whoever wanted it – two at each failure would soon be thousands
    next.once('end', () => {
      client = null;
      if (!closed) retry();
    });
  };
  const retry = (): void => {
    setTimeout(() => {
      if (closed) return;
      connect().then(
        () => {
          for (const listener of gapListeners) listener();
        },
        () => retry(),
      );
    }, pause).unref();
    pause = Math.min(pause * 2, 5_000);
  };
  await connect();

  return {
    publish: async (channel, payload) => {
      await pool.query(notify, notice(channel, payload));
    },
    subscribe: (channel, listener) => {
      const set = channels.get(channel) ?? new Set();
      channels.set(channel, set);
      set.add(listener);
      return () => set.delete(listener);
    },
    onGap: (listener) => {
      gapListeners.add(listener);
      return () => gapListeners.delete(listener);
    },
    connected: () => client !== null,
    close: async () => {
      closed = true;
      await client?.end().catch(() => undefined);
    },
  };
};
