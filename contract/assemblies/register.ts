import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { line, mobile, reason, text } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { id, page, paging, searched } from '../kernel/values.ts';
import { areaBases, doubtReasons, holderKinds, unitStates, unitUses } from './kinds.ts';

const count = z.number().int();
const areaCode = line.max(20);
/** Hundredths of a square metre. */
export const squareHundredths = z.number().int().min(1).max(100_000_000);

const figures = z.object({ heads: count, area: count.describe('hundredths of a square metre') });
/** A register of owners (业主名册) of one estate. */
export const ownerEstate = z.object({
  id,
  name: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  note: z.string().nullable(),
  version: count,
  units: count,
  flats: count,
  parkings: count,
  holders: count,
  squares: count.describe('area of all units, hundredths of a square metre'),
  doubts: count.describe('pairs of entries of which a clerk must say whether they are one owner'),
  mayManage: z.boolean(),
  mayRun: z.boolean(),
});
export type OwnerEstate = z.infer<typeof ownerEstate>;
const facts = { name: line.min(2).max(60), areaCode: areaCode.describe('where it lies'), note: text.max(1000).nullable().default(null) };
const ofEstate = z.object({ estateId: id });
const estateErrors = ['assemblies.estate_not_found', 'session.forbidden'] as const;

export const listOwnerEstates = endpoint({
  method: 'GET',
  path: '/api/owner-estates',
  access: 'session',
  summary: 'Registers of owners the viewer may see, with their sums',
  query: z.object({ area: areaCode.optional() }),
  response: z.object({ items: z.array(ownerEstate), mayCreate: z.boolean() }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const createOwnerEstate = endpoint({
  method: 'POST',
  path: '/api/owner-estates',
  access: 'session',
  status: 201,
  summary: 'Begins a register of owners for an estate',
  body: z.object({ id, ...facts, developer: line.min(2).max(60).nullable().default(null).describe('who built it') }),
  response: ownerEstate,
  errors: ['session.forbidden', 'territory.area_not_found', 'assemblies.estate_taken'],
});
/** What a register gives as a roll today, and everything that keeps it from giving one. */
export const ownerEstateDetail = ownerEstate.extend({
  buildings: z.array(z.object({ building: z.string(), units: count })),
  roll: figures.describe('owners with ballots, by the rules in force'),
  faults: z.array(z.object({ unitId: id, label: z.string(), code: z.string(), message: z.string() })).describe('at most 200'),
  faultCount: count,
  parkingSource: z.string().describe('whether parking spaces count, and by which rule'),
});
export type OwnerEstateDetail = z.infer<typeof ownerEstateDetail>;
export const getOwnerEstate = endpoint({
  method: 'GET',
  path: '/api/owner-estates/:estateId',
  access: 'session',
  summary: 'One register: its sums, what it gives as a roll today and what keeps it from it',
  params: ofEstate,
  response: ownerEstateDetail,
  errors: estateErrors,
});

export const ownerShare = z.object({
  holderId: id,
  kind: z.enum(holderKinds),
  name: z.string().describe('masked for whoever does not keep the register'),
  phone: z.string().nullable().describe('masked'),
  share: z.string().nullable().describe('`1/3`; null: jointly or alone'),
});
export const ownerUnit = z.object({
  id,
  building: z.string(),
  unit: z.string(),
  room: z.string(),
  label: z.string(),
  use: z.enum(unitUses),
  state: z.enum(unitStates),
  area: count.describe('hundredths of a square metre'),
  areaBasis: z.enum(areaBases),
  hasTitle: z.boolean().describe('the number of its title is kept, sealed'),
  owners: z.array(ownerShare),
});
export type OwnerUnit = z.infer<typeof ownerUnit>;
const filters = { building: line.max(20).optional(), use: z.enum(unitUses).optional(), q: searched(40).optional() };
export const listOwnerUnits = endpoint({
  method: 'GET',
  path: '/api/owner-estates/:estateId/units',
  access: 'session',
  summary: 'Units of a register with their owners, in the order of the building',
  params: ofEstate,
  query: z.object({ ...filters, ...paging }),
  response: page(ownerUnit),
  errors: estateErrors,
});
const unitErrors = ['assemblies.unit_not_found', 'session.forbidden'] as const;
export const changeOwnerUnit = endpoint({
  method: 'PUT',
  path: '/api/owner-units/:unitId',
  access: 'session',
  summary: 'Corrects the area, use or state of a unit',
  params: z.object({ unitId: id }),
  body: z.object({ id, area: squareHundredths, areaBasis: z.enum(areaBases), use: z.enum(unitUses), state: z.enum(unitStates), reason }),
  response: ownerUnit,
  errors: unitErrors,
});
const newOwner = z.object({
  name: line.min(2).max(60),
  kind: z.enum(['person', 'organisation']).default('person'),
  phone: mobile.nullable().default(null),
  idNumber: z.string().max(20).nullable().default(null),
  share: z
    .object({ n: z.number().int().min(1).max(10_000), d: z.number().int().min(1).max(10_000) })
    .nullable()
    .default(null),
});
export const transferOwnerUnit = endpoint({
  method: 'POST',
  path: '/api/owner-units/:unitId/transfer',
  access: 'session',
  summary: 'A unit has other owners from now on; in a running vote a ballot that was cast stands, else the new owner votes',
  params: z.object({ unitId: id }),
  body: z.object({ id, owners: z.array(newOwner).min(1).max(20), titleNumber: line.max(60).nullable().default(null), reason }),
  response: ownerUnit,
  errors: [
    ...unitErrors,
    'assemblies.shares_sum',
    'assemblies.joint_and_shares',
    'assemblies.id_number_wrong',
    'assemblies.number_elsewhere',
  ],
});

const doubtSide = z.object({
  holderId: id,
  name: z.string(),
  phone: z.string().nullable(),
  idNumber: z.string().nullable().describe('masked'),
  units: z.array(z.string()),
});
export const ownerDoubt = z.object({
  first: doubtSide,
  second: doubtSide,
  reasons: z.array(z.enum(doubtReasons)),
  decision: z.enum(['same', 'different']).nullable(),
});
export type OwnerDoubt = z.infer<typeof ownerDoubt>;
export const listOwnerDoubts = endpoint({
  method: 'GET',
  path: '/api/owner-estates/:estateId/doubts',
  access: 'session',
  summary: 'Pairs of entries that may be one owner; nothing is merged until somebody says so',
  params: ofEstate,
  query: z.object({
    building: line.max(20).optional().describe('one of both owns something in it'),
    reason: z.enum(doubtReasons).optional(),
    ...paging,
  }),
  response: page(ownerDoubt),
  errors: estateErrors,
});
/** Pairs decided alike at once. */
export const mostDoubts = 200;
const pairs = z.array(z.object({ firstId: id, secondId: id })).max(mostDoubts);
export const decideOwnerDoubts = endpoint({
  method: 'POST',
  path: '/api/owner-estates/:estateId/doubts',
  access: 'session',
  summary:
    'Says of pairs of entries whether each is one owner; what belonged to the second then belongs to the first. All of it or nothing',
  params: ofEstate,
  largestBody: 128 * 1024,
  body: z.object({ id, pairs: pairs.min(1), decision: z.enum(['same', 'different']), reason }),
  response: z.object({ open: count, decided: pairs.describe('as they are to be undone') }),
  errors: [...estateErrors, 'assemblies.doubt_not_found', 'assemblies.doubt_decided'],
});
export const undoOwnerDoubts = endpoint({
  method: 'POST',
  path: '/api/owner-estates/:estateId/doubts/undo',
  access: 'session',
  summary: 'Takes decisions about pairs back, as long as the register stands as they left it: they are open again',
  params: ofEstate,
  largestBody: 128 * 1024,
  body: z.object({ id, pairs: pairs.min(1) }),
  response: z.object({ open: count }),
  errors: [...estateErrors, 'assemblies.doubt_not_found', 'assemblies.doubt_undone'],
});

export const exportOwnerUnits = fileEndpoint({
  method: 'GET',
  path: '/api/owner-estates/:estateId/sheet',
  access: 'session',
  summary: 'Workbook of a register, numbers masked; its rows are imported',
  params: ofEstate,
  query: z.object(filters),
  gives: workbookType,
  errors: [...estateErrors, 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const ownerImport = z.object({
  dryRun: z.boolean(),
  units: count.describe('entered'),
  changed: count,
  same: count,
  holders: count.describe('owners entered'),
  doubts: count.describe('pairs that may be one owner; a clerk decides'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type OwnerImport = z.infer<typeof ownerImport>;
export const importOwnerUnits = fileEndpoint({
  method: 'POST',
  path: '/api/owner-estates/:estateId/import',
  access: 'session',
  summary: 'Enters units and owners of a workbook, all of it or nothing; `dryRun` only tells what it would do',
  params: ofEstate,
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: ownerImport,
  errors: [...estateErrors, 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});

/** What the person of an account owns, as their phone shows it. */
export const myOwnership = z.object({
  proven: z.boolean().describe('the account is tied to an owner'),
  askable: z.boolean().describe('an owner is known under the phone of the account: the last digits of a number prove it'),
  estates: z.array(z.object({ id, name: z.string(), units: z.array(z.object({ label: z.string(), area: count, together: z.boolean() })) })),
});
export type MyOwnership = z.infer<typeof myOwnership>;
export const getMyOwnership = endpoint({
  method: 'GET',
  path: '/api/my-ownership',
  access: 'session',
  summary: 'What the viewer owns by the registers, once proven',
  response: myOwnership,
});
export const proveOwnership = endpoint({
  method: 'POST',
  path: '/api/my-ownership/proof',
  access: 'session',
  summary:
    'Proves by the last six signs of the identity number, or of the number of the title, that the viewer is the owner known under the own phone',
  body: z.object({
    id,
    digits: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[0-9A-Z]{6}$/),
  }),
  response: myOwnership,
  errors: ['session.forbidden', 'assemblies.not_proven', 'assemblies.owner_unknown', 'request.too_many'],
});
