import type { Viewer, ViewerPost } from '#contract/accounts/viewer.ts';
import type { LiveViewing } from '#contract/cases/api.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { mayUseDesk } from './policy.ts';

/** Somebody with a case open on screen. */
interface Watcher {
  readonly accountId: string;
  readonly name: string;
  readonly role: string;
  readonly roleName: string | null;
}
const sightChannel = 'case-sight';
type Sight = { jurisdictionId: string; caseId: string; watcher: Watcher; left: boolean };
/** A page that has not said it is open for this long is taken as closed. */
const sightLasts = 25_000;
const lookAround = 15_000;

/** Who has which case open on a screen, over all processes. */
export interface Watchers {
  /** Says to all processes that a page is open (or closed); gives the others looking at the case. */
  look(viewer: Viewer, post: ViewerPost, caseId: string, left: boolean): Promise<Watcher[]>;
  close(): void;
}

export const createWatchers = (kernel: Kernel): Watchers => {
  const sights = new Map<string, { jurisdictionId: string; on: Map<string, { watcher: Watcher; until: number }> }>();

  const present = (caseId: string, now: number): Watcher[] => {
    const on = sights.get(caseId)?.on;
    for (const [id, s] of on ?? []) if (s.until < now) on?.delete(id);
    if (on?.size === 0) sights.delete(caseId);
    return [...(on?.values() ?? [])].map((s) => s.watcher);
  };
  const tell = (jurisdictionId: string, caseId: string): void => {
    const event: LiveViewing = { caseId, viewers: present(caseId, Date.now()) };
    const looks = (viewer: Viewer): boolean =>
      viewer.jurisdictionId === jurisdictionId && mayUseDesk(viewer) && sights.get(caseId)?.on.has(viewer.accountId) === true;
    kernel.streams.send({ event: 'viewing', data: event, visibleTo: looks });
  };
  kernel.live.subscribe(sightChannel, (payload) => {
    const { jurisdictionId, caseId, watcher, left } = payload as Sight;
    const { on } = sights.get(caseId) ?? { on: new Map<string, { watcher: Watcher; until: number }>() };
    const news = left ? on.has(watcher.accountId) : !on.has(watcher.accountId);
    if (left) on.delete(watcher.accountId);
    else on.set(watcher.accountId, { watcher, until: Date.now() + sightLasts });
    if (on.size > 0) sights.set(caseId, { jurisdictionId, on });
    else sights.delete(caseId);
    if (news) tell(jurisdictionId, caseId);
  });
  // whose rights have changed is no longer taken to look until the page has asked again and was let
  kernel.viewers.onChange((accountId) => {
    for (const { on } of sights.values()) accountId === null ? on.clear() : on.delete(accountId);
  });

  const around = setInterval(() => {
    const now = Date.now();
    for (const [caseId, { jurisdictionId, on }] of sights) {
      const before = on.size;
      if (present(caseId, now).length < before) tell(jurisdictionId, caseId);
    }
  }, lookAround).unref();

  return {
    look: async (viewer, { role, roleName }, caseId, left) => {
      const watcher: Watcher = { accountId: viewer.accountId, name: viewer.name, role, roleName };
      await kernel.live.publish(sightChannel, { jurisdictionId: viewer.jurisdictionId, caseId, watcher, left } satisfies Sight);
      return present(caseId, Date.now()).filter((w) => w.accountId !== viewer.accountId);
    },
    close: () => clearInterval(around),
  };
};
