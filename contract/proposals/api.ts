import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line, text } from '../kernel/shapes.ts';
import { day, id, label, moment, page, paging } from '../kernel/values.ts';
import { method, methodCode, methodStep } from './methods.ts';
import { count, ofProposal, parts, seen, shownPart } from './shapes.ts';
import { carriedOut, decidingWays, proposalStates, proposalViews, satisfactions, stepStates } from './values.ts';

const area = z.object({ code: z.string(), name: z.string() });
const areaCode = line.max(20);
const largestText = 256 * 1024;

/** A proposal as lists show it. */
export const proposalItem = z.object({
  id,
  title: z.string(),
  area,
  method: label,
  state: z.enum(proposalStates),
  step: z
    .object({ number: count, of: count, title: label, fromOn: day.nullable(), untilOn: day.nullable() })
    .nullable()
    .describe('the one that runs, else the next'),
  stepRuns: z.boolean(),
  createdAt: moment,
});
export type ProposalItem = z.infer<typeof proposalItem>;

const figures = z.object({
  heldOn: day,
  due: count.min(0).max(1_000_000),
  present: count.min(0).max(1_000_000),
  yes: count.min(0).max(1_000_000),
  no: count.min(0).max(1_000_000),
  abstain: count.min(0).max(1_000_000),
});
export type MeetingFigures = z.infer<typeof figures>;

/** A step as it stands. Documents are named to those who follow proposals of the area; everybody else has what is published. */
export const proposalStep = z.object({
  number: count,
  step: methodStep,
  state: z.enum(stepStates),
  fromOn: day.nullable(),
  untilOn: day.nullable(),
  notice: z.string().nullable(),
  words: z.string().nullable(),
  way: z.enum(decidingWays).nullable(),
  voteId: id.nullable(),
  textVersion: count.nullable(),
  sittings: z
    .array(figures.extend({ outcome: z.enum(['no_quorum', 'fallen', 'carried']) }))
    .describe('more than one where a quorum was missed'),
  outcome: z.enum(['carried', 'fallen']).nullable(),
  documents: z.array(z.object({ id, name: z.string() })),
  disclosureId: id.nullable(),
});
export type ProposalStep = z.infer<typeof proposalStep>;

/** What residents think, told once there are enough of them. */
const evaluation = z.object({
  enough: z.boolean(),
  least: count,
  total: count.nullable().describe('null: fewer than `least`'),
  satisfied: count.nullable(),
  fair: count.nullable(),
  unsatisfied: count.nullable(),
  carriedOut: z.object({ yes: count, partly: count, no: count, unknown: count }).nullable(),
  words: z.array(z.string()).describe('in the order of the alphabet, for those who follow proposals there'),
});
export type Evaluation = z.infer<typeof evaluation>;

export const proposalActs = ['edit', 'begin', 'extend', 'end', 'merge', 'withdraw', 'answer', 'comment', 'amend', 'evaluate'] as const;
export type ProposalAct = (typeof proposalActs)[number];

export const proposal = proposalItem.extend({
  source: z.string().describe('what the method rests on'),
  textVersion: count,
  parts: z.array(shownPart),
  steps: z.array(proposalStep),
  words: z.string().nullable(),
  comments: count,
  amendments: count,
  amendmentsOpen: count,
  evaluation: evaluation.nullable().describe('once residents are asked'),
  own: z.object({ satisfaction: z.enum(satisfactions), carriedOut: z.enum(carriedOut), words: z.string() }).nullable(),
  acts: z.array(z.enum(proposalActs)).describe('what the viewer may do now'),
});
export type Proposal = z.infer<typeof proposal>;

const where = { area: areaCode.optional().describe('code: there and below'), method: methodCode.optional() };
const managing = [...seen, 'session.forbidden', 'proposals.over'] as const;

