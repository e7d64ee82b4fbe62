import type { Logger } from 'pino';
import type { Database } from '../db.ts';
import type { Jurisdictions } from '../jurisdictions.ts';
import type { OutboxEvent } from './store.ts';
import * as store from './store.ts';

export type { OutboxEvent } from './store.ts';

/** Reacts to a batch of events of one jurisdiction, at least once each; must be harmless when repeated. */
export type Reaction = (events: readonly OutboxEvent[], jurisdictionId: string) => Promise<unknown>;

export interface Relay {
  /**
   * Subscribes to a topic. Register when the module opens, so that every process knows of it, whatever services it runs.
   * @param subscriber `<module>.<what>`, unique and lasting: under this name the installation remembers what it has still to be told
   * @param unwanted actions (`action` of the payload) it has no use for: what is frequent then costs it nothing
   */
  on(subscriber: string, topic: string, reaction: Reaction, options?: { unwanted?: readonly string[] }): void;
  /** Makes known to the workers of the installation what this process subscribes to. */
  register(): Promise<void>;
  /** Distributes what waits and delivers what is due, once; resolves when all of it has been tried. */
  carry(): Promise<void>;
  /** Goes on carrying until stopped. */
  start(): void;
  /** Stops after the deliveries in hand. */
  stop(): Promise<void>;
}

/** Events distributed at once. */
const batch = 500;
/** Pause while nothing is waiting; keeps a change on another screen within a fraction of a second. */
const idleMilliseconds = 150;
/** Outboxes one process looks into at a time: one that waits for a lock or a lost server leaves the others room. */
const lanes = 4;
/** Pause before an outbox is looked into again that could not be carried on. */
const restMilliseconds = 5_000;
/** Jurisdictions one process serves at a time for one subscriber: a slow one cannot take every connection. */
const abreast = 2;
/** Deliveries for one subscriber in one jurisdiction before the others get their turn. */
const inOneGo = 20;
/** Tries after which a delivery waits for a person; with the pauses below it has then been tried for over an hour. */
export const mostAttempts = 12;
/** Seconds before the next try. */
export const pauseAfter = (attempts: number): number => Math.min(2 ** (attempts - 1), 3_600);
const renewEvery = 5_000;
const longestError = 500;
const registerEvery = 3_600_000;

/**
 * Carries the outbox on, jurisdiction by jurisdiction. Each subscriber gets its own deliveries, so that one that fails or is slow holds up
 * nobody else. Several workers share the work: what one has taken is leased to it; a crash lets the lease run out and another repeats it.
 * The relay exists so that a hot transaction only inserts a row: NOTIFY inside it would serialise every commit of the database.
 */
