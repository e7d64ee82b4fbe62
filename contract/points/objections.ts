import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { text } from '../kernel/shapes.ts';
import { day, id, label, moment, page, paging } from '../kernel/values.ts';
import { actUnits, earnedReasons, earnedStates } from './rule-values.ts';

/** One’s own act and what it earned, also where that is nothing, with why. */
export const ownEarned = z.object({
  id,
  title: z.string().describe('what the act is called'),
  unit: z.enum(actUnits),
  quantity: z.number().int(),
  on: day,
  points: z.number().int(),
  state: z.enum(earnedStates),
  why: z.enum(earnedReasons),
  rule: z.object({ title: label, version: z.number().int() }).nullable(),
  takenBack: z.string().nullable().describe('why it was taken back'),
  objection: z.object({ words: z.string(), decision: z.enum(['upheld', 'refused']).nullable(), answer: z.string().nullable() }).nullable(),
});
export type OwnEarned = z.infer<typeof ownEarned>;

export const myEarned = endpoint({
  method: 'GET',
  path: '/api/my/points/acts',
  access: 'session',
  summary: 'One’s own acts and what each earned, newest first: by which rule, or why nothing, and one’s objections',
  query: z.object(paging),
  response: page(ownEarned),
});

export const objectToEarned = endpoint({
  method: 'POST',
  path: '/api/my/points/acts/:earnedId/objection',
  access: 'session',
  status: 201,
  summary: 'Objects to what an act of one’s own earned',
  params: z.object({ earnedId: id }),
  body: z.object({ id, words: text.min(2).max(500) }),
  response: ownEarned,
  errors: ['points.earned_not_found', 'points.objected'],
});

/** An objection to what an act earned, for who decides it. */
export const pointsObjection = z.object({
  id,
  person: z.string().describe('masked name'),
  area: z.object({ code: z.string(), name: z.string() }),
  words: z.string(),
  madeAt: moment,
  earned: ownEarned.omit({ objection: true }),
  decision: z.enum(['upheld', 'refused']).nullable(),
  answer: z.string().nullable(),
  mayDecide: z.boolean(),
});
export type PointsObjection = z.infer<typeof pointsObjection>;

export const listPointsObjections = endpoint({
  method: 'GET',
  path: '/api/points/objections',
  access: 'session',
  summary: 'Objections to what acts earned in the areas the viewer supervises, newest first',
  query: z.object(paging),
  response: page(pointsObjection),
});

export const decidePointsObjection = endpoint({
  method: 'POST',
  path: '/api/points/objections/:objectionId/decision',
  access: 'session',
  summary:
    'Answers an objection; not who confirmed the act, and not whose it is. What is right is entered anew, what was wrong may be taken back',
  params: z.object({ objectionId: id }),
  body: z.object({ id, upheld: z.boolean(), takeBack: z.boolean().default(false), answer: text.min(2).max(500) }),
  response: pointsObjection,
  errors: ['points.objection_not_found', 'points.objection_decided', 'points.second_person'],
});
