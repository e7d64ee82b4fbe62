import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, id, list, page, paging } from '../kernel/values.ts';
import { optionKinds, pictureKinds, stages } from './kinds.ts';
import { progress, renovationDetail, renovationItem, renovationOfMine } from './shown.ts';

export * from './shown.ts';

const count = z.number().int();
const fen = count.min(0).max(10_000_000_000);
const version = count.min(1);
const ofRenovation = z.object({ renovationId: id });
const common = ['renovations.not_found', 'session.forbidden', 'renovations.changed', 'renovations.stage'] as const;

export const listRenovations = endpoint({
  method: 'GET',
  path: '/api/renovations',
  access: 'session',
  summary: 'Renovations of old estates in the viewer’s areas, newest first',
  query: z.object({ stage: list(z.enum(stages)), ...paging }),
  response: page(renovationItem).extend({ mayCreate: z.boolean() }),
  errors: ['session.forbidden'],
});
export const getRenovation = endpoint({
  method: 'GET',
  path: '/api/renovations/:renovationId',
  access: 'session',
  summary: 'A renovation with its plan, votes, works and what may be done now',
  params: ofRenovation,
  response: renovationDetail,
  errors: ['renovations.not_found'],
});
export const createRenovation = endpoint({
  method: 'POST',
  path: '/api/renovations',
  access: 'session',
  status: 201,
  summary: 'Begins the renovation of an old estate; one at a time for each',
  body: z.object({ id, areaCode: line.max(20).describe('of the estate'), title: line.min(2).max(60) }),
  response: renovationDetail,
  errors: ['session.forbidden', 'territory.area_not_found', 'renovations.no_estate', 'renovations.estate_taken'],
});

const optionFacts = {
  kind: z.enum(optionKinds),
  title: line.min(2).max(60),
  words: text.max(1000).default(''),
  buildingId: id.nullable().default(null).describe('of a lift'),
  unit: line.max(20).nullable().default(null),
  costFen: fen,
  subsidyFen: fen.describe('borne by subsidies and others than residents'),
  floorWeights: z
    .array(z.object({ floor: count.min(-10).max(200), weight: count.min(0).max(1000) }))
    .max(100)
    .default([])
    .describe('of a lift: how much a flat of a floor bears beside the others; floors left out bear 100'),
  photoIds: z.array(id).max(9).default([]),
};
const optionErrors = [
  ...common,
  'renovations.option_frozen',
  'renovations.option_place',
  'renovations.costs_reversed',
  'file.not_found',
  'file.already_used',
  'file.too_many',
] as const;
export const addRenovationOption = endpoint({
  method: 'POST',
  path: '/api/renovations/:renovationId/options',
  access: 'session',
  summary: 'Puts an option on the menu, with pictures and costs; what each flat pays is computed',
  params: ofRenovation,
  body: z.object({ id, ...optionFacts }),
  response: renovationDetail,
  errors: optionErrors,
});
export const changeRenovationOption = endpoint({
  method: 'POST',
  path: '/api/renovations/:renovationId/options/:optionId',
  access: 'session',
  summary: 'Chooses an option for the plan, leaves it out, or takes it off the menu',
  params: z.object({ renovationId: id, optionId: id }),
  body: z.object({ id, change: z.enum(['choose', 'leave', 'remove']) }),
  response: renovationDetail,
  errors: [...common, 'renovations.option_not_found', 'renovations.option_frozen'],
});