export const listOpenProposals = endpoint({
  method: 'GET',
  path: '/api/open/proposals',
  access: 'public',
  summary: 'Proposals that are being discussed, decided or evaluated, or that have ended; nobody is named',
  query: z.object({ area: where.area, view: z.enum(['running', 'ended']).default('running'), ...paging }),
  response: page(proposalItem),
  errors: ['territory.area_not_found'],
});
export const getProposal = endpoint({
  method: 'GET',
  path: '/api/proposals/:proposalId',
  access: 'public',
  summary: 'A proposal with its text, its steps and what the viewer may do; drafts are for those who follow proposals there',
  params: ofProposal,
  response: proposal,
  errors: seen,
});
export const listProposals = endpoint({
  method: 'GET',
  path: '/api/proposals',
  access: 'session',
  summary:
    'Proposals of the areas the viewer follows; `waiting`: a step is over its days, waits to begin, or amendments wait for an answer',
  query: z.object({ ...where, view: z.enum(proposalViews).default('all'), ...paging }),
  response: page(proposalItem).extend({ mayManage: z.boolean() }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const listProposalMethods = endpoint({
  method: 'GET',
  path: '/api/proposal-methods',
  access: 'session',
  summary: 'Methods a proposal may be drafted by',
  response: z.object({ methods: z.array(method) }),
});

export const createProposal = endpoint({
  method: 'POST',
  path: '/api/proposals',
  access: 'session',
  status: 201,
  summary: 'Drafts a proposal; it keeps the method as it is now',
  body: z.object({ id, areaCode, method: methodCode, title: line.min(4).max(80), parts }),
  largestBody: largestText,
  response: proposal,
  errors: ['territory.area_not_found', 'session.forbidden', 'proposals.method_unknown', 'proposals.part_twice'],
});
export const changeProposalText = endpoint({
  method: 'PUT',
  path: '/api/proposals/:proposalId/text',
  access: 'session',
  summary: 'Makes a new version of the text, with its reason; before the collective decides alone, and on the newest version alone',
  params: ofProposal,
  body: z.object({
    id,
    version: count.describe('the version it was written on'),
    title: line.min(4).max(80),
    parts,
    reason: text.max(500).default(''),
  }),
  largestBody: largestText,
  response: proposal,
  errors: [
    ...managing,
    'proposals.text_changed',
    'proposals.text_fixed',
    'proposals.text_same',
    'proposals.part_twice',
    'proposals.words_needed',
  ],
});
export const beginProposalStep = endpoint({
  method: 'POST',
  path: '/api/proposals/:proposalId/steps/begin',
  access: 'session',
  summary: 'Announces the next step with its days; none is skipped. The days of notice and the length the method names are kept',
  params: ofProposal,
  body: z.object({
    id,
    number: count.describe('of the step, so that nobody begins another than they saw'),
    fromOn: day,
    untilOn: day,
    notice: text.max(1_000).default('').describe('what those who take part should know; what was carried out, where a result is published'),
    way: z.enum(decidingWays).nullable().default(null),
  }),
  response: proposal,
  errors: [
    ...managing,
    'proposals.step_over',
    'proposals.step_running',
    'proposals.notice_short',
    'proposals.period_short',
    'proposals.day_far',
    'proposals.words_needed',
    'proposals.way_not_allowed',
    'disclosures.objections_open',
  ],
});
export const extendProposalStep = endpoint({
  method: 'POST',
  path: '/api/proposals/:proposalId/steps/extend',
  access: 'session',
  summary: 'Gives the running step more days, with a reason; days that were announced are never fewer',
  params: ofProposal,
  body: z.object({ id, untilOn: day, words: text.min(2).max(500) }),
  response: proposal,
  errors: [...managing, 'proposals.no_step_running', 'proposals.only_longer', 'proposals.day_far', 'proposals.vote_decides'],
});
export const endProposalStep = endpoint({
  method: 'POST',
  path: '/api/proposals/:proposalId/steps/end',
  access: 'session',
  summary:
    'Ends the running step with what came of it: after its days alone, with every amendment answered; a meeting by its figures and minutes. Without a quorum it stays and is held again',
  params: ofProposal,
  body: z.object({
    id,
    number: count,
    words: text.max(2_000).default(''),
    figures: figures.nullable().default(null),
    documentIds: z.array(id).max(9).default([]),
    mergesNext: z.boolean().default(false).describe('the next step was held in one with this one, as the same persons hold both posts'),
  }),
  response: proposal,
  errors: [
    ...managing,
    'proposals.no_step_running',
    'proposals.step_over',
    'proposals.period_runs',
    'proposals.words_needed',
    'proposals.amendments_open',
    'proposals.figures_needed',
    'proposals.none_due',
    'proposals.present_over',
    'proposals.votes_over',
    'proposals.minutes_needed',
    'proposals.held_wrong',
    'proposals.vote_decides',
    'proposals.merge_not_allowed',
    'disclosures.objections_open',
    'file.not_found',
    'file.already_used',
    'file.too_many',
  ],
});
export const withdrawProposal = endpoint({
  method: 'POST',
  path: '/api/proposals/:proposalId/withdraw',
  access: 'session',
  summary: 'Takes a proposal back for good, with the reason; what was said of it stays',
  params: ofProposal,
  body: z.object({ id, words: text.min(2).max(500) }),
  response: proposal,
  errors: [...managing, 'proposals.vote_decides'],
});

export const evaluateProposal = endpoint({
  method: 'POST',
  path: '/api/proposals/:proposalId/evaluation',
  access: 'session',
  summary: 'Says whether one is satisfied and whether it was carried out; once each, changed as often as one likes while it is asked',
  params: ofProposal,
  body: z.object({ id, satisfaction: z.enum(satisfactions), carriedOut: z.enum(carriedOut), words: text.max(300).default('') }),
  response: proposal,
  errors: [...seen, 'session.forbidden', 'proposals.not_evaluating'],
});

export const exportProposals = fileEndpoint({
  method: 'GET',
  path: '/api/proposals/sheet',
  access: 'session',
  summary: 'Workbook of proposals and of the steps of each. Nobody is named in it',
  query: z.object({ ...where, view: z.enum(proposalViews).default('all') }),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
export * from './talk.ts';
