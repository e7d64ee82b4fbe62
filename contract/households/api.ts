import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, done, id, leavable, list, page, paging, point, searched } from '../kernel/values.ts';
import { someone } from '../persons/persons.ts';
import { occupancySet, relations, useSet } from './kinds.ts';

export * from './imports.ts';
export * from './mine.ts';

const use = kindCode(useSet);
const occupancy = kindCode(occupancySet);
const area = z.object({ code: z.string(), name: z.string() });
const areaCode = line.max(20);
const version = z.number().int().min(1);

/** Who looks after a building or a unit of it. */
export const buildingHead = z.object({
  id,
  unit: z.string().describe('empty: the whole building'),
  person: z.object({ id, name: z.string(), phone: z.string().nullable().describe('masked') }),
  validFrom: day,
  validTo: day.nullable(),
});
export type BuildingHead = z.infer<typeof buildingHead>;

/** A building as lists show it. */
export const building = z.object({
  id,
  name: z.string(),
  area,
  floors: z.number().int().nullable(),
  built: z.number().int().nullable().describe('year'),
  point: point.nullable(),
  dwellings: z.number().int().describe('households that live or could live in it'),
  heads: z.array(z.string()).describe('names of who looks after it today'),
});
export type Building = z.infer<typeof building>;
/** Corners of the ground a building covers, in order, the first not repeated. */
export const outline = z
  .array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]))
  .min(3)
  .max(60);
export type Outline = z.infer<typeof outline>;
export const buildingDetail = building.extend({
  outline: outline.nullable(),
  note: z.string().nullable(),
  units: z.array(z.object({ unit: z.string(), households: z.number().int() })),
  posts: z.array(buildingHead),
  goneOn: day.nullable(),
  version,
  actions: z.array(z.enum(['change', 'add_household', 'appoint', 'end'])),
});
export type BuildingDetail = z.infer<typeof buildingDetail>;

/** A household as lists show it: rooms with an address, whoever lives there. */
export const household = z.object({
  id,
  building: z.object({ id, name: z.string() }),
  unit: z.string(),
  room: z.string(),
  address: z.string().describe('雪松雅居1栋2单元301'),
  area,
  floor: z.number().int().nullable(),
  floorArea: z.number().nullable().describe('square metres'),
  use,
  occupancy: occupancy.nullable().describe('null: nobody has said'),
  people: z.number().int().nullable(),
});
export type Household = z.infer<typeof household>;
export const householdDetail = household.extend({
  contact: z.object({ id, name: z.string() }).nullable().describe('the contact household that looks after it'),
  registeredOn: day.nullable(),
  note: z.string().nullable(),
  members: z.array(
    z.object({
      id,
      relation: z.enum(relations),
      person: z.object({ id, name: z.string(), phone: z.string().nullable().describe('masked') }),
      since: day.nullable(),
    }),
  ),
  endedOn: day.nullable(),
  version,
  actions: z.array(z.enum(['change', 'members', 'end'])),
});
export type HouseholdDetail = z.infer<typeof householdDetail>;

export const listBuildings = endpoint({
  method: 'GET',
  path: '/api/buildings',
  access: 'session',
  summary: 'Buildings of an area, in the order of their names',
  query: z.object({
    ...paging,
    area: areaCode.optional().describe('that area and below'),
    q: searched(40).optional().describe('part of the name'),
    headless: z.stringbool().optional().describe('only those that nobody looks after'),
  }),
  response: page(building).extend({ mayManage: z.boolean() }),
  errors: ['territory.area_not_found'],
});

export const myBuildings = endpoint({
  method: 'GET',
  path: '/api/my-buildings',
  access: 'session',
  summary: 'Buildings the signed-in person looks after as their head, else those of the grids they work in; at most 200',
  response: z.object({ items: z.array(building), head: z.boolean().describe('as their head') }),
});

export const getBuilding = endpoint({
  method: 'GET',
  path: '/api/buildings/:buildingId',
  access: 'session',
  summary: 'One building with its units and who looks after it',
  params: z.object({ buildingId: id }),
  response: buildingDetail,
  errors: ['households.building_not_found'],
});