export const createRelay = (db: Database, jurisdictions: Pick<Jurisdictions, 'all'>, log: Logger): Relay => {
  const subscriptions = new Map<string, { topic: string; unwanted: readonly string[]; reaction: Reaction }>();
  /** Deliveries under way in this process, by subscriber and queue, then by jurisdiction. */
  const running = new Map<string, Map<string, Promise<void>>>();
  /** Jurisdictions that wait for their outbox to be looked into, those looked into now, and those that rest after a failure, by when. */
  const turns: string[] = [];
  const looking = new Set<string>();
  const resting = new Map<string, number>();
  let nextRound: Promise<void> | null = null;
  let loop: Promise<unknown> | null = null;
  let stopping = false;
  let registered = 0;

  const register = async (): Promise<void> => {
    registered = Date.now();
    await store.register(
      db,
      [...subscriptions].map(([subscriber, { topic, unwanted }]) => ({ subscriber, topic, unwanted })),
    );
  };

  /** Runs a reaction while telling the others that it is still at work. */
  const react = async (
    jurisdictionId: string,
    subscriber: string,
    taken: store.Parcel | store.HeldParcel,
    events: readonly OutboxEvent[],
  ): Promise<Error | null> => {
    const alive = setInterval(() => void store.renew(db, jurisdictionId, subscriber, taken).catch(() => undefined), renewEvery).unref();
    try {
      await subscriptions.get(subscriber)?.reaction(events, jurisdictionId);
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      clearInterval(alive);
    }
  };

  /** Delivers the next parcel. @returns whether another waits behind it */
  const deliverNext = async (jurisdictionId: string, subscriber: string): Promise<boolean> => {
    const parcel = await store.takeNext(db, jurisdictionId, subscriber);
    if (!parcel) return false;
    const { unwanted = [] } = subscriptions.get(subscriber) ?? {};
    const events = parcel.events.filter(({ payload }) => !unwanted.includes(String(payload['action'])));
    // a second try means that a worker died over it: one by one, so that whatever killed it is found
    const [waiting, free] =
      parcel.attempts > 1
        ? [events, []]
        : [events.filter((e) => parcel.blocked.includes(e.subject)), events.filter((e) => !parcel.blocked.includes(e.subject))];
    const error = free.length > 0 ? await react(jurisdictionId, subscriber, parcel, free) : null;
    if (error) log.warn({ error, subscriber, jurisdictionId }, 'a delivery failed and is tried again subject by subject');
    await store.endParcel(db, jurisdictionId, subscriber, parcel, error ? events : waiting);
    return parcel.more;
  };

  const deliverHeld = async (jurisdictionId: string, subscriber: string): Promise<boolean> => {
    const held = await store.takeHeld(db, jurisdictionId, subscriber);
    if (!held) return false;
    let delivered = 0;
    let error: Error | null =
      held.attempts > mostAttempts ? new Error('the worker ended each time while it delivered this, or did not answer') : null;
    while (!error && delivered < held.events.length) {
      error = await react(jurisdictionId, subscriber, held, held.events.slice(delivered, delivered + 1));
      if (!error) delivered += 1;
    }
    if (!error) {
      await store.endHeld(db, jurisdictionId, subscriber, held, delivered, { failed: false });
      return true;
    }
    // behind a delivered one another has come to the front, for the first time
    const attempts = delivered > 0 ? 1 : held.attempts;
    const again = attempts >= mostAttempts ? null : pauseAfter(attempts);
    log.warn(
      { error, subscriber, jurisdictionId, subject: held.subject, attempts },
      again === null ? 'a delivery is parked' : 'a delivery failed',
    );
    await store.endHeld(db, jurisdictionId, subscriber, held, delivered, {
      failed: true,
      attempts,
      again,
      error: error.message.slice(0, longestError),
    });
    return true;
  };

  /** Starts what is due for one subscriber unless it is under way or has its share of this process already. */
  const begin = (jurisdictionId: string, { subscriber, queue }: store.Due): void => {
    if (!subscriptions.has(subscriber) || stopping) return;
    const key = `${subscriber} ${queue}`;
    const own = running.get(key) ?? new Map<string, Promise<void>>();
    running.set(key, own);
    if (own.has(jurisdictionId) || own.size >= abreast) return;
    const deliver = queue === 'turn' ? deliverNext : deliverHeld;
    const run = async (): Promise<void> => {
      try {
        for (let n = 0; n < inOneGo && !stopping && (await deliver(jurisdictionId, subscriber)); n += 1);
      } catch (error) {
        log.warn({ error, subscriber, jurisdictionId }, 'deliveries stopped and start again');
      } finally {
        own.delete(jurisdictionId);
      }
    };
    own.set(jurisdictionId, run());
  };

  /** Moves a jurisdiction's events on and starts what is due there. @returns whether more waited than fits into a batch */
  const look = async (jurisdictionId: string): Promise<boolean> => {
    looking.add(jurisdictionId);
    try {
      if (!(await store.hasWork(db, jurisdictionId))) return false;
      const full = (await store.distribute(db, jurisdictionId, batch)) === batch;
      for (const due of await store.dueIn(db, jurisdictionId, [...subscriptions.keys()])) begin(jurisdictionId, due);
      return full;
    } catch (error) {
      if (!stopping) log.warn({ error, jurisdictionId }, 'the outbox of a jurisdiction could not be carried on and is tried again');
      resting.set(jurisdictionId, Date.now() + restMilliseconds);
      return false;
    } finally {
      looking.delete(jurisdictionId);
    }
  };
  const underWay = (): Promise<void>[] => [...running.values()].flatMap((own) => [...own.values()]);

  /** Gives every jurisdiction its next turn, in no order: none shall always be last. */
  const beginRound = async (): Promise<void> => {
    await new Promise<void>((done) => setTimeout(done, idleMilliseconds));
    try {
      if (Date.now() - registered > registerEvery) await register();
      const ready = (await jurisdictions.all()).map(({ id }) => id).filter((id) => !looking.has(id) && (resting.get(id) ?? 0) < Date.now());
      turns.push(
        ...ready
          .map((id) => ({ id, by: Math.random() }))
          .sort((a, b) => a.by - b.by)
          .map(({ id }) => id),
      );
    } catch (error) {
      if (!stopping) log.warn({ error }, 'the outbox relay failed and tries again');
    } finally {
      nextRound = null;
    }
  };
  const carryOn = async (): Promise<void> => {
    while (!stopping) {
      const jurisdictionId = turns.shift();
      if (jurisdictionId !== undefined) {
        if (await look(jurisdictionId)) turns.push(jurisdictionId);
      } else {
        nextRound ??= beginRound();
        await nextRound;
      }
    }
  };

  return {
    on: (subscriber, topic, reaction, { unwanted = [] } = {}) => {
      if (subscriptions.has(subscriber)) throw new Error(`subscriber ${subscriber} is registered twice`);
      subscriptions.set(subscriber, { topic, unwanted, reaction });
    },
    register,
    carry: async () => {
      await register();
      await Promise.all((await jurisdictions.all()).map(({ id }) => look(id)));
      await Promise.all(underWay());
    },
    start: () => {
      loop ??= Promise.all(Array.from({ length: lanes }, carryOn));
    },
    stop: async () => {
      stopping = true;
      await loop;
      await Promise.all(underWay());
    },
  };
};
