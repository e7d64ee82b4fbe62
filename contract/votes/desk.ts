import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { day, id, moment, page, paging, searched } from '../kernel/values.ts';
import { entry, question, rule, ways } from './model.ts';
import { notFound, ofVote, voteDetail, voteRow, voteStates } from './shapes.ts';

export const listVotes = endpoint({
  method: 'GET',
  path: '/api/votes',
  access: 'session',
  summary: 'Votes in the areas the viewer looks after, newest first',
  query: z.object({ area: line.max(20).optional(), state: z.enum(voteStates).optional(), ...paging }),
  response: page(voteRow),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const getVote = endpoint({
  method: 'GET',
  path: '/api/votes/:voteId',
  access: 'session',
  summary: 'One vote for those who run it or look after its area: turnout, outcome, what may be done',
  params: ofVote,
  response: voteDetail,
  errors: [notFound],
});

/** A poll of a community: its own residents with accounts are due, one head each. */
export const openPoll = endpoint({
  method: 'POST',
  path: '/api/votes',
  access: 'session',
  status: 201,
  summary: 'Opens a poll of an area: those who live there and have an account are due, one head each',
  body: z.object({
    id,
    areaCode: line.max(20),
    title: line.min(2).max(120),
    questions: z
      .array(question.extend({ rule: rule.extend({ measures: z.literal('heads') }) }))
      .min(1)
      .max(40),
    opensAt: moment,
    closesAt: moment,
    published: z.boolean().default(true).describe('its result and ballots may be seen by anybody with the address'),
  }),
  largestBody: 512 * 1024,
  response: voteDetail,
  errors: [
    'session.forbidden',
    'territory.area_not_found',
    'votes.nobody_due',
    'votes.times_wrong',
    'votes.question_wrong',
    'votes.rules_mixed',
    'votes.rule_impossible',
  ],
});

/** An entry of the roll as the desk sees it: whether a ballot is in, never what it says. */
export const rollRow = entry.extend({
  label: z.string().nullable(),
  account: z.boolean().describe('it can vote on the phone'),
  servedAt: moment.nullable(),
  present: z.boolean(),
  took: z.object({ way: z.enum(ways), on: day }).nullable(),
  proxy: z.object({ id, holder: z.string().describe('masked'), photoIds: z.array(id) }).nullable(),
});
export type RollRow = z.infer<typeof rollRow>;
export const listRoll = endpoint({
  method: 'GET',
  path: '/api/votes/:voteId/roll',
  access: 'session',
  summary: 'Who is due, by key: served, there, whether a ballot is in, and by whom they are represented',
  params: ofVote,
  query: z.object({ q: searched(40).optional(), took: z.stringbool().optional(), ...paging }),
  response: page(rollRow),
  errors: [notFound, 'session.forbidden'],
});
export const exportVote = fileEndpoint({
  method: 'GET',
  path: '/api/votes/:voteId/sheet',
  access: 'session',
  summary: 'Workbook of a vote: result, turnout, and who is due and has voted; never how. On record',
  params: ofVote,
  gives: workbookType,
  errors: [notFound, 'session.forbidden', 'request.line_full'],
});
export const serveBallots = endpoint({
  method: 'POST',
  path: '/api/votes/:voteId/served',
  access: 'session',
  summary: 'Notes that ballots were served on entries of the roll, once each',
  params: ofVote,
  body: z.object({ id, keys: z.array(entry.shape.key).min(1).max(500), way: line.min(1).max(40), at: moment }),
  response: voteDetail,
  errors: [notFound, 'session.forbidden', 'votes.entry_not_found', 'votes.closed', 'votes.served_future'],
});

export const postponeVote = endpoint({
  method: 'POST',
  path: '/api/votes/:voteId/postpone',
  access: 'session',
  summary: 'Closes a vote that runs on a later day, with the reason',
  params: ofVote,
  body: z.object({ id, closesAt: moment, reason }),
  response: voteDetail,
  errors: [notFound, 'session.forbidden', 'votes.closed', 'votes.times_wrong'],
});
export const closeVote = endpoint({
  method: 'POST',
  path: '/api/votes/:voteId/close',
  access: 'session',
  summary: 'Closes a vote before its time, with the reason, or after it once all papers are compared; counts it',
  params: ofVote,
  body: z.object({ id, reason: reason.nullable().default(null).describe('needed before its time') }),
  response: voteDetail,
  errors: [notFound, 'session.forbidden', 'votes.closed', 'votes.papers_open', 'votes.times_wrong'],
});
export const voidVote = endpoint({
  method: 'POST',
  path: '/api/votes/:voteId/void',
  access: 'session',
  summary: 'Declares a vote that runs void, with the reason; it is not counted',
  params: ofVote,
  body: z.object({ id, reason }),
  response: voteDetail,
  errors: [notFound, 'session.forbidden', 'votes.closed'],
});
export const publishVote = endpoint({
  method: 'POST',
  path: '/api/votes/:voteId/publish',
  access: 'session',
  summary: 'Lets anybody with the address see the result and the bundle of a closed vote',
  params: ofVote,
  body: z.object({ id }),
  response: voteDetail,
  errors: [notFound, 'session.forbidden', 'votes.not_closed'],
});
