import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf, systemAccess } from '../db.ts';
import { AppError, fail, isDatabaseAway } from '../errors.ts';
import type { Kernel } from '../kernel.ts';
import { notify } from '../notify.ts';
import type { Language } from '../words.ts';
import type { AnyKind, Outcome, Piece, Reached, WorkFile, WorkKind } from './kinds.ts';
import { postsOf } from './posts.ts';
import * as store from './store.ts';

/** Live channel on which processes hear that work has ended, or is wanted otherwise. */
const channel = 'work';
interface News {
  readonly id: string;
  /** It has stopped being worked on; null: its owner wants something. */
  readonly stopped: boolean;
}

/** How long a worker keeps work without a sign of life, and how often it gives one, in milliseconds. */
const [lease, signEvery] = [60_000, 1_000];
/** Works one process does at a time. */
const lanes = 2;
/** Times a step is begun before it counts as what kills its workers. */
const mostAttempts = 3;
/** How long a stopping process waits for work to let go, in milliseconds; after that its lease has to run out. */
const longestStop = 10_000;
/** Works of an account that have not ended. */
const mostOpen = 20;

/** The work is another worker's by now. */
class Lost extends Error {}
/** Why a worker lets go of work before its end. */
class LetGo extends Error {
  readonly state: 'paused' | 'waiting' | 'cancelled';
  constructor(state: LetGo['state']) {
    super(state);
    this.state = state;
  }
}

/** What is given to long work. */
export interface Given<I> {
  /** Made by the client; the same again begins nothing. */
  readonly id?: string;
  readonly input: I;
  readonly file: Buffer | null;
  readonly title: string;
  readonly language: Language;
  /** Nobody waits for it: its owner is told when it has ended. */
  readonly told?: true;
}

/** The one queue of everything that takes long. */
export interface WorkQueue {
  /** Registers a kind; called by its module when it opens, in every process. */
  kind<I, A, P = null>(kind: WorkKind<I, A, P>): WorkKind<I, A, P>;
  /** Puts work into the queue and wakes this process. @throws request.line_full */
  begin<I>(kind: { readonly kind: string }, viewer: Viewer, given: Given<I>): Promise<string>;
  /** Resolves when nobody works on it any more, or the time (ms) is over, or `gone` is aborted. @returns whether it has stopped */
  stopped(id: string, wait: number, gone: AbortSignal): Promise<boolean>;
  /** Whether a kind goes by steps, and so can be paused. */
  bySteps(kind: string): boolean;
  /** Has this process look for work in a jurisdiction. */
  wake(jurisdictionId: string): void;
  /** Tells the process that works on it to look what its owner wants. */
  wished(id: string): Promise<void>;
  /** Does what waits in a jurisdiction, and what was left by workers that died; resolves when this process has nothing to do there any more. */
  carryOn(jurisdictionId: string): Promise<void>;
  /** Opens what was sealed. */
  open(jurisdictionId: string, place: string, sealed: Buffer): Promise<string>;
  /** Lets go of everything, so that another process or the next start goes on at once. */
  stop(): Promise<void>;
}

/** Where values of long work are sealed. */
export const places = {
  answer: (id: string): string => `long_work.answer ${id}`,
  given: (id: string): string => `long_work_files.given ${id}`,
  made: (id: string): string => `long_work_files.made ${id}`,
};

type Needs = Pick<Kernel, 'clock' | 'db' | 'keys' | 'live' | 'log' | 'sheets' | 'viewers'>;

