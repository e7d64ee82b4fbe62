import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  appointHead as appointEndpoint,
  BuildingDetail,
  changeBuilding as changeEndpoint,
  createBuilding as createEndpoint,
} from '#contract/households/api.ts';
import { fail } from '#kernel/errors.ts';
import { tell } from '#kernel/live.ts';
import { isViolation } from '#kernel/violations.ts';
import { personFor } from '#modules/persons/index.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import { buildingsChannel, type Context } from '../context.ts';
import { keyOf, placeOf } from '../domain/address.ts';
import { faultOfOutline, middleOf } from '../domain/outline.ts';
import { mayManage } from '../policy.ts';
import { areaOf } from '../queries/eye.ts';
import { buildingShown } from '../queries/present.ts';
import { endBuildingRow, insertBuildings, moveBuildings, type NewBuilding, updateBuilding } from '../store/buildings.ts';
import { householdsOf, renamePlaces, unitsOf } from '../store/households.ts';
import { endHeadRow, insertHead, lockHead } from '../store/people.ts';
import { holdBuilding, householdCommand, type Running } from './household-command.ts';
import { recount } from './recount.ts';

type Create = z.output<NonNullable<typeof createEndpoint.body>>;
type Change = z.output<NonNullable<typeof changeEndpoint.body>>;
type Appoint = z.output<NonNullable<typeof appointEndpoint.body>>;

const shown = ({ eye, tx }: Running, id: string): Promise<BuildingDetail> => buildingShown(eye, tx, id);
const told = ({ tx, jurisdictionId }: Running): Promise<void> => tell(tx, buildingsChannel, { jurisdictionId });

/** The grid or micro-grid a building is to lie in: where its point is, within the area named. @throws households.not_a_grid */
const areaFor = ({ eye }: Running, given: Pick<Create, 'areaCode' | 'point'>): TerritoryArea => {
  const named = areaOf(eye, given.areaCode);
  const located = given.point && eye.territory.locate(given.point)?.area;
  const area = located?.path.startsWith(named.path) ? located : named;
  if (!area.current || (area.level !== 'grid' && area.level !== 'micro_grid')) fail('households.not_a_grid', { name: area.name });
  if (!mayManage(eye.viewer, area.path)) fail('session.forbidden');
  return area;
};

const rowOf = (id: string, area: TerritoryArea, { name, floors, built, point, outline = null, note }: Create | Change): NewBuilding => ({
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
  note: note || null,
});

/** The facts of a building, checked: one with an outline has a point. @throws households.outline_unfit */
const placed = <F extends Pick<Create, 'point' | 'outline'>>(facts: F): F => {
  if (!facts.outline) return facts;
  const fault = faultOfOutline(facts.outline);
  if (fault) fail('households.outline_unfit', { fault });
  return { ...facts, point: facts.point ?? middleOf(facts.outline) };
};

/** Names the unique key that a name ran into. */
const unique = async (name: string, write: () => Promise<void>): Promise<void> => {
  try {
    await write();
  } catch (error) {
    if (isViolation(error, 'buildings_key')) fail('households.building_name_taken', { name });
    throw error;
  }
};

/** Enters a building. */
export const createBuilding = (context: Context, viewer: Viewer, body: Create): Promise<BuildingDetail> =>
  householdCommand(
    context,
    viewer,
    'households.create_building',
    body,
    async (a) => {
      const facts = placed(body);
      const area = areaFor(a, facts);
      const id = v7();
      await unique(body.name, () => insertBuildings(a.tx, a.jurisdictionId, [rowOf(id, area, facts)]));
      await told(a);
      await a.log('households.building_created', body.name, { data: { id, area: area.code } });
      return id;
    },
    shown,
  );

/** Changes a building; its households go with it. */
export const changeBuilding = (context: Context, viewer: Viewer, id: string, body: Change): Promise<BuildingDetail> =>
  householdCommand(
    context,
    viewer,
    `households.change_building ${id}`,
    body,
    async (a) => {
      const before = await holdBuilding(a, id, body.version);
      const facts = placed({ ...body, outline: body.outline === undefined ? before.outline : body.outline });
      const area = areaFor(a, facts);
      const row = rowOf(id, area, facts);
      await unique(body.name, () => updateBuilding(a.tx, row));
      if (before.name !== row.name) {
        const households = await householdsOf(a.tx, [id]);
        await renamePlaces(
          a.tx,
          households.map((one) => ({ id: one.id, place: placeOf(row.name, one.unit, one.room) })),
        );
      }
      if (before.areaCode !== area.code) {
        await moveBuildings(a.tx, [row]);
        await recount(a.tx, a.jurisdictionId, [id]);
      }
      await told(a);
      await a.log('households.building_changed', body.name, { data: { id, was: before.name, from: before.areaCode, to: area.code } });
      return id;
    },
    shown,
  );

/** Strikes out a building that is gone. @throws households.building_in_use while households are registered in it */
export const endBuilding = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; version: number; on: string; reason: string },
): Promise<BuildingDetail> =>
  householdCommand(
    context,
    viewer,
    `households.end_building ${id}`,
    body,
    async (a) => {
      const before = await holdBuilding(a, id, body.version);
      if ((await unitsOf(a.tx, id)).length > 0) fail('households.building_in_use', { name: before.name });
      await endBuildingRow(a.tx, id, body.on);
      await told(a);
      await a.log('households.building_ended', before.name, { reason: body.reason, data: { id, on: body.on } });
      return id;
    },
    shown,
  );

/** Makes somebody head of a building or a unit. @throws households.head_known */
export const appointHead = (context: Context, viewer: Viewer, id: string, body: Appoint): Promise<BuildingDetail> =>
  householdCommand(
    context,
    viewer,
    `households.appoint_head ${id}`,
    body,
    async (a) => {
      const building = await holdBuilding(a, id);
      const personId = await personFor(a.tx, a.jurisdictionId, a.eye.ring, body.person);
      try {
        await insertHead(a.tx, { id: v7(), buildingId: id, unit: body.unit, personId, validFrom: body.validFrom });
      } catch (error) {
        if (isViolation(error, 'building_heads_once')) fail('households.head_known');
        throw error;
      }
      await a.log('households.head_appointed', building.name, { data: { building: id, unit: body.unit, from: body.validFrom } });
      return id;
    },
    shown,
  );

/** Ends the post of a head. */
export const endHead = (context: Context, viewer: Viewer, headId: string, body: { id: string; on: string }): Promise<BuildingDetail> =>
  householdCommand(
    context,
    viewer,
    `households.end_head ${headId}`,
    body,
    async (a) => {
      const head = (await lockHead(a.tx, headId, a.eye.today)) ?? fail('households.head_not_found');
      const building = await holdBuilding(a, head.buildingId);
      await endHeadRow(a.tx, headId, body.on);
      await a.log('households.head_ended', building.name, { data: { building: building.id, on: body.on } });
      return building.id;
    },
    shown,
  );