/** Degrees that one question for outlines may span each way. */
export const widestOutlines = 0.1;
export const listOutlines = endpoint({
  method: 'GET',
  path: '/api/building-outlines',
  access: 'session',
  summary: 'Outlines of standing buildings whose point lies in a piece of the map, at most 1,000; a piece too wide has none',
  query: z.object({
    west: z.coerce.number().min(-180).max(180),
    south: z.coerce.number().min(-90).max(90),
    east: z.coerce.number().min(-180).max(180),
    north: z.coerce.number().min(-90).max(90),
  }),
  response: z.object({ items: z.array(z.object({ id, name: z.string(), outline })) }),
});

export const listContacts = endpoint({
  method: 'GET',
  path: '/api/contact-households',
  access: 'session',
  summary: 'Contact households of the community around an area, those of the area itself first; at most 50',
  query: z.object({ area: areaCode, q: searched(40).optional().describe('part of the name') }),
  response: z.object({ items: z.array(z.object({ id, name: z.string(), area: z.string() })) }),
  errors: ['territory.area_not_found'],
});

const buildingFacts = {
  name: line.min(1).max(60),
  floors: z.number().int().min(1).max(200).nullable(),
  built: z.number().int().min(1800).max(2999).nullable(),
  point: point.nullable(),
  outline: outline.nullable().optional().describe('without a point its middle becomes the point; left out it stays as it is'),
  note: text.max(500).nullable(),
};
export const createBuilding = endpoint({
  method: 'POST',
  path: '/api/buildings',
  access: 'session',
  status: 201,
  summary: 'Enter a building; with a point its area follows from that',
  body: z.object({ id, areaCode, ...leavable(buildingFacts) }),
  response: buildingDetail,
  errors: ['territory.area_not_found', 'households.not_a_grid', 'households.building_name_taken', 'households.outline_unfit'],
});
export const changeBuilding = endpoint({
  method: 'PUT',
  path: '/api/buildings/:buildingId',
  access: 'session',
  summary: 'Change a building; one moved into another grid takes its households along',
  params: z.object({ buildingId: id }),
  body: z.object({ id, version, areaCode, ...buildingFacts }),
  response: buildingDetail,
  errors: [
    'households.building_not_found',
    'households.building_changed',
    'households.building_name_taken',
    'households.not_a_grid',
    'households.outline_unfit',
    'territory.area_not_found',
  ],
});
export const endBuilding = endpoint({
  method: 'POST',
  path: '/api/buildings/:buildingId/end',
  access: 'session',
  summary: 'Strike out a building that is gone; refused while households are registered in it',
  params: z.object({ buildingId: id }),
  body: z.object({ id, version, on: day, reason }),
  response: buildingDetail,
  errors: ['households.building_not_found', 'households.building_changed', 'households.building_in_use'],
});

export const appointHead = endpoint({
  method: 'POST',
  path: '/api/buildings/:buildingId/heads',
  access: 'session',
  status: 201,
  summary: 'Make somebody head of a building or of one of its units',
  params: z.object({ buildingId: id }),
  body: z.object({ id, unit: line.max(20).default(''), person: someone, validFrom: day }),
  response: buildingDetail,
  errors: ['households.building_not_found', 'households.head_known', 'persons.person_not_found', 'persons.person_phone_taken'],
});
export const endHead = endpoint({
  method: 'POST',
  path: '/api/building-heads/:headId/end',
  access: 'session',
  summary: 'End the post of a head with its last day',
  params: z.object({ headId: id }),
  body: z.object({ id, on: day }),
  response: buildingDetail,
  errors: ['households.head_not_found'],
});

export const listHouseholds = endpoint({
  method: 'GET',
  path: '/api/households',
  access: 'session',
  summary: 'Households of an area or a building, by address',
  query: z.object({
    ...paging,
    area: areaCode.optional().describe('that area and below'),
    building: id.optional(),
    q: searched(60).optional().describe('an address or its beginning: 雪松雅居1栋101, 1栋101, 雪松'),
    use: list(use),
    occupancy: list(occupancy),
  }),
  response: page(household).extend({
    total: z.number().int().nullable().describe('dwellings of the area; null where something else narrows the list, and on later pages'),
    mayManage: z.boolean(),
  }),
  errors: ['territory.area_not_found', 'households.building_not_found'],
});

