import type { LocalPhoto, OutboxItem } from './database.ts';

/** A value in which keys of this device's photos are replaced by the server's ids, however deep they stand; `named` collects whose were found. */
const withIds = (value: unknown, ids: ReadonlyMap<string, string>, named: Set<string>): unknown => {
  if (typeof value === 'string') {
    if (ids.has(value)) named.add(value);
    return ids.get(value) ?? value;
  }
  if (Array.isArray(value)) return value.map((one) => withIds(one, ids, named));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withIds(one, ids, named)]));
};

/**
 * The body as it is sent: the moment of sending stands in its `act`, photos it names by their keys are named by the server's ids, and all
 * others are its `photoIds`, in their order.
 * @param item its photos have been uploaded
 * @param now moment of sending, ms
 */
export const bodyOf = ({ kind, body, photos, written }: OutboxItem, now = Date.now()): Record<string, unknown> => {
  const named = new Set<string>();
  const ids = new Map(photos.map(({ key, uploaded }) => [key, uploaded?.id ?? key]));
  const sent = withIds(body, ids, named) as Record<string, unknown>;
  const isOwn = ({ key, answers }: LocalPhoto): boolean => !answers && !named.has(key);
  const photoIds = photos.filter(isOwn).flatMap(({ uploaded }) => (uploaded ? [uploaded.id] : []));
  return {
    ...sent,
    ...(written?.acted && { act: { ...(sent['act'] as object), sentAt: new Date(now).toISOString() } }),
    ...((kind === 'report' || photoIds.length > 0) && { photoIds }),
  };
};

/** Whether an earlier one about the same thing has not arrived yet: a change must not overtake what it changes. */
export const isHeld = ({ id, createdAt, written }: OutboxItem, waiting: readonly OutboxItem[]): boolean =>
  written?.subject !== undefined &&
  waiting.some(
    (one) => one.written?.subject === written.subject && (one.createdAt < createdAt || (one.createdAt === createdAt && one.id < id)),
  );
