import type { Building, BuildingDetail, Household, HouseholdDetail } from '#contract/households/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskName, maskPhone } from '#modules/persons/domain/index.ts';
import { openPhone } from '#modules/persons/index.ts';
import { addressOf } from '../domain/address.ts';
import { mayManage, mayRead } from '../policy.ts';
import { type BuildingRow, findBuilding } from '../store/buildings.ts';
import { findHousehold, type HouseholdRow, unitsOf } from '../store/households.ts';
import { headsBuilding, headsOf, membersOf, nameOfContact, type PersonBeside } from '../store/people.ts';
import { areaBeside, type Eye, personsOf } from './eye.ts';

export const presentBuilding = (eye: Eye, row: BuildingRow): Building => ({
  id: row.id,
  name: row.name,
  area: areaBeside(eye, row.areaCode),
  floors: row.floors,
  built: row.built,
  point: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat },
  dwellings: row.dwellings,
  heads: row.heads,
});

export const presentHousehold = (eye: Eye, row: HouseholdRow): Household => ({
  id: row.id,
  building: { id: row.buildingId, name: row.building },
  unit: row.unit,
  room: row.room,
  address: addressOf(row),
  area: areaBeside(eye, row.areaCode),
  floor: row.floor,
  floorArea: row.floorArea,
  use: row.use as Household['use'],
  occupancy: row.occupancy as Household['occupancy'],
  people: row.people,
});

/** A person beside something; `known`: the viewer works with the people there and reads the whole name. */
const presentPerson = ({ ring }: Eye, { personId, name, phoneSealed }: PersonBeside, known: boolean) => ({
  id: personId,
  name: known ? name : maskName(name),
  phone: maskPhone(openPhone(ring, personId, phoneSealed)),
});

/** A building inside an open transaction. @throws households.building_not_found, also for one the viewer neither reads nor heads */
export const buildingShown = async (eye: Eye, tx: Tx, id: string): Promise<BuildingDetail> => {
  const row = (await findBuilding(tx, eye.today, id)) ?? fail('households.building_not_found');
  const reads = mayRead(eye.viewer, row.areaPath);
  if (!reads && !(await headsBuilding(tx, await personsOf(eye, tx), id, eye.today))) fail('households.building_not_found');
  const manages = mayManage(eye.viewer, row.areaPath) && row.goneOn === null;
  return {
    ...presentBuilding(eye, row),
    outline: row.outline,
    note: row.note,
    units: await unitsOf(tx, id),
    posts: (await headsOf(tx, id, eye.today)).map((head) => ({
      id: head.id,
      unit: head.unit,
      person: presentPerson(eye, head, true),
      validFrom: head.validFrom,
      validTo: head.validTo,
    })),
    goneOn: row.goneOn,
    version: row.version,
    actions: manages ? ['change', 'add_household', 'appoint', 'end'] : [],
  };
};

/** A household inside an open transaction. @throws households.household_not_found, also for one the viewer neither reads nor heads */
export const householdShown = async (eye: Eye, tx: Tx, id: string): Promise<HouseholdDetail> => {
  const row = (await findHousehold(tx, id)) ?? fail('households.household_not_found');
  const reads = mayRead(eye.viewer, row.areaPath);
  if (!reads && !(await headsBuilding(tx, await personsOf(eye, tx), row.buildingId, eye.today))) fail('households.household_not_found');
  const manages = mayManage(eye.viewer, row.areaPath) && row.endedOn === null;
  const contact = row.contactId === null ? null : await nameOfContact(tx, row.contactId);
  return {
    ...presentHousehold(eye, row),
    contact: row.contactId === null ? null : { id: row.contactId, name: contact ?? '' },
    registeredOn: row.registeredOn,
    note: reads ? row.note : null,
    members: (await membersOf(tx, id)).map((member) => ({
      id: member.id,
      relation: member.relation as HouseholdDetail['members'][number]['relation'],
      person: presentPerson(eye, member, reads),
      since: member.since,
    })),
    endedOn: row.endedOn,
    version: row.version,
    actions: manages ? ['change', 'members', 'end'] : [],
  };
};
