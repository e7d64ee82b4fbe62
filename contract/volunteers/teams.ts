import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { day, id, page, paging } from '../kernel/values.ts';
import { memberStates, memberSteps } from './values.ts';

const count = z.number().int();

/** A team of volunteers: an organisation of that kind. */
export const team = z.object({
  id,
  name: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  members: count,
  waiting: count.describe('who asked to join; for whoever decides'),
  own: z.object({ id, state: z.enum(memberStates), leader: z.boolean() }).nullable(),
});
export type Team = z.infer<typeof team>;
export const teamMember = z.object({
  id,
  name: z.string().describe('masked but for the leader and whoever manages volunteers there'),
  state: z.enum(memberStates),
  leader: z.boolean(),
  since: day.nullable(),
  steps: z.array(z.enum(memberSteps)),
});
export const teamDetail = team.extend({
  year: z.object({ minutes: count, services: count, people: count }).describe('certified this year, of the team as a whole'),
  people: z.array(teamMember).nullable().describe('for members and whoever manages volunteers there; in the order in which they joined'),
  mayJoin: z.boolean(),
});
export type TeamDetail = z.infer<typeof teamDetail>;

export const listTeams = endpoint({
  method: 'GET',
  path: '/api/volunteer-teams',
  access: 'session',
  summary: 'Teams of volunteers by name, those of an area or all',
  query: z.object({ area: line.max(20).optional(), mine: z.stringbool().default(false), ...paging }),
  response: page(team),
  errors: ['territory.area_not_found'],
});
export const getTeam = endpoint({
  method: 'GET',
  path: '/api/volunteer-teams/:teamId',
  access: 'session',
  summary: 'One team, with what it served this year',
  params: z.object({ teamId: id }),
  response: teamDetail,
  errors: ['volunteers.team_not_found'],
});
export const joinTeam = endpoint({
  method: 'POST',
  path: '/api/volunteer-teams/:teamId/members',
  access: 'session',
  status: 201,
  summary: 'Asks to join a team; at the counter somebody is entered at once',
  params: z.object({ teamId: id }),
  body: z.object({ id, personId: id.nullable().default(null), leader: z.boolean().default(false) }),
  response: teamDetail,
  errors: ['volunteers.team_not_found', 'volunteers.register_first', 'volunteers.member_already'],
});
export const stepMember = endpoint({
  method: 'POST',
  path: '/api/volunteer-team-members/:memberId/steps',
  access: 'session',
  summary: 'Takes somebody into a team or declines, makes them its leader, or lets them go',
  params: z.object({ memberId: id }),
  body: z.object({ id, step: z.enum(memberSteps) }),
  response: teamDetail,
  errors: ['volunteers.member_not_found', 'volunteers.step_not_possible'],
});
