import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { telephoneOf } from '../kernel/typed.ts';
import { day, id, label, leavable, list, moment, page, paging, point, searched } from '../kernel/values.ts';
import { placeAttributes, placeKindSet, placeKinds } from './kinds.ts';

const kind = kindCode(placeKindSet);
const shipped = z.enum(placeKinds);
/** One line of text without control characters. */
const line = z
  .string()
  .trim()
  .regex(/^\P{Cc}*$/u);
const note = z.string().trim().max(1000);
const areaCode = z.string().max(20);
const version = z.number().int().min(1);
const params = z.object({ placeId: id });

const from = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const to = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
/** Weekly opening hours: seven days from Monday, each a list of [from, to]; a `to` not after `from` lies on the next day. Null: not known. */
export const weekHours = z
  .array(z.array(z.tuple([from, to])).max(6))
  .length(7)
  .nullable();

/** The eight attributes: met or not, with a note; one that is absent has not been looked at. */
export const attributes = z.partialRecord(z.enum(placeAttributes), z.object({ met: z.boolean(), note: line.max(200).nullable() }));
export type Attributes = z.infer<typeof attributes>;

const facility = line.min(1).max(20);

/** What is said of a place when it is created or changed. */
export const placeFacts = z.object({
  kind,
  name: line.min(2).max(60),
  point,
  address: line.max(120).nullable(),
  phone: z
    .string()
    .overwrite(telephoneOf)
    .regex(/^[0-9+\- ]{3,20}$/)
    .nullable()
    .describe('a public telephone of the place'),
  organisationId: id.nullable().describe('who runs it'),
  floorArea: z.number().int().min(1).max(1_000_000).nullable().describe('square metres'),
  hours: weekHours,
  closedOnHolidays: z.boolean().describe('closed on the days off of public holidays'),
  makeUpDays: z
    .boolean()
    .nullable()
    .optional()
    .describe(
      'whether a make-up day has the hours of a working day, else those of its weekday; null: as places of the kind do; left as it is when absent',
    ),
  hoursNote: line.max(120).nullable(),
  facilities: z.array(facility).max(40),
  attributes,
  note: note.nullable(),
});
export type PlaceFacts = z.infer<typeof placeFacts>;

const makeUpToday = z
  .enum(['working_day', 'weekday'])
  .nullable()
  .describe(
    'whose hours hold on this make-up day: those of a working day or of its weekday; null when today is none, or no hours are known',
  );

/** A place as lists show it. */
export const place = z.object({
  id,
  kind,
  name: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  point,
  address: z.string().nullable(),
  floorArea: z.number().int().nullable(),
  attributesMet: z.number().int().nullable().describe('of the eight; null for kinds that are not measured by them'),
  open: z
    .boolean()
    .nullable()
    .describe('now; null when nobody has told its hours, when it is closed for good, and for kinds nobody enters'),
  closedOn: day.nullable(),
  codePath: z
    .string()
    .nullable()
    .describe('address in its QR code, with the host where the installation has a public one; for those who may manage the place'),
});
export type Place = z.infer<typeof place>;

export const placeActions = ['change', 'close', 'reopen', 'renew_code'] as const;

/** A place with everything about it. */
export const placeDetail = place.extend({
  phone: z.string().nullable(),
  organisation: z.object({ id, name: z.string() }).nullable(),
  hours: weekHours,
  hoursSince: day.nullable().describe('the day on which the hours were told last'),
  closedOnHolidays: z.boolean(),
  makeUpDays: z.boolean().nullable(),
  makeUpToday,
  hoursNote: z.string().nullable(),
  changesAt: moment.nullable().describe('when it opens or closes next'),
  facilities: z.array(z.string()),
  attributes,
  note: z.string().nullable(),
  closeReason: z.string().nullable(),
  version,
  actions: z.array(z.enum(placeActions)),
});
export type PlaceDetail = z.infer<typeof placeDetail>;

const filters = {
  area: areaCode.optional().describe('that area and below'),
  kind: list(kind),
  q: searched(40).optional().describe('in name or address'),
  state: z.enum(['open', 'closed', 'all']).default('open').describe('existing, closed for good, or both'),
  incomplete: z.stringbool().optional().describe('only those that lack one of the eight attributes'),
};

export const listPlaces = endpoint({
  method: 'GET',
  path: '/api/places',
  access: 'session',
  summary: 'Places the viewer may see, by area, kind and name',
  query: z.object({ ...paging, ...filters }),
  response: page(place).extend({ mayCreate: z.boolean() }),
  errors: ['territory.area_not_found'],
});

/** Points for a map, with how many there are of each kind. */
export const mapPlaces = endpoint({
  method: 'GET',
  path: '/api/places/points',
  access: 'session',
  summary: 'The same places as points for a map, at most 20,000',
  query: z.object(filters),
  response: z.object({
    points: z.array(z.tuple([id, kind, z.string(), z.number(), z.number()])).describe('id, kind, name, longitude, latitude'),
    counts: z.record(z.string(), z.number().int()).describe('by kind'),
    incomplete: z.number().int().describe('how many lack one of the eight attributes'),
    cut: z.boolean().describe('there are more than are shown'),
  }),
  errors: ['territory.area_not_found'],
});

export const getPlace = endpoint({
  method: 'GET',
  path: '/api/places/:placeId',
  access: 'session',
  summary: 'One place',
  params,
  response: placeDetail,
  errors: ['places.place_not_found'],
});

export const createPlace = endpoint({
  method: 'POST',
  path: '/api/places',
  access: 'session',
  status: 201,
  summary: 'Add a place; its area follows from its point',
  body: z.object({ id, ...leavable(placeFacts.shape) }),
  response: placeDetail,
  errors: ['territory.outside', 'territory.undrawn', 'organisations.organisation_not_found'],
});

