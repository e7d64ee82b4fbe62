import { z } from 'zod';
import { asking } from '../demands/demands.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { day, id, moment, page, paging } from '../kernel/values.ts';
import { areaKindSet } from '../territory/kinds.ts';
import { areaLevels } from '../territory/levels.ts';
import { wordsUpTo, workLineCode } from '../territory/lines.ts';

/** The most a drawing may hold: features, and positions of all their boundaries together. */
export const mostFeatures = 500;
export const mostPositions = 200_000;
/** Bytes of a request that carries a whole drawing. */
const drawingBytes = 16 * 1024 * 1024;

/** Longitude and latitude in degrees, WGS-84, within China's bounds; kept to seven digits, about a centimetre. */
const position = z.tuple([z.number().min(73).max(136), z.number().min(3).max(54)]);
const ring = z
  .array(position)
  .min(4)
  .refine((r) => r[0]?.[0] === r.at(-1)?.[0] && r[0]?.[1] === r.at(-1)?.[1], 'is not closed');
/** GeoJSON Polygon or MultiPolygon of closed rings. */
export const boundary = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);

const code = z.string().regex(/^\d{2,17}$/);
const name = wordsUpTo(60);
const count = z.number().int().min(0).max(100_000_000);
const reason = wordsUpTo(200).min(2);

export const drawnArea = z.object({
  key: id.describe('made by the client; stays with the area through the drawing'),
  code: code.nullable().describe('null for a new area: it gets its code when it is carried out'),
  name,
  shortName: name,
  kind: kindCode(areaKindSet).nullable(),
  households: count.nullable(),
  residents: count.nullable(),
  lines: z.array(workLineCode).max(20).describe('lines of work the grid carries'),
  names: z.array(name).max(200).describe('place words that lie in it'),
  boundary: boundary.nullable().describe('null while it has not been drawn'),
  from: z.array(code).max(mostFeatures).describe('codes of other present areas whose ground it takes over'),
});
export type DrawnArea = z.infer<typeof drawnArea>;

const positionsOf = (areas: readonly DrawnArea[]): number =>
  areas.reduce((sum, one) => {
    const rings = one.boundary === null ? [] : one.boundary.type === 'Polygon' ? one.boundary.coordinates : one.boundary.coordinates.flat();
    return sum + rings.reduce((most, { length }) => most + length, 0);
  }, 0);
const drawnAreas = z
  .array(drawnArea)
  .max(mostFeatures)
  .refine((areas) => positionsOf(areas) <= mostPositions, `has more than ${mostPositions} positions`)
  .refine((areas) => new Set(areas.map(({ key }) => key)).size === areas.length, 'has one key twice')
  .refine((areas) => {
    const codes = areas.flatMap((one) => one.code ?? []);
    return new Set(codes).size === codes.length;
  }, 'has one code twice');

/** open: being drawn · scheduled: waits for its day · published: carried out · discarded: given up · failed: could not be carried out. */
export const draftStates = ['open', 'scheduled', 'published', 'discarded', 'failed'] as const;
export type DraftState = (typeof draftStates)[number];

/** What a viewer may do with a draft now. */
export const draftActs = ['save', 'discard', 'publish', 'reopen', 'restore'] as const;
export type DraftAct = (typeof draftActs)[number];

/** What is wrong with a drawing. Errors keep it from being published, warnings do not. */
export const drawingFault = z.object({
  code: z
    .enum([
      'overlap',
      'gap',
      'outside_parent',
      'self_crossing',
      'too_small',
      'hole',
      'not_drawn',
      'unknown_code',
      'same_name',
      'lineage',
      'child_outside',
      'codes_exhausted',
    ])
    .describe('words: territory.drawing.fault.*'),
  severity: z.enum(['error', 'warning']),
  keys: z.array(id).describe('areas concerned; none for a gap'),
  metres: z.number().nullable().describe('width of the widest place, for overlap, gap and outside_parent'),
  squareMetres: z.number().nullable(),
  names: z.array(z.string()).describe('what the sentence names'),
  geometry: z
    .union([boundary, z.object({ type: z.literal('Point'), coordinates: position })])
    .nullable()
    .describe('what to show on the map'),
});
export type DrawingFault = z.infer<typeof drawingFault>;

const person = z.object({ name: z.string() });
const summary = {
  id,
  title: z.string(),
  area: z.object({ code: z.string(), name: z.string(), level: z.enum(areaLevels) }).describe('the area whose children are drawn'),
  childLevel: z.enum(areaLevels),
  state: z.enum(draftStates),
  version: z.number().int(),
  areas: z.number().int().describe('how many areas are drawn'),
  reason: z.string().nullable(),
  effectiveOn: day.nullable(),
  fault: z
    .object({ code: z.string(), message: z.string(), data: z.record(z.string(), z.unknown()) })
    .nullable()
    .describe('why it could not be carried out, for failed ones'),
  createdBy: person,
  createdAt: moment,
  updatedAt: moment,
  decidedBy: person.nullable(),
  decidedAt: moment.nullable(),
  actions: z.array(z.enum(draftActs)).describe('what the viewer may do with it now'),
};

export const draftSummary = z.object(summary);
export type DraftSummary = z.infer<typeof draftSummary>;

export const draft = z.object({
  ...summary,
  features: z.array(drawnArea),
  parentBoundary: boundary.nullable(),
  around: boundary.nullable().describe('where nothing is drawn of the parent: the closest outline around it, to find one’s way'),
  stale: z.array(z.string()).describe('codes of present areas that changed beneath the drawing; reopen takes the changes up'),
});
export type Draft = z.infer<typeof draft>;

const draftId = z.object({ draftId: id });

