import { LRUCache } from 'lru-cache';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { MapLayerId } from '#contract/map/layers.ts';
import type { Access } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { placingIn } from './placing.ts';
import { type MapPoint, makePointStore, type PointStore } from './point-store.ts';

/** A layer of the map, as the module that owns the things adds it. */
export interface MapLayer {
  readonly id: MapLayerId;
  /** Where it is drawn, small numbers first: what presses most lies on top. */
  readonly order: number;
  /** What a viewer may see of it, as row-level security has it; null: nothing. */
  sight(viewer: Viewer): Access | null;
  /** Everything of a jurisdiction that belongs on the map, in batches. */
  load(jurisdictionId: string): AsyncIterable<readonly MapPoint[]>;
  /** The same of some ids; those that no longer belong are left out. Without it a change loads the layer anew. */
  reread?(jurisdictionId: string, ids: readonly string[]): Promise<readonly MapPoint[]>;
  /** Loaded anew after this long, in ms, for what changes without anybody saying so. */
  readonly maxAge?: number;
}

/** The layers of the map, over all jurisdictions of the installation. */
export interface MapLayers {
  /** Adds a layer. Returns the function to call when things changed: their ids, or null when anything may have. */
  add(layer: MapLayer): (jurisdictionId: string, ids: readonly string[] | null) => void;
  all(): readonly MapLayer[];
  /** Everything of a layer in memory, with each change told so far; loaded when first asked for. */
  store(layer: MapLayer, jurisdictionId: string): Promise<PointStore>;
}

interface Held {
  readonly store: PointStore;
  readonly territory: string;
  readonly loadedAt: number;
  /** Ids told as changed and not read again yet. */
  readonly pending: Set<string>;
  settling: Promise<void> | null;
  stale: boolean;
}

/** Things a process keeps in memory over all jurisdictions and layers, about 150 bytes each. */
const mostThings = 1_500_000;
/** When more than this many changed before anybody looked, everything is read anew. */
const mostPending = 20_000;
const batch = 500;

/** Opens the map's memory. Loads a layer of a jurisdiction when it is first looked at, and follows what its module tells. */
export function createMapLayers(kernel: Kernel, snapshotOf: (jurisdictionId: string) => Promise<TerritorySnapshot>): MapLayers {
  const layers = new Map<MapLayerId, MapLayer>();
  const held = new LRUCache<string, Held>({
    maxSize: mostThings,
    sizeCalculation: ({ store }) => Math.min(mostThings, store.columns.count + 1),
  });
  const loading = new Map<string, { readonly done: Promise<Held>; readonly changed: Set<string>; again: boolean }>();
  const keyOf = (layer: MapLayer, jurisdictionId: string): string => `${jurisdictionId} ${layer.id}`;

  const load = async (layer: MapLayer, jurisdictionId: string, changed: Set<string>): Promise<Held> => {
    const territory = await snapshotOf(jurisdictionId);
    const store = makePointStore(placingIn(territory));
    for await (const points of layer.load(jurisdictionId)) for (const point of points) store.put(point);
    // what was told while we were reading is read once more before anybody sees it
    return { store, territory: territory.version, loadedAt: kernel.clock.now().getTime(), pending: changed, settling: null, stale: false };
  };
  const renew = (layer: MapLayer, jurisdictionId: string): Promise<Held> => {
    const key = keyOf(layer, jurisdictionId);
    const running = loading.get(key);
    if (running) return running.done;
    const changed = new Set<string>();
    const done = load(layer, jurisdictionId, changed).then(
      (fresh) => {
        fresh.stale = loading.get(key)?.again ?? false;
        loading.delete(key);
        held.set(key, fresh);
        return fresh;
      },
      (error: unknown) => {
        loading.delete(key);
        throw error;
      },
    );
    loading.set(key, { done, changed, again: false });
    return done;
  };

  const settle = async (layer: MapLayer, jurisdictionId: string, one: Held): Promise<void> => {
    const reread = layer.reread;
    // what another question is just reading has left `pending`, but is not in the store yet
    while (reread && (one.settling || one.pending.size > 0)) {
      one.settling ??= (async () => {
        const ids = [...one.pending].slice(0, batch);
        for (const id of ids) one.pending.delete(id);
        try {
          const found = new Map((await reread(jurisdictionId, ids)).map((point) => [point.id, point]));
          for (const id of ids) {
            const point = found.get(id);
            if (point) one.store.put(point);
            else one.store.remove(id);
          }
        } catch (error) {
          one.stale = true;
          kernel.log.warn({ error, layer: layer.id }, 'changes of a map layer could not be read; it is loaded anew');
        } finally {
          one.settling = null;
        }
      })();
      await one.settling;
    }
  };

  kernel.live.onGap(() => {
    for (const one of held.values()) one.stale = true;
    for (const one of loading.values()) one.again = true;
  });

  return {
    add: (layer) => {
      layers.set(layer.id, layer);
      return (jurisdictionId, ids) => {
        const key = keyOf(layer, jurisdictionId);
        const one = held.peek(key);
        const running = loading.get(key);
        if (ids === null || !layer.reread) {
          if (one) one.stale = true;
          if (running) running.again = true;
          return;
        }
        for (const id of ids) {
          one?.pending.add(id);
          running?.changed.add(id);
        }
        if (one && one.pending.size > mostPending) {
          one.pending.clear();
          one.stale = true;
        }
      };
    },
    all: () => [...layers.values()].sort((a, b) => a.order - b.order),
    store: async (layer, jurisdictionId) => {
      const one = held.get(keyOf(layer, jurisdictionId)) ?? (await renew(layer, jurisdictionId));
      const territory = await snapshotOf(jurisdictionId);
      const age = kernel.clock.now().getTime() - one.loadedAt;
      if (one.stale || one.territory !== territory.version || age > (layer.maxAge ?? Infinity)) {
        // a layer that is told nothing but "anything" is only right once it is read; the others go on with what they have
        const renewed = renew(layer, jurisdictionId);
        if (one.stale && !layer.reread) return (await renewed).store;
        renewed.catch((error: unknown) => kernel.log.warn({ error, layer: layer.id }, 'a map layer could not be loaded anew'));
      }
      await settle(layer, jurisdictionId, one);
      return one.store;
    },
  };
}
