import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { day, id, moment, point } from '../kernel/values.ts';
import { checklist } from './checklists.ts';
import { areaCode, areaNamed } from './points.ts';
import { codeModes, roundStates, scanResults } from './values.ts';

/** A round of a route: due by its rhythm, with what was done of it. Nobody is named. */
export const round = z.object({
  routeId: id,
  route: z.string(),
  area: areaNamed,
  key: z.string().describe('names the round within its route'),
  from: moment,
  until: moment,
  state: z.enum(roundStates),
  stops: z.number().int(),
  done: z.number().int(),
  inTime: z.number().int().describe('stops passed while the round was due'),
  problems: z.number().int(),
  doubts: z.number().int().describe('scans in doubt nobody has judged yet'),
});
export type Round = z.infer<typeof round>;

const count = z.number().int();
/** Rounds over a time, as shares. Coverage = stops passed ÷ stops due; punctuality = rounds whose every stop was passed in time ÷ rounds due. */
export const figures = {
  due: z.number().int().describe('rounds that are over'),
  done: z.number().int(),
  partly: z.number().int(),
  missed: z.number().int(),
  punctual: z.number().int(),
  stopsDue: z.number().int(),
  stopsDone: z.number().int(),
  problems: z.number().int(),
  misses: z.number().int().describe('漏报 that stand'),
};
const counts = z.object(figures);
export type PatrolFigures = z.infer<typeof counts>;

export const listRounds = endpoint({
  method: 'GET',
  path: '/api/patrol-routes/:routeId/rounds',
  access: 'session',
  summary:
    'Rounds of a route between two days, at most 62: computed from its rhythm, so that what nobody did is missed without anybody saying so',
  params: z.object({ routeId: id }),
  query: z.object({ from: day, until: day }),
  response: z.object({ items: z.array(round), figures: counts }),
  errors: ['patrols.route_not_found', 'patrols.days_reversed', 'patrols.span_long'],
});

export const getBoard = endpoint({
  method: 'GET',
  path: '/api/patrols/board',
  access: 'session',
  summary: 'Rounds of today by area: due, under way, done, missed, scans in doubt',
  query: z.object({ area: areaCode.optional().describe('code: there and below') }),
  response: z.object({
    day,
    at: moment,
    areas: z.array(
      z.object({
        area: areaNamed,
        ahead: count,
        due: count,
        under_way: count,
        done: count,
        partly: count,
        missed: count,
        doubts: count,
        problems: count,
      }),
    ),
    rounds: z.array(round).describe('those that are not done come first; at most 300'),
    more: z.number().int(),
  }),
  errors: ['territory.area_not_found', 'session.forbidden'],
});

export const getFigures = endpoint({
  method: 'GET',
  path: '/api/patrols/figures',
  access: 'session',
  summary: 'Coverage and punctuality by route or by area over at most 366 days. There are none by person',
  query: z.object({ from: day, until: day, area: areaCode.optional(), by: z.enum(['route', 'grid', 'community']).default('community') }),
  response: z.object({
    total: counts,
    items: z.array(z.object({ routeId: id.nullable(), name: z.string(), area: areaNamed, ...figures })),
    more: z.number().int(),
  }),
  errors: ['territory.area_not_found', 'session.forbidden', 'patrols.days_reversed', 'patrols.span_long'],
});

/** A stop as whoever walks sees it, with all that is needed without a network. */
export const myStop = z.object({
  placeId: id,
  name: z.string(),
  point,
  codeDigest: z.string().describe('SHA-256 of its code in hex: tells whether a code read is that of the stop'),
  codeMode: z.enum(codeModes),
  scan: z.boolean().describe('its code has to be scanned'),
  basis: z.string().nullable().describe('on what that rests'),
  metres: z.number().int(),
  hours: z.tuple([z.string(), z.string()]).nullable(),
  checklist: z.string(),
  open: z
    .object({ scanId: id, at: moment, text: z.string(), caseNumber: z.string().nullable() })
    .nullable()
    .describe('a problem found here that nobody has found removed'),
});
export type MyStop = z.infer<typeof myStop>;

export const myRound = round.extend({
  minutes: z.number().int().nullable(),
  passed: z.array(z.object({ placeId: id, at: moment, result: z.enum(scanResults), doubts: z.number().int() })),
});
export type MyRound = z.infer<typeof myRound>;

export const myPatrols = endpoint({
  method: 'GET',
  path: '/api/patrols/mine',
  access: 'session',
  summary:
    'Rounds of a day the viewer may walk, with stops in walking order, checklists and open problems: all that is needed to walk them offline',
  query: z.object({ day: day.optional().describe('today unless told') }),
  response: z.object({
    day,
    routes: z.array(
      z.object({ id, name: z.string(), area: areaNamed, scanning: z.boolean(), stops: z.array(myStop), rounds: z.array(myRound) }),
    ),
    checklists: z.array(checklist),
    checklistVersion: z.number().int(),
  }),
  errors: ['patrols.span_long'],
});
