import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { text } from '../kernel/shapes.ts';
import { id, moment, page, paging, searched } from '../kernel/values.ts';

/** What is commented on: a kind of thing some module registered, and which of them. */
const subject = { type: z.string().regex(/^[a-z_]{2,40}$/), subjectId: id };
const person = z.object({ id, name: z.string() });

/** Something a colleague said about a thing that both may see. */
export const comment = z.object({
  id,
  author: person,
  mine: z.boolean(),
  at: moment,
  text: z.string().nullable().describe('null: withdrawn'),
  mentions: z.array(person).describe('colleagues it was meant for'),
  editedAt: moment.nullable(),
  version: z.number().int(),
  actions: z.array(z.enum(['edit', 'withdraw'])),
});
export type Comment = z.infer<typeof comment>;

/** What open screens hear when something is said about a thing they may see. */
export interface LiveComment {
  readonly type: string;
  readonly subjectId: string;
}

export const listComments = endpoint({
  method: 'GET',
  path: '/api/comments',
  access: 'session',
  summary: 'What was said about a thing, newest first',
  query: z.object({ ...subject, ...paging }),
  response: page(comment).extend({ mayWrite: z.boolean() }),
  errors: ['comments.subject_not_found'],
});

export const findColleagues = endpoint({
  method: 'GET',
  path: '/api/comments/colleagues',
  access: 'session',
  summary: 'Colleagues who see a thing too, by part of the name; at most 20',
  query: z.object({ ...subject, q: searched(40).optional() }),
  response: z.object({ items: z.array(person.extend({ at: z.string().describe('area of the post') })) }),
  errors: ['comments.subject_not_found'],
});

const said = { text: text.min(1).max(1000), mentions: z.array(id).max(10) };

export const addComment = endpoint({
  method: 'POST',
  path: '/api/comments',
  access: 'session',
  status: 201,
  offline: ['id', 'version'],
  summary: 'Say something about a thing; colleagues it mentions are told',
  body: z.object({ id, ...subject, ...said }),
  response: comment,
  errors: ['comments.subject_not_found', 'comments.colleague_unknown'],
});

export const editComment = endpoint({
  method: 'PUT',
  path: '/api/comments/:commentId',
  access: 'session',
  summary: 'Change a comment of one’s own; what it said before is kept',
  params: z.object({ commentId: id }),
  body: z.object({ id, version: z.number().int(), ...said }),
  response: comment,
  errors: ['comments.not_found', 'comments.changed', 'comments.withdrawn', 'comments.colleague_unknown'],
});

export const withdrawComment = endpoint({
  method: 'POST',
  path: '/api/comments/:commentId/withdraw',
  access: 'session',
  summary: 'Withdraw a comment of one’s own; that there was one stays to be seen',
  params: z.object({ commentId: id }),
  body: z.object({ id, version: z.number().int() }),
  response: comment,
  errors: ['comments.not_found', 'comments.changed', 'comments.withdrawn'],
});

export const listCommentVersions = endpoint({
  method: 'GET',
  path: '/api/comments/:commentId/versions',
  access: 'session',
  summary: 'What a comment said before, newest first; of a withdrawn one for its author alone',
  params: z.object({ commentId: id }),
  response: z.object({ items: z.array(z.object({ version: z.number().int(), text: z.string(), until: moment })) }),
  errors: ['comments.not_found'],
});
