import { v7 } from 'uuid';
import type { Outline } from '#contract/households/api.ts';
import type { Tx } from '#kernel/db.ts';
import { writeCounts } from '#modules/territory/index.ts';
import { floorOf, keyOf, placeOf } from '../domain/address.ts';
import { insertBuildings } from '../store/buildings.ts';
import { countedGrids, setComplete } from '../store/counts.ts';
import { insertHouseholds, type NewHousehold } from '../store/households.ts';
import { insertHead, insertMember } from '../store/people.ts';
import { recount } from './recount.ts';

/** A building to be entered with everything in it. */
export interface RegisteredBuilding {
  readonly name: string;
  readonly area: { readonly id: string; readonly path: string; readonly code: string };
  readonly point: { readonly lon: number; readonly lat: number } | null;
  /** With a point only. */
  readonly outline: Outline | null;
  readonly floors: number | null;
  readonly built: number | null;
  /** Who looks after it, a person that is there. */
  readonly headId: string | null;
  readonly households: readonly (Pick<NewHousehold, 'unit' | 'room' | 'floorArea' | 'use' | 'occupancy' | 'people'> & {
    /** Persons that are there, the head first. */
    readonly members?: readonly { readonly personId: string; readonly relation: string }[];
  })[];
}

/** Enters whole buildings, for setups and the demo. @param complete areas whose register is complete with them */
export const addRegister = async (
  tx: Tx,
  jurisdictionId: string,
  buildings: readonly RegisteredBuilding[],
  complete: readonly string[],
  day: string,
): Promise<void> => {
  const rows = buildings.map((one) => ({ ...one, id: v7() }));
  await insertBuildings(
    tx,
    jurisdictionId,
    rows.map(({ id, name, area, point, outline, floors, built }) => ({
      id,
      name,
      key: keyOf(name),
      place: placeOf(name),
      areaId: area.id,
      areaPath: area.path,
      floors,
      built,
      lon: point?.lon ?? null,
      lat: point?.lat ?? null,
      outline,
      note: null,
    })),
  );
  const households = rows.flatMap((building) =>
    building.households.map(({ members = [], ...one }) => ({
      members,
      row: {
        ...one,
        id: v7(),
        buildingId: building.id,
        areaCode: building.area.code,
        place: placeOf(building.name, one.unit, one.room),
        floor: floorOf(one.room),
        contactId: null,
        registeredOn: day,
        note: null,
      },
    })),
  );
  await insertHouseholds(
    tx,
    jurisdictionId,
    households.map(({ row }) => row),
  );
  for (const { members, row } of households)
    for (const member of members) await insertMember(tx, { id: v7(), householdId: row.id, since: null, ...member });
  for (const { id, headId } of rows)
    if (headId !== null) await insertHead(tx, { id: v7(), buildingId: id, unit: '', personId: headId, validFrom: day });
  await recount(
    tx,
    jurisdictionId,
    rows.map(({ id }) => id),
  );
  for (const areaId of complete) await setComplete(tx, areaId, true, day, null);
  await writeCounts(tx, jurisdictionId, await countedGrids(tx, null));
};