export const changePlace = endpoint({
  method: 'PUT',
  path: '/api/places/:placeId',
  access: 'session',
  summary: 'Change a place; moving its point moves its area',
  params,
  body: placeFacts.extend({ id, version }),
  response: placeDetail,
  errors: [
    'places.place_not_found',
    'places.place_changed',
    'places.place_closed',
    'territory.outside',
    'territory.undrawn',
    'organisations.organisation_not_found',
  ],
});

export const closePlace = endpoint({
  method: 'POST',
  path: '/api/places/:placeId/close',
  access: 'session',
  summary: 'Close a place for good; the day is the last of its existence',
  params,
  body: z.object({ id, version, closedOn: day, reason: line.min(2).max(200) }),
  response: placeDetail,
  errors: ['places.place_not_found', 'places.place_changed', 'places.place_closed'],
});

export const reopenPlace = endpoint({
  method: 'POST',
  path: '/api/places/:placeId/reopen',
  access: 'session',
  summary: 'Take back a closing',
  params,
  body: z.object({ id, version }),
  response: placeDetail,
  errors: ['places.place_not_found', 'places.place_changed', 'places.place_open'],
});

export const renewPlaceCode = endpoint({
  method: 'POST',
  path: '/api/places/:placeId/code',
  access: 'session',
  summary: 'Give a place a new QR code; the old one no longer leads anywhere',
  params,
  body: z.object({ id, version }),
  response: placeDetail,
  errors: ['places.place_not_found', 'places.place_changed', 'places.place_closed'],
});

/** What anybody learns who scans the code of a place. */
export const publicPlace = z.object({
  kind,
  ownKind: label.nullable().describe('what the jurisdiction calls its kind, where that is one of its own'),
  name: z.string(),
  areaName: z.string(),
  point,
  closed: z.boolean(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  hours: weekHours,
  hoursSince: day.nullable().describe('the day on which the hours were told last'),
  closedOnHolidays: z.boolean(),
  makeUpToday,
  hoursNote: z.string().nullable(),
  open: z.boolean().nullable().describe('now; null where hours are not known or say nothing to the public'),
  changesAt: moment.nullable(),
  facilities: z.array(z.string()),
});
export type PublicPlace = z.infer<typeof publicPlace>;
export const getPublicPlace = endpoint({
  method: 'GET',
  path: '/api/p/:code',
  access: 'public',
  summary: 'The place a QR code stands for: <jurisdiction code>-<token>',
  params: z.object({ code: z.string().max(200) }),
  response: publicPlace,
  errors: ['places.place_code_unknown'],
});

const circle = z.object({
  speed: z.number().min(30).max(150).describe('metres per minute on foot'),
  detour: z.number().min(1).max(3).describe('way on foot ÷ straight distance'),
  kinds: z.array(shipped).min(1).max(placeKinds.length),
});
/** What a jurisdiction decides about places. */
export const placeSettings = z.object({ facilities: z.record(shipped, z.array(facility).max(40)), circle });
export type PlaceSettings = z.infer<typeof placeSettings>;
export const getPlaceSettings = endpoint({
  method: 'GET',
  path: '/api/settings/places',
  access: 'session',
  summary: 'Facilities offered per kind, and how the service circle is drawn',
  response: placeSettings,
});
/** Service circle: share of households within some minutes' walk of a centre. Households are taken as spread evenly over their grid. */
export const serviceCircle = z.object({
  area: z.object({ code: z.string(), name: z.string() }),
  minutes: z.number(),
  circle,
  radius: z.number().describe('metres in a straight line: minutes × speed ÷ detour'),
  households: z.number().int().describe('in grids with household figure and boundary'),
  covered: z.number().int(),
  share: z.number().nullable().describe('covered ÷ households; null without households'),
  grids: z.array(z.object({ code: z.string(), name: z.string(), households: z.number().int(), share: z.number() })),
  withoutData: z
    .array(z.object({ code: z.string(), name: z.string() }))
    .describe('grids without household figure or boundary, counted in neither number'),
  centres: z.array(z.object({ id, kind, name: z.string(), point })).describe('whose circles reach the area, beyond its border too'),
});
export type ServiceCircle = z.infer<typeof serviceCircle>;
export const getServiceCircle = endpoint({
  method: 'GET',
  path: '/api/places/circle',
  access: 'session',
  summary: 'Share of households within walking time of a service centre',
  query: z.object({
    area: areaCode.optional().describe('the highest area of the viewer when absent'),
    minutes: z.coerce.number().int().min(5).max(30).default(15),
    kind: list(kind),
  }),
  response: serviceCircle,
  errors: ['territory.area_not_found'],
});

export const exportPlaces = fileEndpoint({
  method: 'GET',
  path: '/api/places/sheet',
  access: 'session',
  summary: 'Workbook of the places a viewer may see, with the filters of the list; `template` gives an empty one',
  query: z.object({ ...filters, template: z.stringbool().default(false) }),
  gives: workbookType,
  errors: ['territory.area_not_found', 'session.forbidden', 'request.line_full'],
});

/** What the import of a sheet did or, as a dry run, would do. With faults nothing is done. */
export const placeImport = z.object({
  dryRun: z.boolean(),
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type PlaceImport = z.infer<typeof placeImport>;

export const importPlaces = fileEndpoint({
  method: 'POST',
  path: '/api/places/import',
  access: 'session',
  summary: 'Imports such a workbook, all of it or nothing; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: placeImport,
  errors: ['session.forbidden', 'server.disk_full', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
