import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { tell } from '#kernel/live.ts';
import { makeSnapshot } from '#modules/territory/domain/index.ts';
import { readAreas, writeCounts } from '#modules/territory/index.ts';
import { buildingsChannel } from '../context.ts';
import { keyOf } from '../domain/address.ts';
import { moveBuildings, readKeys, strandedBuildings } from '../store/buildings.ts';
import { countedGrids } from '../store/counts.ts';

/**
 * Finds the present grid of buildings that lie in a dissolved area or in one of `codes`, whose ground may have changed: by their point, else where
 * most of their neighbours went. One that meets its namesake there is told apart by where it came from. Their households go with them, and grids
 * are counted anew. Harmless when repeated.
 * @returns how many were moved
 */
export const followAreas = (kernel: Kernel, jurisdictionId: string, codes: readonly string[]): Promise<number> =>
  kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    const at = kernel.clock.now();
    const stranded = await strandedBuildings(tx, codes, at);
    if (stranded.length === 0) return 0;
    const snapshot = makeSnapshot((await readAreas(tx, at)).areas, '');
    if (!snapshot) return 0;
    const byPoint = stranded.map((one) => ({
      ...one,
      area: one.lon === null || one.lat === null ? null : (snapshot.locate({ lon: one.lon, lat: one.lat })?.area ?? null),
    }));
    const elsewhere = Map.groupBy(
      byPoint.filter(({ area }) => area !== null),
      ({ areaCode }) => areaCode,
    );
    /** Where most buildings of an area went. */
    const heirOf = (areaCode: string) => {
      const heirs = Map.groupBy(elsewhere.get(areaCode) ?? [], ({ area }) => area?.code ?? '');
      const [most] = [...heirs.values()].sort((a, b) => b.length - a.length);
      return most?.[0]?.area ?? null;
    };
    const taken = new Map<string, Set<string>>();
    const keysIn = async (code: string): Promise<Set<string>> => {
      const known = taken.get(code) ?? new Set((await readKeys(tx, code)).filter((one) => one.areaCode === code).map(({ key }) => key));
      taken.set(code, known);
      return known;
    };
    const moves = [];
    for (const one of byPoint) {
      const area = one.area ?? heirOf(one.areaCode);
      if (!area || area.code === one.areaCode) continue;
      const keys = await keysIn(area.code);
      const from = snapshot.find(one.areaCode)?.shortName ?? one.areaCode;
      const name = keys.has(one.key) ? `${one.name}（${from}）` : one.name;
      keys.add(keyOf(name));
      moves.push({ id: one.id, name, key: keyOf(name), areaId: area.id, areaPath: area.path });
    }
    if (moves.length === 0) return 0;
    await moveBuildings(tx, moves);
    await writeCounts(tx, jurisdictionId, await countedGrids(tx, null));
    await audit(tx, {
      jurisdictionId,
      actorId: null,
      action: 'households.buildings_moved',
      subject: jurisdictionId,
      data: { buildings: moves.length },
      at,
    });
    await tell(tx, buildingsChannel, { jurisdictionId });
    return moves.length;
  });
