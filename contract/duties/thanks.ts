import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, id, page, paging } from '../kernel/values.ts';
import { mostThanks, thankedFor, thanksShows, thanksStates } from './thanks-values.ts';

const shows = z.enum(thanksShows);
const words = text.min(2).max(mostThanks);
const ofThanks = z.object({ thanksId: id });
const area = z.object({ code: z.string(), name: z.string() });

/** Thanks on the wall: names as each chose. */
export const shownThanks = z.object({
  id,
  words: z.string(),
  title: z.string().describe('what for'),
  area,
  from: z.string().nullable().describe('null: not to be named'),
  to: z.array(z.string()).describe('those who want to be named'),
  day: day.describe('from which it is shown'),
});
export type ShownThanks = z.infer<typeof shownThanks>;

export const listThanks = endpoint({
  method: 'GET',
  path: '/api/open/thanks',
  access: 'public',
  summary: 'The wall of thanks, newest first: what both sides agreed to and the community has looked at',
  query: z.object({ area: line.max(20).optional().describe('code: there and below'), ...paging }),
  response: page(shownThanks),
  errors: ['territory.area_not_found'],
});

/** Thanks one gave or was given. */
export const ownThanks = z.object({
  id,
  side: z.enum(['from', 'to']),
  words: z.string(),
  title: z.string(),
  state: z.enum(thanksStates),
  agreed: z.boolean().nullable().describe('null: not asked yet'),
  shows,
  reason: z.string().nullable().describe('why the community did not let it be shown'),
});
export type OwnThanks = z.infer<typeof ownThanks>;
export const listMyThanks = endpoint({
  method: 'GET',
  path: '/api/my/thanks',
  access: 'session',
  summary: 'Thanks the viewer gave or was given, newest first',
  query: z.object(paging),
  response: page(ownThanks),
});

export const giveThanks = endpoint({
  method: 'POST',
  path: '/api/thanks',
  access: 'session',
  status: 201,
  summary:
    'Thanks whoever did something, in a few words without a photo; who they are is for the platform to know. They are asked before anything is shown',
  body: z.object({
    id,
    what: z.enum(thankedFor),
    subjectId: id,
    words,
    shows: shows.default('masked'),
    name: line.min(2).max(40).nullable().default(null).describe('asked once: of somebody who is not known yet'),
  }),
  response: z.object({ id }),
  errors: ['duties.nobody_to_thank', 'duties.thanked_before', 'persons.name_needed', 'session.forbidden'],
});
export const agreeToThanks = endpoint({
  method: 'POST',
  path: '/api/thanks/:thanksId/consent',
  access: 'session',
  summary: 'Agrees to thanks one gave or was given, says how to be named, or withdraws that: then it is gone from the wall at once',
  params: ofThanks,
  body: z.object({ id, agree: z.boolean(), shows: shows.default('masked') }),
  response: ownThanks,
  errors: ['duties.thanks_not_found'],
});
export const reportThanks = endpoint({
  method: 'POST',
  path: '/api/thanks/:thanksId/reports',
  access: 'session',
  summary: 'Asks the community to look at shown thanks again',
  params: ofThanks,
  body: z.object({ id, reason }),
  response: z.object({ id }),
  errors: ['duties.thanks_not_found', 'session.forbidden'],
});

/** Thanks as those see them who look at them before they are shown; nobody is named whom they would not show. */
export const lookedThanks = shownThanks.omit({ day: true }).extend({
  state: z.enum(thanksStates),
  told: day.describe('when it was written'),
  reported: z.string().nullable().describe('why somebody asks to look again'),
});
export type LookedThanks = z.infer<typeof lookedThanks>;
export const listThanksToLook = endpoint({
  method: 'GET',
  path: '/api/thanks',
  access: 'session',
  summary: 'Thanks of own areas: those to look at, reported, or shown',
  query: z.object({ view: z.enum(['waiting', 'reported', 'shown']).default('waiting'), ...paging }),
  response: page(lookedThanks),
  errors: ['session.forbidden'],
});
export const lookAtThanks = endpoint({
  method: 'POST',
  path: '/api/thanks/:thanksId/look',
  access: 'session',
  summary: 'Lets thanks be shown, or not, with the reason; nobody decides about thanks they gave or were given',
  params: ofThanks,
  body: z.object({ id, show: z.boolean(), reason: text.max(200).default('') }),
  response: lookedThanks,
  errors: ['duties.thanks_not_found', 'duties.own', 'duties.words_needed', 'duties.not_agreed'],
});