export const getHousehold = endpoint({
  method: 'GET',
  path: '/api/households/:householdId',
  access: 'session',
  summary: 'One household with its members, as far as the viewer may see them',
  params: z.object({ householdId: id }),
  response: householdDetail,
  errors: ['households.household_not_found'],
});

const householdFacts = {
  unit: line.max(20),
  room: line.min(1).max(30),
  floor: z.number().int().min(-10).max(200).nullable(),
  floorArea: z.number().min(0.01).max(999_999).nullable(),
  use,
  occupancy: occupancy.nullable(),
  people: z.number().int().min(0).max(200).nullable(),
  contactId: id.nullable(),
  registeredOn: day.nullable(),
  note: text.max(500).nullable(),
};
export const createHousehold = endpoint({
  method: 'POST',
  path: '/api/buildings/:buildingId/households',
  access: 'session',
  status: 201,
  summary: 'Enter a household of a building',
  params: z.object({ buildingId: id }),
  body: z.object({ id, ...leavable(householdFacts) }),
  response: householdDetail,
  errors: ['households.building_not_found', 'households.household_taken', 'households.contact_unfit', 'platform.kind_unknown'],
});
export const changeHousehold = endpoint({
  method: 'PUT',
  path: '/api/households/:householdId',
  access: 'session',
  summary: 'Change what is known of a household',
  params: z.object({ householdId: id }),
  body: z.object({ id, version, ...householdFacts }),
  response: householdDetail,
  errors: [
    'households.household_not_found',
    'households.household_changed',
    'households.household_taken',
    'households.household_ended',
    'households.contact_unfit',
    'platform.kind_unknown',
  ],
});
export const endHousehold = endpoint({
  method: 'POST',
  path: '/api/households/:householdId/end',
  access: 'session',
  summary: 'Strike out a household that is no more',
  params: z.object({ householdId: id }),
  body: z.object({ id, version, on: day, reason }),
  response: householdDetail,
  errors: ['households.household_not_found', 'households.household_changed', 'households.household_ended'],
});
export const addMember = endpoint({
  method: 'POST',
  path: '/api/households/:householdId/members',
  access: 'session',
  status: 201,
  summary: 'Enter a member of a household',
  params: z.object({ householdId: id }),
  body: z.object({ id, person: someone, relation: z.enum(relations), since: day.nullable().default(null) }),
  response: householdDetail,
  errors: ['households.household_not_found', 'households.member_known', 'persons.person_not_found', 'persons.person_phone_taken'],
});
export const endMember = endpoint({
  method: 'POST',
  path: '/api/household-members/:memberId/end',
  access: 'session',
  summary: 'A member has left the household',
  params: z.object({ memberId: id }),
  body: z.object({ id, on: day }),
  response: householdDetail,
  errors: ['households.member_not_found'],
});

/** What is known of the households of an area below another. */
export const householdSum = z.object({
  area: z.object({ code: z.string(), name: z.string(), level: z.string() }),
  buildings: z.number().int(),
  registered: z.number().int().describe('dwellings in the register'),
  households: z.number().int().nullable().describe('the one number that counts: registered where complete, else the estimate'),
  complete: z.boolean().describe('the register is complete'),
  headless: z.number().int().describe('buildings with dwellings that nobody looks after'),
});
export type HouseholdSum = z.infer<typeof householdSum>;
export const sumHouseholds = endpoint({
  method: 'GET',
  path: '/api/households/sums',
  access: 'session',
  summary: 'Buildings and households of an area and of each area directly below it',
  query: z.object({ area: areaCode.optional() }),
  response: z.object({ area: householdSum, below: z.array(householdSum), mayManage: z.boolean() }),
  errors: ['territory.area_not_found'],
});
export const setRegisterComplete = endpoint({
  method: 'POST',
  path: '/api/areas/:code/households-complete',
  access: 'session',
  summary: 'Call the register of a grid’s households complete – its number is counted from then on – or take that back',
  params: z.object({ code: areaCode }),
  body: z.object({ id, complete: z.boolean() }),
  response: done,
  errors: ['territory.area_not_found', 'households.not_a_grid'],
});
