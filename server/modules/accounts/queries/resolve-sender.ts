import { LRUCache } from 'lru-cache';
import { boundDeviceDays } from '#contract/accounts/settings.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { Jurisdiction } from '#kernel/jurisdictions.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { tooMany } from '#kernel/limiter.ts';
import type { Signed } from '#kernel/viewers.ts';
import { deviceStands } from '../domain/session-rules.ts';
import type { Passes } from '../passes.ts';
import { findBound } from '../store/bound-devices.ts';
import { jurisdictionOf, memory, viewerOf } from './resolve-viewer.ts';

/** Whoever a bound phone sends for in a jurisdiction, with the rights the account holds now; null when it may not send there any more. */
export const senderBehind = async (kernel: Kernel, jurisdiction: Jurisdiction, deviceId: string): Promise<Viewer | null> => {
  const now = kernel.clock.now();
  const row = await findBound(kernel.db, jurisdiction.id, deviceId, now);
  if (!row || row.disabled || (row.demo && !jurisdiction.demo) || row.posts.length === 0) return null;
  const days = settingOf(boundDeviceDays, jurisdiction.settings);
  return deviceStands(row.signed_in_at, days, now) ? { ...viewerOf(row, jurisdiction), sendsOnly: true } : null;
};

/** Finds who sends by a pass, with a small memory per process as that of sessions. */
export const createSenderResolver = (kernel: Kernel, passes: Passes) => {
  const known = new LRUCache<string, { viewer: Viewer; standsUntil: number }>({ max: 20_000, ttl: memory });
  // a day's outbox with its photos in pieces is some hundreds
  const quota = kernel.limiter.quota('people.device_sends', { max: 3_000, seconds: 3_600 });
  let generation = 0;
  return {
    resolve: async (request: Signed): Promise<Viewer | null> => {
      const now = kernel.clock.now();
      const device = passes.deviceOf(request, now);
      const jurisdiction = device === null ? null : await jurisdictionOf(kernel, request);
      if (device === null || !jurisdiction) return null;
      const key = `${jurisdiction.id} ${device}`;
      const held = known.get(key);
      const begun = generation;
      const viewer = held && now.getTime() < held.standsUntil ? held.viewer : await senderBehind(kernel, jurisdiction, device);
      if (!viewer) return null;
      if (viewer !== held?.viewer && begun === generation) known.set(key, { viewer, standsUntil: now.getTime() + memory });
      const wait = await quota.take(device);
      return wait === null ? viewer : tooMany(wait);
    },
    forget: (accountId: string | null): void => {
      generation += 1;
      for (const [key, held] of known.entries()) if (accountId === null || held.viewer.accountId === accountId) known.delete(key);
    },
  };
};
