import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { makeSnapshot } from '#modules/territory/domain/index.ts';
import { readAreas } from '#modules/territory/index.ts';
import { announcePlaces, movePlaces, strandedPlaces } from '../store/places.ts';

/**
 * Finds a new area for places that lie in a dissolved area or in one of `codes`, whose ground may have changed, by locating their points
 * once more. What no longer lies anywhere stays where it was filed. Harmless when repeated.
 * @returns how many were moved
 */
export const relocatePlaces = (kernel: Kernel, jurisdictionId: string, codes: readonly string[]): Promise<number> =>
  kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    const at = kernel.clock.now();
    const stranded = await strandedPlaces(tx, codes, at);
    if (stranded.length === 0) return 0;
    // read anew: the snapshot in memory may not have heard of the change yet
    const snapshot = makeSnapshot((await readAreas(tx, at)).areas, '');
    const moves = stranded.flatMap(({ id, name, lon, lat, areaCode }) => {
      const area = snapshot?.locate({ lon, lat })?.area;
      if (!area || area.code === areaCode) return [];
      return [{ id, name, from: areaCode, areaId: area.id, areaPath: area.path, areaCode: area.code }];
    });
    if (moves.length === 0) return 0;
    await movePlaces(tx, moves);
    for (const { id, name, from, areaCode } of moves) {
      const data = { name, from, to: areaCode };
      await audit(tx, { jurisdictionId, actorId: null, action: 'territory.place_moved', subject: id, data, at });
    }
    await announcePlaces(tx, jurisdictionId);
    return moves.length;
  });

/** Codes named by an event `territory.areas_replaced`, whether it names one or several. */
export const codesOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((code): code is string => typeof code === 'string');
