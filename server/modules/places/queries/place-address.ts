import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { codePath } from '../domain/token.ts';
import { findPlace } from '../store/places.ts';

/** Name and public page of a place, for pages of other modules that lead there; null where it is closed or gone. */
export const placeAddress = async (
  { db, jurisdictions }: Pick<Kernel, 'db' | 'jurisdictions'>,
  jurisdictionId: string,
  placeId: string,
): Promise<{ name: string; path: string } | null> => {
  const jurisdiction = await jurisdictions.byId(jurisdictionId);
  const place = await db.read(systemAccess(jurisdictionId), (tx) => findPlace(tx, placeId));
  return jurisdiction && place && place.closedOn === null ? { name: place.name, path: codePath(jurisdiction.code, place.token) } : null;
};
