import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  changeHousehold as changeEndpoint,
  createHousehold as createEndpoint,
  HouseholdDetail,
  addMember as memberEndpoint,
} from '#contract/households/api.ts';
import { occupancySet, useSet } from '#contract/households/kinds.ts';
import { fail } from '#kernel/errors.ts';
import { checkKind } from '#kernel/kinds.ts';
import { isViolation } from '#kernel/violations.ts';
import { personFor } from '#modules/persons/index.ts';
import type { Context } from '../context.ts';
import { addressOf, floorOf, keyOf, placeOf } from '../domain/address.ts';
import { householdShown } from '../queries/present.ts';
import { endHouseholdRow, type HouseholdRow, insertHouseholds, type NewHousehold, updateHouseholds } from '../store/households.ts';
import { contactFits, endMemberRow, insertMember, lockMember } from '../store/people.ts';
import { holdBuilding, holdHousehold, householdCommand, type Running } from './household-command.ts';
import { recount } from './recount.ts';

type Create = z.output<NonNullable<typeof createEndpoint.body>>;
type Change = z.output<NonNullable<typeof changeEndpoint.body>>;
type Member = z.output<NonNullable<typeof memberEndpoint.body>>;

const shown = ({ eye, tx }: Running, id: string): Promise<HouseholdDetail> => householdShown(eye, tx, id);

/** Facts as they are stored. @throws platform.kind_unknown, households.contact_unfit */
const rowOf = async (
  { tx, eye }: Running,
  id: string,
  building: { id: string; name: string; areaCode: string },
  body: Create | Change,
  before: HouseholdRow | null,
): Promise<NewHousehold> => {
  checkKind(eye.kinds, useSet, body.use, before?.use);
  checkKind(eye.kinds, occupancySet, body.occupancy, before?.occupancy);
  if (body.contactId !== null && body.contactId !== before?.contactId && !(await contactFits(tx, body.contactId)))
    fail('households.contact_unfit');
  const unit = keyOf(body.unit);
  const room = keyOf(body.room);
  return {
    id,
    buildingId: building.id,
    areaCode: building.areaCode,
    unit,
    room,
    place: placeOf(building.name, unit, room),
    floor: body.floor ?? floorOf(room),
    floorArea: body.floorArea,
    use: body.use,
    occupancy: body.occupancy,
    people: body.people,
    contactId: body.contactId,
    registeredOn: body.registeredOn,
    note: body.note || null,
  };
};

/** Names the unique key that a room ran into. */
const unique = async (row: NewHousehold, building: string, write: () => Promise<void>): Promise<void> => {
  try {
    await write();
  } catch (error) {
    if (isViolation(error, 'households_room')) fail('households.household_taken', { address: addressOf({ ...row, building }) });
    throw error;
  }
};

/** Enters a household of a building. @throws households.household_taken */
export const createHousehold = (context: Context, viewer: Viewer, buildingId: string, body: Create): Promise<HouseholdDetail> =>
  householdCommand(
    context,
    viewer,
    `households.create_household ${buildingId}`,
    body,
    async (a) => {
      const building = await holdBuilding(a, buildingId);
      const row = await rowOf(a, v7(), building, body, null);
      await unique(row, building.name, () => insertHouseholds(a.tx, a.jurisdictionId, [row]));
      await recount(a.tx, a.jurisdictionId, [buildingId]);
      await a.log('households.household_created', addressOf({ ...row, building: building.name }), { data: { id: row.id } });
      return row.id;
    },
    shown,
  );

/** Changes what is known of a household. */
export const changeHousehold = (context: Context, viewer: Viewer, id: string, body: Change): Promise<HouseholdDetail> =>
  householdCommand(
    context,
    viewer,
    `households.change_household ${id}`,
    body,
    async (a) => {
      const before = await holdHousehold(a, id, body.version);
      const row = await rowOf(a, id, { id: before.buildingId, name: before.building, areaCode: before.areaCode }, body, before);
      await unique(row, before.building, () => updateHouseholds(a.tx, [row]));
      if (before.use !== row.use) await recount(a.tx, a.jurisdictionId, [before.buildingId]);
      const changed = (Object.keys(row) as (keyof NewHousehold)[]).filter((key) => row[key] !== before[key]);
      await a.log('households.household_changed', addressOf(before), { data: { id, changed } });
      return id;
    },
    shown,
  );

/** Strikes out a household that is no more; its members leave it. */
export const endHousehold = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; version: number; on: string; reason: string },
): Promise<HouseholdDetail> =>
  householdCommand(
    context,
    viewer,
    `households.end_household ${id}`,
    body,
    async (a) => {
      const before = await holdHousehold(a, id, body.version);
      await endHouseholdRow(a.tx, id, body.on, body.reason);
      await recount(a.tx, a.jurisdictionId, [before.buildingId]);
      await a.log('households.household_ended', addressOf(before), { reason: body.reason, data: { id, on: body.on } });
      return id;
    },
    shown,
  );

/** Enters a member. @throws households.member_known */
export const addMember = (context: Context, viewer: Viewer, id: string, body: Member): Promise<HouseholdDetail> =>
  householdCommand(
    context,
    viewer,
    `households.add_member ${id}`,
    body,
    async (a) => {
      const household = await holdHousehold(a, id);
      const personId = await personFor(a.tx, a.jurisdictionId, a.eye.ring, body.person);
      try {
        await insertMember(a.tx, { id: v7(), householdId: id, personId, relation: body.relation, since: body.since });
      } catch (error) {
        if (isViolation(error, 'household_members_once')) fail('households.member_known');
        throw error;
      }
      await a.log('households.member_added', addressOf(household), { data: { household: id, relation: body.relation } });
      return id;
    },
    shown,
  );

/** A member has left. */
export const endMember = (context: Context, viewer: Viewer, memberId: string, body: { id: string; on: string }): Promise<HouseholdDetail> =>
  householdCommand(
    context,
    viewer,
    `households.end_member ${memberId}`,
    body,
    async (a) => {
      const householdId = (await lockMember(a.tx, memberId)) ?? fail('households.member_not_found');
      const household = await holdHousehold(a, householdId);
      await endMemberRow(a.tx, memberId, body.on);
      await a.log('households.member_ended', addressOf(household), { data: { household: householdId, on: body.on } });
      return householdId;
    },
    shown,
  );
