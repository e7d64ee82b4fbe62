import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { id, moment, page, paging } from '../kernel/values.ts';
import { someone } from '../persons/persons.ts';
import { entry, marks } from './model.ts';
import { notFound, ofVote, paperStates, voteDetail, whole } from './shapes.ts';

export const paperRow = z.object({
  id,
  slip: z.string(),
  label: z.string().nullable().describe('of an open vote: whose paper it is, as the desk finds it'),
  state: z.enum(paperStates),
  begunAt: moment,
  entries: whole,
  mine: z.boolean().describe('the viewer has entered it'),
  readings: z
    .array(z.object({ marks, area: whole.nullable() }))
    .describe('what the two read, for the third who decides; empty for everybody else'),
});
export type PaperRow = z.infer<typeof paperRow>;
export const listPapers = endpoint({
  method: 'GET',
  path: '/api/votes/:voteId/papers',
  access: 'session',
  summary: 'Paper ballots that wait for a second or third look, and those that are settled',
  params: ofVote,
  query: z.object({ open: z.stringbool().default(true), ...paging }),
  response: page(paperRow),
  errors: [notFound, 'session.forbidden'],
});
export const handInPaper = endpoint({
  method: 'POST',
  path: '/api/votes/:voteId/hand-in',
  access: 'session',
  summary: 'Of a secret vote: notes that an entry has put a paper into the box; what it says is entered apart',
  params: ofVote,
  body: z.object({ id, key: entry.shape.key }),
  response: voteDetail,
  errors: [
    notFound,
    'session.forbidden',
    'votes.entry_not_found',
    'votes.voted_already',
    'votes.way_closed',
    'votes.closed',
    'votes.open_vote',
  ],
});
export const askHandInBack = endpoint({
  method: 'POST',
  path: '/api/votes/:voteId/hand-in-returns',
  access: 'session',
  summary:
    'Of a secret vote: asks that a wrong note of a paper in the box be taken back, or be that of another entry; a second person agrees. Not once as many papers of its weight are read',
  params: ofVote,
  body: z.object({
    id,
    key: entry.shape.key,
    rightKey: entry.shape.key.nullable().default(null).describe('whose paper it is; null: nobody’s'),
    reason,
  }),
  response: voteDetail,
  errors: [
    notFound,
    'session.forbidden',
    'votes.entry_not_found',
    'votes.not_noted',
    'votes.voted_already',
    'votes.way_closed',
    'votes.papers_read',
    'votes.return_asked',
    'votes.open_vote',
    'votes.closed',
  ],
});
export const decideHandInBack = endpoint({
  method: 'POST',
  path: '/api/vote-hand-in-returns/:returnId',
  access: 'session',
  summary: 'A second person agrees that the note of a paper in the box is taken back, or refuses; whoever asked may only drop it',
  params: z.object({ returnId: id }),
  body: z.object({ id, agree: z.boolean() }),
  response: voteDetail,
  errors: [
    notFound,
    'session.forbidden',
    'votes.return_not_found',
    'votes.second_person',
    'votes.entry_not_found',
    'votes.not_noted',
    'votes.voted_already',
    'votes.way_closed',
    'votes.papers_read',
    'votes.closed',
  ],
});
export const enterPaper = endpoint({
  method: 'POST',
  path: '/api/votes/:voteId/papers',
  access: 'session',
  status: 201,
  summary: 'Enters what a paper ballot says. The second who enters it is compared with the first; where they differ a third decides',
  params: ofVote,
  body: z.object({
    id,
    slip: line.min(1).max(40).describe('the number on the paper; of an open vote the key of its entry'),
    marks,
    heads: whole.min(0).max(100_000).default(1).describe('its weight, as a secret paper says it'),
    area: whole.min(0).default(0),
  }),
  response: paperRow,
  errors: [
    notFound,
    'session.forbidden',
    'votes.entry_not_found',
    'votes.marks_wrong',
    'votes.voted_already',
    'votes.entered_already',
    'votes.paper_settled',
    'votes.not_handed_in',
    'votes.not_open_yet',
    'votes.way_closed',
    'votes.closed',
  ],
});
export const withdrawPaper = endpoint({
  method: 'POST',
  path: '/api/vote-papers/:paperId/withdraw',
  access: 'session',
  summary: 'Takes back the entry of a paper that is not settled, with the reason; it can be entered anew',
  params: z.object({ paperId: id }),
  body: z.object({ id, reason }),
  response: paperRow,
  errors: ['votes.paper_not_found', 'session.forbidden', 'votes.paper_settled', 'votes.closed'],
});

// mandates
export const giveProxy = endpoint({
  method: 'POST',
  path: '/api/votes/:voteId/proxies',
  access: 'session',
  status: 201,
  summary: 'Notes by whom an entry is represented, with a photo of the mandate',
  params: ofVote,
  body: z.object({ id, key: entry.shape.key, holder: someone, photoIds: z.array(id).min(1).max(4) }),
  response: voteDetail,
  errors: [
    notFound,
    'session.forbidden',
    'votes.entry_not_found',
    'votes.way_closed',
    'votes.proxy_most',
    'votes.proxy_given',
    'votes.proxy_self',
    'votes.voted_already',
    'votes.closed',
    'persons.person_not_found',
    'persons.person_phone_taken',
    'file.not_found',
    'file.already_used',
  ],
});
export const endProxy = endpoint({
  method: 'POST',
  path: '/api/vote-proxies/:proxyId/end',
  access: 'session',
  summary: 'Ends a mandate, with the reason; a ballot that was cast by it stands',
  params: z.object({ proxyId: id }),
  body: z.object({ id, reason }),
  response: voteDetail,
  errors: ['votes.proxy_not_found', 'session.forbidden', 'votes.closed'],
});
