import { z } from 'zod';
import { endpoint, fileEndpoint } from '../kernel/endpoint.ts';
import { day, id } from '../kernel/values.ts';
import { entry, marks, question, ways } from './model.ts';
import { facts, notFound, ofVote, outcome, whole } from './shapes.ts';

/** An entry for which somebody may vote. */
const ownEntry = z.object({
  key: z.string(),
  label: z.string().nullable(),
  heads: whole,
  area: whole,
  as: z.enum(['own', 'proxy']),
  took: z.object({ way: z.enum(ways), on: day }).nullable(),
  marks: marks.nullable().describe('how it voted; of a secret vote nobody knows'),
  may: z.enum(['cast', 'change', 'none']),
  why: z.enum(['way', 'voted']).nullable().describe('why not'),
  mandate: z.boolean().describe('somebody holds its mandate and has not used it: the viewer, or somebody for the viewer'),
});
export type OwnEntry = z.infer<typeof ownEntry>;
export const myVote = z.object({
  ...facts,
  questions: z.array(question),
  published: z.boolean(),
  outcome: outcome.nullable(),
  entries: z.array(ownEntry),
});
export type MyVote = z.infer<typeof myVote>;
export const listMyVotes = endpoint({
  method: 'GET',
  path: '/api/my-votes',
  access: 'session',
  summary: 'Votes in which the viewer is due or holds a mandate: those that run, and the newest that are over',
  response: z.object({ items: z.array(z.object({ ...facts, left: whole.describe('entries for which no ballot is in') })) }),
});
export const getMyVote = endpoint({
  method: 'GET',
  path: '/api/my-votes/:voteId',
  access: 'session',
  summary: 'The ballot of somebody who is due: questions with their rules, entries they may vote for, the outcome once it is closed',
  params: ofVote,
  response: myVote,
  errors: [notFound],
});
/** Code of a receipt: 16 letters and digits (80 bits), made by the phone; no I, L, O, U. */
export const receiptPattern = /^[0-9A-HJKMNP-TV-Z]{16}$/;
const receiptCode = z
  .string()
  .regex(receiptPattern)
  .meta({ examples: ['K7Q2M9X4B6T8R3WD'] });
export const castBallot = endpoint({
  method: 'POST',
  path: '/api/my-votes/:voteId/ballots',
  access: 'session',
  status: 201,
  summary: 'Casts a ballot for an entry, or changes it where the rule lets one; the receipt is a code only the sender has',
  params: ofVote,
  body: z.object({
    id,
    key: entry.shape.key,
    marks,
    receipt: receiptCode,
    was: receiptCode.nullable().default(null).describe('to change a secret ballot: the receipt it has'),
  }),
  response: z.object({ voteId: id, key: z.string(), changed: z.boolean(), on: day }),
  errors: [
    notFound,
    'votes.not_on_roll',
    'votes.not_open_yet',
    'votes.closed',
    'votes.voted_already',
    'votes.change_barred',
    'votes.receipt_wrong',
    'votes.receipt_taken',
    'votes.way_closed',
    'votes.marks_wrong',
  ],
});

export const endMyMandate = endpoint({
  method: 'POST',
  path: '/api/my-votes/:voteId/mandates/end',
  access: 'session',
  summary: 'Ends a mandate that was not used: who gave it takes it back, or who holds it gives it back',
  params: ofVote,
  body: z.object({ id, key: entry.shape.key }),
  response: z.object({ voteId: id, key: z.string() }),
  errors: [notFound, 'session.forbidden', 'votes.not_on_roll', 'votes.proxy_not_found', 'votes.voted_already', 'votes.closed'],
});

// everybody, once it is published
export const openVote = z.object({
  ...facts,
  questions: z.array(question),
  outcome: outcome.nullable(),
  sha256: z.string().nullable(),
  ballots: whole,
});
export const getOpenVote = endpoint({
  method: 'GET',
  path: '/api/open/votes/:voteId',
  access: 'public',
  summary: 'A vote that was published: its questions, rules, result, and the digest of its bundle',
  params: ofVote,
  response: openVote,
  errors: [notFound],
});
export const findBallot = endpoint({
  method: 'GET',
  path: '/api/open/votes/:voteId/ballots/:digest',
  access: 'public',
  summary: 'What the ballot of a receipt says in the published bundle; only the digest (SHA-256, hex) of the code travels',
  params: ofVote.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  response: z.object({ marks }),
  errors: [notFound, 'votes.ballot_not_found', 'votes.not_closed'],
});
export const getBundle = fileEndpoint({
  method: 'GET',
  path: '/api/open/votes/:voteId/bundle',
  access: 'public',
  summary: 'The bundle of a closed vote: rules, roll by keys, ballots; `linli recount` counts it without a database',
  params: ofVote,
  gives: 'application/json',
  errors: [notFound, 'votes.not_closed'],
});
