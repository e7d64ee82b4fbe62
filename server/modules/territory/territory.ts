import { LRUCache } from 'lru-cache';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { makeSnapshot, type TerritorySnapshot } from './domain/snapshot.ts';
import { findAreas } from './find.ts';
import { areaReference } from './reference.ts';
import { readAreas } from './store/areas.ts';

/** The territory of every jurisdiction of the installation, as other modules ask for it. */
export interface Territory {
  /**
   * The territory of a jurisdiction as it stands; in memory after the first call, renewed in the background when it changes.
   * @throws territory.empty when no area has been imported yet
   */
  snapshot(jurisdictionId: string): Promise<TerritorySnapshot>;
}

const channel = 'territory';
/**
 * Areas a process keeps in memory over all jurisdictions, about 3 kB each without boundaries. Of an installation that holds every province
 * only those stay that are asked about; a single larger one stays nevertheless.
 */
const mostAreas = 200_000;
interface Held {
  readonly areas: number;
  snapshot: TerritorySnapshot;
  /** When an area begins or ends next, in milliseconds. */
  until: number;
}

/** Opens the territory: loads each jurisdiction on first use and follows changes made by any process. */
export function createTerritory(kernel: Kernel): Territory {
  const held = new LRUCache<string, Held>({ maxSize: mostAreas, sizeCalculation: ({ areas }) => Math.min(areas, mostAreas) });
  const loading = new Map<string, Promise<TerritorySnapshot>>();
  const stale = new Set<string>();

  const load = async (jurisdictionId: string): Promise<TerritorySnapshot> => {
    for (;;) {
      stale.delete(jurisdictionId);
      const { areas, nextChange } = await kernel.db.load(jurisdictionId, (tx) => readAreas(tx, kernel.clock.now()));
      // a change announced while we were reading may not be in what we read
      if (stale.has(jurisdictionId)) continue;
      const snapshot = makeSnapshot(areas, sha256(JSON.stringify(areas)).toString('base64url').slice(0, 16));
      if (!snapshot) return fail('territory.empty');
      held.set(jurisdictionId, { areas: Math.max(1, areas.length), snapshot, until: nextChange?.getTime() ?? Infinity });
      return snapshot;
    }
  };
  const renew = (jurisdictionId: string): Promise<TerritorySnapshot> => {
    const running = loading.get(jurisdictionId);
    if (running) return running;
    const started = load(jurisdictionId).finally(() => loading.delete(jurisdictionId));
    loading.set(jurisdictionId, started);
    return started;
  };
  const renewInBackground = (jurisdictionId: string): void => {
    stale.add(jurisdictionId);
    // what was loaded before goes on serving; the next question tries again
    renew(jurisdictionId).catch((error: unknown) => {
      stale.add(jurisdictionId);
      kernel.log.warn({ error, jurisdictionId }, 'the territory could not be reloaded');
    });
  };

  kernel.relay.on('territory.snapshots', 'territory.changed', (_, jurisdictionId) => kernel.live.publish(channel, { jurisdictionId }));
  kernel.live.subscribe(channel, (payload) => {
    const { jurisdictionId } = payload as { jurisdictionId: string };
    if (held.has(jurisdictionId) || loading.has(jurisdictionId)) renewInBackground(jurisdictionId);
  });
  kernel.live.onGap(() => {
    for (const jurisdictionId of held.keys()) renewInBackground(jurisdictionId);
  });

  const snapshot = async (jurisdictionId: string): Promise<TerritorySnapshot> => {
    const now = held.get(jurisdictionId);
    if (!now) return renew(jurisdictionId);
    const old = stale.has(jurisdictionId) || kernel.clock.now().getTime() >= now.until;
    if (old && !loading.has(jurisdictionId)) renewInBackground(jurisdictionId);
    return now.snapshot;
  };
  kernel.search.add(findAreas(kernel, { snapshot }));
  kernel.references.add('area', areaReference({ snapshot }));
  return { snapshot };
}