const closesOn = day;
/** One step of a renovation. */
export const step = z.discriminatedUnion('act', [
  z.object({ act: z.literal('ask'), closesOn, extra: line.max(200).nullable().default(null).describe('one more question of one’s own') }),
  z.object({ act: z.literal('menu') }),
  z.object({
    act: z.literal('post'),
    until: day.nullable().default(null).describe('last day it is posted; else after the days of the setting'),
  }),
  z.object({ act: z.literal('vote'), closesOn }),
  z.object({
    act: z.literal('works'),
    milestones: z
      .array(z.object({ title: line.min(2).max(60), dueOn: day }))
      .min(1)
      .max(40),
  }),
  z.object({ act: z.literal('acceptance'), closesOn }),
  z.object({ act: z.literal('accept') }),
  z.object({ act: z.literal('rework'), reason }),
  z.object({ act: z.literal('pay'), amountFen: fen.min(1), paidOn: day, words: line.min(2).max(100) }),
  z.object({ act: z.literal('after'), closesOn }),
  z.object({ act: z.literal('end'), reason }),
]);
export type Step = z.output<typeof step>;
export const stepRenovation = endpoint({
  method: 'POST',
  path: '/api/renovations/:renovationId/steps',
  access: 'session',
  summary: 'Takes the next step: ask, menu, post, vote, works, acceptance, payment. Payment is refused before residents have accepted',
  params: ofRenovation,
  body: z.object({ id, version, step }),
  response: renovationDetail,
  errors: [
    ...common,
    'renovations.nothing_chosen',
    'renovations.area_missing',
    'renovations.nobody_due',
    'assemblies.roll_faults',
    'assemblies.nobody',
    'renovations.posting_open',
    'renovations.survey_running',
    'renovations.milestones_open',
    'renovations.no_milestones',
    'renovations.day_ahead',
    'renovations.day_passed',
    'renovations.paid_before',
    'renovations.acceptance_open',
    'renovations.turnout_short',
    'renovations.satisfied_short',
    'renovations.defects_open',
    'renovations.not_accepted',
    'surveys.nobody_asked',
    'surveys.day_passed',
    'disclosures.objections_open',
  ],
});
export const voteRenovationLift = endpoint({
  method: 'POST',
  path: '/api/renovations/:renovationId/options/:optionId/vote',
  access: 'session',
  summary: 'Opens the votes on a lift, of its unit or as the rule of the place says',
  params: z.object({ renovationId: id, optionId: id }),
  body: z.object({ id, closesOn }),
  response: renovationDetail,
  errors: [
    ...common,
    'renovations.option_not_found',
    'renovations.option_place',
    'renovations.lift_decided',
    'renovations.vote_running',
    'renovations.area_missing',
    'renovations.nobody_due',
    'assemblies.roll_faults',
    'assemblies.nobody',
    'renovations.day_passed',
    'renovations.posting_open',
  ],
});
export const doneRenovationMilestone = endpoint({
  method: 'POST',
  path: '/api/renovations/:renovationId/milestones/:milestoneId',
  access: 'session',
  summary: 'Notes that a milestone of the works was reached',
  params: z.object({ renovationId: id, milestoneId: id }),
  body: z.object({ id, doneOn: day.nullable().default(null).describe('null: today') }),
  response: renovationDetail,
  errors: [...common, 'renovations.milestone_not_found', 'renovations.milestone_done', 'renovations.day_ahead', 'renovations.day_before'],
});
export const addRenovationPictures = endpoint({
  method: 'POST',
  path: '/api/renovations/:renovationId/pictures',
  access: 'session',
  summary: 'Shows the works: before, in a week, after. Pictures of things, not of people; residents who supervise may add them too',
  params: ofRenovation,
  body: z.object({ id, kind: z.enum(pictureKinds), takenOn: day, words: line.max(200).default(''), photoIds: z.array(id).min(1).max(9) }),
  response: z.object({ pictureId: id }),
  errors: [
    'renovations.not_found',
    'session.forbidden',
    'renovations.stage',
    'renovations.day_ahead',
    'renovations.day_before',
    'file.not_found',
    'file.already_used',
    'file.too_many',
  ],
});

export const myRenovations = endpoint({
  method: 'GET',
  path: '/api/my/renovations',
  access: 'session',
  summary: 'Renovations of the estates in which the viewer lives',
  response: z.object({ items: z.array(renovationOfMine) }),
});
export const superviseRenovation = endpoint({
  method: 'POST',
  path: '/api/my/renovations/:renovationId/supervise',
  access: 'session',
  summary: 'A resident looks after the works as a volunteer and agrees to be named; leaving takes the name away',
  params: ofRenovation,
  body: z.object({ id, supervise: z.boolean(), consent: z.boolean().describe('to be named in public') }),
  response: renovationOfMine,
  errors: [
    'renovations.not_found',
    'renovations.not_resident',
    'renovations.supervises_already',
    'renovations.not_supervisor',
    'renovations.stage',
    'request.invalid',
  ],
});
export const reportRenovationDefect = endpoint({
  method: 'POST',
  path: '/api/my/renovations/:renovationId/defects',
  access: 'session',
  status: 201,
  summary: 'Reports a defect of the works: it becomes a case, and as long as it is open the works are not accepted',
  params: ofRenovation,
  body: z.object({ id, text: text.min(4).max(5000), photoIds: z.array(id).max(9).default([]) }),
  response: z.object({ caseId: id, number: z.string() }),
  errors: [
    'renovations.not_found',
    'renovations.not_resident',
    'renovations.stage',
    'case.text_too_short',
    'case.text_too_long',
    'file.not_found',
    'file.already_used',
  ],
});
export const getOpenRenovation = endpoint({
  method: 'GET',
  path: '/api/open/renovations/:code',
  access: 'public',
  summary: 'How the renovation of an estate goes, for everybody: stage, costs, votes, pictures, acceptance',
  params: z.object({ code: z.string().max(60) }),
  response: progress,
  errors: ['renovations.unknown_code'],
});
export const getOpenRenovationPicture = fileEndpoint({
  method: 'GET',
  path: '/api/open/renovations/:code/files/:fileId',
  access: 'public',
  summary: 'A picture of an option or of the works, for everybody',
  params: z.object({ code: z.string().max(60), fileId: z.string().max(100) }),
  query: z.object({ small: z.stringbool().default(false).describe('320 pixels high and wide') }),
  gives: 'image/jpeg',
  errors: ['renovations.unknown_code', 'file.not_found'],
});
export const exportRenovations = fileEndpoint({
  method: 'GET',
  path: '/api/renovations-book',
  access: 'session',
  summary: 'Workbook of the renovations of the viewer’s areas, with stages, costs, turnouts and acceptance',
  query: z.object({ stage: list(z.enum(stages)) }),
  gives: workbookType,
  errors: ['session.forbidden', 'request.line_full'],
});