export const listDrafts = endpoint({
  method: 'GET',
  path: '/api/area-drafts',
  access: 'session',
  summary: 'Drawings the viewer may see, newest first',
  query: z.object({
    area: code.optional().describe('the area whose children are drawn'),
    state: z.enum(draftStates).optional(),
    ...paging,
  }),
  response: page(draftSummary).extend({ mayOpen: z.boolean().describe('whether the viewer may open one for the area asked about') }),
  errors: ['territory.area_not_found'],
});

export const openDraft = endpoint({
  method: 'POST',
  path: '/api/area-drafts',
  access: 'session',
  summary:
    'Opens a drawing of the areas below a street, community or grid, beginning with those present or with those before a published one',
  body: z.object({
    id: id.describe('made by the client, also the id of the draft'),
    areaCode: code,
    title: wordsUpTo(80),
    restore: id.nullable().default(null).describe('a published draft: begin with the areas as they were before it'),
  }),
  response: draft,
  status: 201,
  errors: ['territory.area_not_found', 'drawing.not_drawable', 'drawing.draft_not_found', 'drawing.draft_state'],
});

export const getDraft = endpoint({
  method: 'GET',
  path: '/api/area-drafts/:draftId',
  access: 'session',
  summary: 'A drawing',
  params: draftId,
  response: draft,
  errors: ['drawing.draft_not_found'],
});

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/area-drafts/:draftId',
  access: 'session',
  summary: 'Saves a drawing as it stands, faults and all',
  params: draftId,
  body: z.object({ id, version: z.number().int(), title: wordsUpTo(80), features: drawnAreas }),
  response: draftSummary,
  errors: ['drawing.draft_not_found', 'drawing.draft_state', 'drawing.draft_changed', 'territory.line_unknown'],
  largestBody: drawingBytes,
  // positions with their numbers, and what else an area has
  mostParts: mostPositions * 3 + mostFeatures * 400,
});

/** What publishing a drawing would do. */
export const draftPreview = z.object({
  publishable: z.boolean(),
  stale: z.array(z.string()),
  added: z
    .array(z.object({ key: id, code: z.string(), name: z.string(), from: z.array(z.string()) }))
    .describe('with the codes they would get'),
  redrawn: z.array(z.object({ key: id, code: z.string(), name: z.string(), squareMetresBefore: z.number(), squareMetres: z.number() })),
  changed: z
    .array(z.object({ key: id, code: z.string(), name: z.string(), fields: z.array(z.string()) }))
    .describe('areas whose name, counts, lines or place words change'),
  dissolved: z.array(z.object({ code: z.string(), name: z.string(), successors: z.array(z.string()) })),
  moved: z
    .array(z.object({ code: z.string(), name: z.string(), to: z.string() }))
    .describe('areas below that come to lie in another area, with the code they would get'),
  unchanged: z.number().int(),
  faults: z.array(drawingFault),
  consequences: z
    .array(
      z.object({
        code: z.string(),
        name: z.string(),
        successor: z
          .string()
          .nullable()
          .describe('the one area that takes it over, and with it what is bound to it; null: it stays where it is'),
        posts: z.number().int(),
        offices: z.number().int(),
        organisations: z.number().int(),
        places: z.number().int(),
      }),
    )
    .describe('what is bound to areas that end'),
});
export type DraftPreview = z.infer<typeof draftPreview>;

export const previewDraft = endpoint({
  method: 'GET',
  path: '/api/area-drafts/:draftId/preview',
  access: 'session',
  summary: 'What publishing a drawing would do, with every fault',
  params: draftId,
  response: draftPreview,
  errors: ['drawing.draft_not_found', 'drawing.draft_intricate'],
});

export const publishDraft = endpoint({
  method: 'POST',
  path: '/api/area-drafts/:draftId/publish',
  access: 'session',
  summary: 'Makes a drawing the territory, today or on a day to come',
  params: draftId,
  body: z.object({ id, version: z.number().int(), effectiveOn: day, reason }),
  response: z.object({ draft: draftSummary, preview: draftPreview }),
  errors: [
    'drawing.draft_not_found',
    'drawing.draft_state',
    'drawing.draft_changed',
    'drawing.draft_stale',
    'drawing.draft_faulty',
    'drawing.draft_unchanged',
    'drawing.draft_intricate',
    'drawing.draft_scheduled_already',
    'drawing.day_passed',
  ],
});

export const discardDraft = endpoint({
  method: 'POST',
  path: '/api/area-drafts/:draftId/discard',
  access: 'session',
  summary: 'Gives a drawing up; it can be reopened',
  params: draftId,
  body: z.object({ id, version: z.number().int(), reason: reason.nullable().default(null) }),
  response: draftSummary,
  errors: ['drawing.draft_not_found', 'drawing.draft_state', 'drawing.draft_changed'],
});

export const reopenDraft = endpoint({
  method: 'POST',
  path: '/api/area-drafts/:draftId/reopen',
  access: 'session',
  summary: 'Takes a drawing that waits, failed or was given up – or whose ground changed – up again, upon the territory as it now is',
  params: draftId,
  body: z.object({ id, version: z.number().int() }),
  response: draft,
  errors: ['drawing.draft_not_found', 'drawing.draft_state', 'drawing.draft_changed'],
});

export const requestDrawings = endpoint({
  method: 'POST',
  path: '/api/area-drafts/requests',
  access: 'session',
  summary: 'A street asks some of its communities to draw their grids: one demand of each, answered when a drawing of it is published',
  body: z.object({ id, from: code, areas: z.array(code).min(1).max(300), ...asking }),
  response: z.object({ asked: z.number().int() }),
  status: 201,
  errors: [
    'territory.area_not_found',
    'drawing.not_drawable',
    'demands.not_below',
    'demands.day_passed',
    'demands.without_basis',
    'demands.repeated',
    'demands.limit_reached',
  ],
});