export const createWork = (kernel: Needs): WorkQueue => {
  const { clock, db, keys, live, log } = kernel;
  const kinds = new Map<string, AnyKind>();
  const waiters = new Map<string, Set<() => void>>();
  /** What is to be looked at again, by work under way here. */
  const underWay = new Map<string, () => void>();
  /** Jurisdictions with work; each has its turn before one has its next. */
  const turns = new Set<string>();
  const busy = new Set<Promise<void>>();
  const stopping = new AbortController();

  live.subscribe(channel, (news) => {
    const { id, stopped } = news as News;
    if (!stopped) return underWay.get(id)?.();
    for (const wake of waiters.get(id) ?? []) wake();
  });
  const until = (): Date => new Date(clock.now().getTime() + lease);

  const fileOf = async (jurisdictionId: string, id: string): Promise<Buffer> => {
    const row = await db.read(systemAccess(jurisdictionId), (tx) => store.findFile(tx, jurisdictionId, id, 'given'));
    return row ? Buffer.from((await keys.of(jurisdictionId)).open(places.given(id), row.sealed), 'base64') : Buffer.alloc(0);
  };

  /** Runs taken work to its end, or until it has to be let go. @returns false when it was put back: to be tried later, not at once */
  const run = async (jurisdictionId: string, row: store.WorkRow, token: string): Promise<boolean> => {
    const ending = new AbortController();
    const letGo = (state: LetGo['state']): void => ending.abort(new LetGo(state));
    let reached: Reached | null = null;
    const heed = (wish: store.WorkRow['wish'] | undefined): void => {
      if (wish === undefined) ending.abort(new Lost());
      if (wish === 'cancel') letGo('cancelled');
      // between two steps alone
      if (wish === 'pause' && kinds.get(row.kind)?.steps) letGo('paused');
    };
    const sign = async (): Promise<void> => {
      const said = reached;
      reached = null;
      heed(await db.write(systemAccess(jurisdictionId), (tx) => store.renew(tx, jurisdictionId, row.id, token, until(), said)));
    };
    const alive = setInterval(() => void sign().catch(() => undefined), signEvery).unref();
    underWay.set(row.id, () => void sign().catch(() => undefined));
    const stop = (): void => letGo('waiting');
    stopping.signal.addEventListener('abort', stop);

    const end = async (how: store.Ended, made?: WorkFile): Promise<void> => {
      const sealed = made && (await keys.of(jurisdictionId)).seal(places.made(row.id), made.bytes.toString('base64'));
      await db.write(systemAccess(jurisdictionId), async (tx) => {
        const at = clock.now();
        const handedOver = await store.leave(tx, jurisdictionId, row.id, token, how, at);
        if (handedOver === undefined) throw new Lost();
        if (made && sealed) await store.putFile(tx, jurisdictionId, row, 'made', { name: made.name, type: made.type, sealed });
        if (handedOver && (how.state === 'done' || how.state === 'failed'))
          await notify(tx, jurisdictionId, [
            {
              kind: 'work.ended',
              variant: how.state,
              to: { accounts: [row.accountId] },
              subject: row.id,
              data: {},
              cause: row.id,
              at,
            },
          ]);
      });
    };
    try {
      const kind = kinds.get(row.kind) ?? fail('work.gave_up');
      if (row.attempts > mostAttempts) fail('work.gave_up');
      heed(row.wish);
      const viewer = (await kernel.viewers.of(jurisdictionId, row.accountId)) ?? fail('session.forbidden');
      const file = await fileOf(jurisdictionId, row.id);
      const piece: Piece<unknown, unknown> = {
        viewer,
        input: row.input,
        file,
        language: row.language as Language,
        signal: ending.signal,
        position: row.position,
        reached: (how) => {
          reached = how;
        },
        step: async (how, work) => {
          ending.signal.throwIfAborted();
          return db.write(accessOf(viewer), async (tx) => {
            const result = await work(tx);
            const wish = await store.goOnFrom(tx, jurisdictionId, row.id, token, until(), how);
            if (wish === undefined) throw new Lost();
            heed(wish);
            return result;
          });
        },
      };
      const { answer, made }: Outcome<unknown> = await kernel.sheets.take(row.accountId, ending.signal, () => kind.run(piece));
      const sealed = answer === undefined ? null : (await keys.of(jurisdictionId)).seal(places.answer(row.id), JSON.stringify(answer));
      await end({ state: 'done', answer: sealed }, made);
      return true;
    } catch (error) {
      const why = ending.signal.aborted ? ending.signal.reason : error;
      if (why instanceof Lost || error instanceof Lost) return true;
      if (why instanceof LetGo) {
        await end({ state: why.state });
        return why.state !== 'waiting';
      }
      if (isDatabaseAway(error) || (error instanceof AppError && error.code === 'request.line_full')) {
        await end({ state: 'waiting' });
        return false;
      }
      if (!(error instanceof AppError)) log.error({ error, kind: row.kind, id: row.id }, 'long work failed');
      await end({
        state: 'failed',
        error: error instanceof AppError ? { code: error.code, data: error.data } : { code: 'work.failed', data: {} },
      });
      return true;
    } finally {
      clearInterval(alive);
      underWay.delete(row.id);
      stopping.signal.removeEventListener('abort', stop);
      await live.publish(channel, { id: row.id, stopped: true } satisfies News).catch(() => undefined);
    }
  };

  /** Does one work of the jurisdiction whose turn it is. @returns false when no jurisdiction has any */
  const next = async (): Promise<boolean> => {
    const [jurisdictionId] = turns;
    if (jurisdictionId === undefined || stopping.signal.aborted) return false;
    turns.delete(jurisdictionId);
    const token = v7();
    const row = await db.write(systemAccess(jurisdictionId), (tx) => store.takeNext(tx, jurisdictionId, token, clock.now(), until()));
    if (row) {
      // to the end of the line, where the other lanes find it
      turns.add(jurisdictionId);
      wake();
      if (await run(jurisdictionId, row, token)) turns.add(jurisdictionId);
      else turns.delete(jurisdictionId);
    }
    return true;
  };
  const lane = async (): Promise<void> => {
    while (await next());
  };
  const wake = (): void => {
    if (busy.size >= lanes || stopping.signal.aborted) return;
    const one: Promise<void> = lane()
      .catch((error: unknown) => log.warn({ error }, 'long work stopped and starts again with the next'))
      .finally(() => busy.delete(one));
    busy.add(one);
  };

  const look = (jurisdictionId: string): void => {
    turns.add(jurisdictionId);
    wake();
  };

  return {
    kind: (kind) => {
      if (kinds.has(kind.kind)) throw new Error(`long work ${kind.kind} is registered twice`);
      kinds.set(kind.kind, kind);
      return kind;
    },
    begin: async ({ kind }, viewer, { id = v7(), input, file, title, language, told = false }) => {
      const { jurisdictionId, accountId } = viewer;
      const work = { id, accountId, kind, title, input, language, posts: postsOf(viewer), handedOver: told, createdAt: clock.now() };
      const sealed = file && (await keys.of(jurisdictionId)).seal(places.given(work.id), file.toString('base64'));
      await db.write(accessOf(viewer), async (tx) => {
        const open = await store.countOpen(tx, jurisdictionId, accountId);
        if (open >= mostOpen) fail('request.line_full', { ahead: open, retryAfter: 30 });
        const added = await store.insertWork(tx, jurisdictionId, work);
        if (added && sealed) await store.putFile(tx, jurisdictionId, work, 'given', { name: title, type: '', sealed });
      });
      look(jurisdictionId);
      return work.id;
    },
    stopped: (id, wait, gone) =>
      new Promise((resolve) => {
        const done = (stopped: boolean): void => {
          clearTimeout(timer);
          gone.removeEventListener('abort', left);
          own.delete(wake);
          if (own.size === 0) waiters.delete(id);
          resolve(stopped);
        };
        const [wake, left] = [() => done(true), () => done(false)];
        const own = waiters.get(id) ?? new Set<() => void>();
        waiters.set(id, own.add(wake));
        const timer = setTimeout(left, wait);
        gone.addEventListener('abort', left);
      }),
    bySteps: (kind) => kinds.get(kind)?.steps === true,
    wake: look,
    wished: (id) => live.publish(channel, { id, stopped: false } satisfies News),
    carryOn: async (jurisdictionId) => {
      look(jurisdictionId);
      while (busy.size > 0) await Promise.all(busy);
    },
    open: async (jurisdictionId, place, sealed) => (await keys.of(jurisdictionId)).open(place, sealed),
    stop: async () => {
      stopping.abort();
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, longestStop);
      await Promise.race([Promise.all(busy), late.promise]);
      clearTimeout(timer);
    },
  };
};
