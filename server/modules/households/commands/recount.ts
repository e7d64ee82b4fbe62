import type { Tx } from '#kernel/db.ts';
import { writeCounts } from '#modules/territory/index.ts';
import { countedGrids, holdBuildings, holdRegisters, recountBuildings } from '../store/counts.ts';

/**
 * Counts the dwellings of changed buildings, and with them those of grids whose register is complete. Called by whatever changes a household,
 * in its transaction: counts of one building and of one grid take turns, buildings first.
 */
export const recount = async (tx: Tx, jurisdictionId: string, buildingIds: readonly string[]): Promise<void> => {
  if (buildingIds.length === 0) return;
  await holdBuildings(tx, buildingIds);
  await holdRegisters(tx, buildingIds);
  await recountBuildings(tx, buildingIds);
  await writeCounts(tx, jurisdictionId, await countedGrids(tx, buildingIds));
};
