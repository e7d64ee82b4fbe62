import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { text } from '../kernel/shapes.ts';
import { day, id, label, moment, page, paging } from '../kernel/values.ts';
import { count, ofProposal, partKey, seen, shownPart } from './shapes.ts';
import { amendmentStates, longestParagraph, stances } from './values.ts';

/** What somebody said. Names are masked but one's own. */
export const proposalComment = z.object({
  id,
  by: z.string(),
  own: z.boolean(),
  staff: z.boolean().describe('said in a post'),
  stance: z.enum(stances),
  version: count,
  part: z.string().nullable(),
  words: z.string().nullable().describe('null: taken off'),
  at: moment,
  answer: z.string().nullable(),
  hidden: z.string().nullable().describe('why it was taken off'),
  step: count,
});
export type ProposalComment = z.infer<typeof proposalComment>;
const ofComment = z.object({ commentId: id });
export const listProposalComments = endpoint({
  method: 'GET',
  path: '/api/proposals/:proposalId/comments',
  access: 'public',
  summary: 'Comments, newest first',
  params: ofProposal,
  query: z.object({ part: partKey.optional(), ...paging }),
  response: page(proposalComment),
  errors: seen,
});
export const commentProposal = endpoint({
  method: 'POST',
  path: '/api/proposals/:proposalId/comments',
  access: 'session',
  status: 201,
  summary: 'Says something about a proposal or a part of it while it is discussed; so many a day each, and nothing twice',
  params: ofProposal,
  body: z.object({
    id,
    version: count,
    part: partKey.nullable().default(null),
    stance: z.enum(stances),
    words: text.min(2).max(500),
  }),
  response: proposalComment,
  errors: [
    ...seen,
    'session.forbidden',
    'proposals.not_talking',
    'proposals.not_asked',
    'proposals.comments_many',
    'proposals.said_before',
    'proposals.part_not_found',
  ],
});
export const answerProposalComment = endpoint({
  method: 'POST',
  path: '/api/proposal-comments/:commentId/answer',
  access: 'session',
  summary: 'Answers a comment, or takes it off with the reason, which stands in its place',
  params: ofComment,
  body: z.object({ id, words: text.min(2).max(500), hide: z.boolean().default(false) }),
  response: proposalComment,
  errors: ['proposals.comment_not_found', 'session.forbidden', 'proposals.own'],
});

/** A change somebody asks for, beside the words it would change. */
export const proposalAmendment = z.object({
  id,
  by: z.string(),
  own: z.boolean(),
  staff: z.boolean(),
  version: count,
  part: z.string().nullable().describe('null: a part to be added'),
  before: z.string(),
  after: z.string().describe('empty: the part is to go'),
  reason: z.string(),
  at: moment,
  state: z.enum(amendmentStates),
  answer: z.string().nullable(),
  takenVersion: count.nullable(),
  overtaken: z.boolean().describe('the words it would change have changed since: it cannot be taken as it is'),
  step: count,
});
export type ProposalAmendment = z.infer<typeof proposalAmendment>;
const ofAmendment = z.object({ amendmentId: id });
export const listProposalAmendments = endpoint({
  method: 'GET',
  path: '/api/proposals/:proposalId/amendments',
  access: 'public',
  summary: 'Amendments, newest first, each beside the words it would change',
  params: ofProposal,
  query: z.object(paging),
  response: page(proposalAmendment),
  errors: seen,
});
export const amendProposal = endpoint({
  method: 'POST',
  path: '/api/proposals/:proposalId/amendments',
  access: 'session',
  status: 201,
  summary: 'Asks for other words, for a part to go or to be added; on the newest version alone',
  params: ofProposal,
  body: z.object({
    id,
    version: count,
    part: partKey.nullable().default(null),
    after: text.max(longestParagraph),
    reason: text.min(2).max(500),
  }),
  response: proposalAmendment,
  errors: [
    ...seen,
    'session.forbidden',
    'proposals.not_talking',
    'proposals.not_asked',
    'proposals.amendments_many',
    'proposals.amendment_outdated',
    'proposals.amendment_same',
    'proposals.part_not_found',
  ],
});
export const answerProposalAmendment = endpoint({
  method: 'POST',
  path: '/api/proposal-amendments/:amendmentId/answer',
  access: 'session',
  summary: 'Takes an amendment up, which makes a new version, or refuses it with the reason; its author may withdraw it',
  params: ofAmendment,
  body: z.object({ id, verdict: z.enum(['taken', 'refused', 'withdrawn']), words: text.max(500).default('') }),
  response: proposalAmendment,
  errors: [
    'proposals.amendment_not_found',
    'session.forbidden',
    'proposals.own',
    'proposals.answered',
    'proposals.words_needed',
    'proposals.amendment_overtaken',
    'proposals.not_talking',
  ],
});

export const listProposalVersions = endpoint({
  method: 'GET',
  path: '/api/proposals/:proposalId/versions',
  access: 'public',
  summary: 'Every text the proposal has had, newest first, each with its reason',
  params: ofProposal,
  query: z.object(paging),
  response: page(
    z.object({
      number: count,
      parts: z.array(shownPart),
      reason: z.string(),
      amendmentId: id.nullable(),
      madeAt: moment,
    }),
  ),
  errors: seen,
});

/** What happened, in the order in which it happened. */
export const historyEntry = z.object({
  at: moment,
  what: z.enum(['drafted', 'text', 'step_begun', 'step_ended', 'amendment', 'answered', 'comments', 'withdrawn']),
  step: label.nullable(),
  version: count.nullable(),
  words: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  state: z.enum(amendmentStates).nullable(),
  outcome: z.enum(['carried', 'fallen', 'no_quorum']).nullable(),
  fromOn: day.nullable(),
  untilOn: day.nullable(),
  count: count.nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;
export const getProposalHistory = endpoint({
  method: 'GET',
  path: '/api/proposals/:proposalId/history',
  access: 'public',
  summary: 'What was proposed, discussed, changed and why, from the draft to the evaluation; nobody is named',
  params: ofProposal,
  response: z.object({ items: z.array(historyEntry), more: z.boolean().describe('there is more than is told here') }),
  errors: seen,
});
