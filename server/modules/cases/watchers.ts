import type { ServerResponse } from 'node:http';
import type { LiveCase, LiveViewing } from '#contract/cases/api.ts';
import type { Role } from '#contract/people/roles.ts';
import type { Viewer } from '#contract/people/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { type Access, accessOf } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { CaseNews } from './domain/event-topic.ts';
import { type NewsMessage, newsChannel } from './news.ts';

/** Somebody with a case open on screen. */
interface Watcher {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
}
interface Connection {
  readonly viewer: Viewer;
  readonly access: Access;
  readonly response: ServerResponse;
  /** Ends the stream when the session no longer stands. */
  recheck(): Promise<boolean>;
}
const sightChannel = 'case-sight';
type Sight = { jurisdictionId: string; caseId: string; watcher: Watcher; left: boolean };

/** A page that has not said it is open for this long is taken as closed. */
const sightLasts = 25_000;
const heartbeat = 15_000;
/** Bytes a slow phone may be behind before its stream is cut; it reconnects and refetches. */
const mostBehind = 256 * 1024;

const maySee = (access: Access, jurisdictionId: string, n: CaseNews): boolean =>
  access.jurisdictionId === jurisdictionId &&
  (n.reporterId === access.accountId ||
    access.scopes.some((s) => isWithin(n.areaPath, s)) ||
    n.organisations.some((o) => access.organisations.includes(o)));

/** Open screens of this process: who listens, who looks at which case. */
export interface Watchers {
  open(viewer: Viewer, response: ServerResponse, recheck: () => Promise<boolean>): void;
  /** Says to all processes that a page is open (or closed); gives the others looking at the case. */
  look(viewer: Viewer, role: Role, caseId: string, left: boolean): Promise<Watcher[]>;
  close(): void;
}

export const createWatchers = (kernel: Kernel): Watchers => {
  const connections = new Set<Connection>();
  const sights = new Map<string, Map<string, { watcher: Watcher; until: number }>>();
  const send = (c: Connection, event: string, data: unknown): void => {
    if (c.response.writableLength > mostBehind) c.response.destroy();
    else c.response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };

  kernel.live.subscribe(newsChannel, (payload) => {
    const { jurisdictionId, news } = payload as NewsMessage;
    for (const n of news) {
      const event: LiveCase = {
        caseId: n.caseId,
        number: n.number,
        state: n.state,
        action: n.action,
        version: n.version,
        areaPath: n.areaPath,
        title: n.title,
      };
      for (const c of connections) if (maySee(c.access, jurisdictionId, n)) send(c, 'case', event);
    }
  });
  // after a gap everybody refetches, as after a reconnect
  kernel.live.onGap(() => {
    for (const c of connections) send(c, 'hello', {});
  });

  const present = (caseId: string, now: number): Watcher[] => {
    const on = sights.get(caseId);
    for (const [id, s] of on ?? []) if (s.until < now) on?.delete(id);
    if (on?.size === 0) sights.delete(caseId);
    return [...(on?.values() ?? [])].map((s) => s.watcher);
  };
  const tell = (jurisdictionId: string, caseId: string): void => {
    const viewers = present(caseId, Date.now());
    const event: LiveViewing = { caseId, viewers };
    for (const c of connections) {
      if (c.viewer.jurisdictionId === jurisdictionId && sights.get(caseId)?.has(c.viewer.accountId)) send(c, 'viewing', event);
    }
  };
  kernel.live.subscribe(sightChannel, (payload) => {
    const { jurisdictionId, caseId, watcher, left } = payload as Sight;
    const on = sights.get(caseId) ?? new Map<string, { watcher: Watcher; until: number }>();
    const news = left ? on.has(watcher.accountId) : !on.has(watcher.accountId);
    if (left) on.delete(watcher.accountId);
    else on.set(watcher.accountId, { watcher, until: Date.now() + sightLasts });
    if (on.size > 0) sights.set(caseId, on);
    else sights.delete(caseId);
    if (news) tell(jurisdictionId, caseId);
  });

  const beat = setInterval(() => {
    for (const c of connections) {
      c.response.write(':\n\n');
      c.recheck().then(
        (good) => good || c.response.end(),
        () => undefined,
      );
    }
    const now = Date.now();
    for (const [caseId, on] of sights) {
      const before = on.size;
      const jurisdictionId = [...connections].find((c) => on.has(c.viewer.accountId))?.viewer.jurisdictionId;
      if (present(caseId, now).length < before && jurisdictionId) tell(jurisdictionId, caseId);
    }
  }, heartbeat);
  beat.unref();

  return {
    open: (viewer, response, recheck) => {
      const connection: Connection = { viewer, access: accessOf(viewer), response, recheck };
      connections.add(connection);
      response.on('close', () => connections.delete(connection));
      send(connection, 'hello', {});
    },
    look: async (viewer, role, caseId, left) => {
      const watcher: Watcher = { accountId: viewer.accountId, name: viewer.name, role };
      await kernel.live.publish(sightChannel, { jurisdictionId: viewer.jurisdictionId, caseId, watcher, left } satisfies Sight);
      return present(caseId, Date.now()).filter((w) => w.accountId !== viewer.accountId);
    },
    close: () => {
      clearInterval(beat);
      for (const c of connections) c.response.end();
    },
  };
};
