import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { day, id, moment, page, paging, point, searched } from '../kernel/values.ts';
import { checklistCode } from './checklists.ts';
import { basisKinds, codeModes } from './values.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Part of a day, Shanghai time. */
export const dayHours = z.tuple([clock, clock]);
export const areaNamed = z.object({ code: z.string(), name: z.string() });
export const areaCode = line.max(20);

/** Why a code may be asked to be scanned here. */
export const basis = z.object({
  kind: z.enum(basisKinds),
  text: line.min(2).max(200).describe('what it is about'),
  source: line.min(2).max(200).describe('the rule or document'),
  approvedBy: line.min(2).max(60),
  until: day.describe('last day it holds'),
});
export type Basis = z.infer<typeof basis>;

export const pointFacts = {
  checklist: checklistCode,
  basis: basis.nullable().describe('null: nobody is made to scan here'),
  codeMode: z.enum(codeModes),
  metres: z.number().int().min(10).max(2000).nullable().describe('within which presence is shown; null: as the jurisdiction says'),
  hours: dayHours.nullable().describe('when it is passed; null: whenever a round is due'),
};

export const patrolPoint = z.object({
  placeId: id,
  name: z.string(),
  area: areaNamed,
  point,
  ...pointFacts,
  checklistName: z.string(),
  basisHolds: z.boolean(),
  version: z.number().int().describe('0: nobody has said anything yet'),
  lastAt: moment.nullable().describe('when a round last passed it'),
  actions: z.array(z.enum(['change', 'approve', 'screen'])),
});
export type PatrolPoint = z.infer<typeof patrolPoint>;

const ofPoint = z.object({ placeId: id });

export const listPoints = endpoint({
  method: 'GET',
  path: '/api/patrol-points',
  access: 'session',
  summary: 'Patrol points the viewer may see, by area and name',
  query: z.object({
    area: areaCode.optional().describe('code: there and below'),
    q: searched(40).optional(),
    basis: z.enum(['named', 'none']).optional(),
    ...paging,
  }),
  response: page(patrolPoint).extend({ checklists: z.array(z.object({ code: z.string(), name: z.string(), source: z.string() })) }),
  errors: ['territory.area_not_found'],
});

export const setPoint = endpoint({
  method: 'PUT',
  path: '/api/patrol-points/:placeId',
  access: 'session',
  summary:
    'Says what is looked at at a point, how its code works and on what basis it may have to be scanned; the basis is named by whoever approves',
  params: ofPoint,
  body: z.object({ id, version: z.number().int(), ...pointFacts }),
  response: patrolPoint,
  errors: ['patrols.point_not_found', 'patrols.point_changed', 'patrols.checklist_unknown', 'patrols.basis_past', 'patrols.hours_reversed'],
});

export const openScreen = endpoint({
  method: 'GET',
  path: '/api/patrol-points/:placeId/screen',
  access: 'session',
  summary: 'Address of the page that shows the rotating code of a point, for a screen without a sign-in',
  params: ofPoint,
  response: z.object({ path: z.string() }),
  errors: ['patrols.point_not_found'],
});

export const showScreen = endpoint({
  method: 'GET',
  path: '/api/patrol-screens/:token',
  access: 'public',
  summary: 'What the screen of a point shows now: its name and the code that holds for half a minute',
  params: z.object({ token: z.string().max(400) }),
  response: z.object({ name: z.string(), code: z.string().describe('address, for a QR code'), until: moment, at: moment }),
  errors: ['patrols.screen_unknown'],
});
