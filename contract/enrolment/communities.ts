import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { id } from '../kernel/values.ts';
import { community } from './shapes.ts';

/** A community and how far enrolment has come there. Figures of areas, never of persons. */
export const enrolmentCommunity = z.object({
  ...community.shape,
  path: z.string().nullable().describe('address in its QR code; null: there is none yet, or it is not for the viewer'),
  members: z.number().int().describe('confirmed or away'),
  waiting: z.number().int().describe('not confirmed yet'),
  units: z.number().int().describe('enrolled'),
});
export type EnrolmentCommunity = z.infer<typeof enrolmentCommunity>;

export const listEnrolmentCommunities = endpoint({
  method: 'GET',
  path: '/api/enrolment/communities',
  access: 'session',
  summary: 'The communities of an area with their codes and what has come of them',
  query: z.object({ area: line.max(20).optional() }),
  response: z.object({
    items: z.array(enrolmentCommunity),
    members: z.number().int(),
    waiting: z.number().int(),
    units: z.number().int(),
    mayManage: z.boolean(),
  }),
  errors: ['territory.area_not_found', 'session.forbidden'],
});

export const makeEnrolmentCode = endpoint({
  method: 'POST',
  path: '/api/enrolment/codes',
  access: 'session',
  status: 201,
  summary: 'A code for a community; one it had before leads nowhere from then on',
  body: z.object({ id, areaCode: line.max(20) }),
  response: enrolmentCommunity,
  errors: ['enrolment.no_community', 'territory.area_not_found', 'session.forbidden'],
});

export const enrolmentGroup = z.object({
  id,
  community,
  name: z.string(),
  buildings: z.array(z.object({ id, name: z.string() })).describe('contact buildings it looks after'),
  members: z.number().int(),
});
export type EnrolmentGroup = z.infer<typeof enrolmentGroup>;

const grouping = ['session.forbidden', 'enrolment.building_unknown'] as const;
export const listEnrolmentGroups = endpoint({
  method: 'GET',
  path: '/api/enrolment/groups',
  access: 'session',
  summary: 'Groups of members in an area, with their contact buildings',
  query: z.object({ area: line.max(20).optional() }),
  response: z.object({ items: z.array(enrolmentGroup) }),
  errors: ['territory.area_not_found', 'session.forbidden'],
});
export const addEnrolmentGroup = endpoint({
  method: 'POST',
  path: '/api/enrolment/groups',
  access: 'session',
  status: 201,
  summary: 'A group of members of a community',
  body: z.object({ id, areaCode: line.max(20), name: line.min(2).max(40), buildingIds: z.array(id).max(30).default([]) }),
  response: enrolmentGroup,
  errors: [...grouping, 'enrolment.no_community', 'territory.area_not_found'],
});
export const changeEnrolmentGroup = endpoint({
  method: 'POST',
  path: '/api/enrolment/groups/:groupId',
  access: 'session',
  summary: 'Another name or other contact buildings',
  params: z.object({ groupId: id }),
  body: z.object({ id, name: line.min(2).max(40), buildingIds: z.array(id).max(30) }),
  response: enrolmentGroup,
  errors: [...grouping, 'enrolment.group_unknown'],
});
export const joinEnrolmentGroup = endpoint({
  method: 'POST',
  path: '/api/enrolment/enrolments/:enrolmentId/group',
  access: 'session',
  summary: 'Puts a member into a group of their community, or into none',
  params: z.object({ enrolmentId: id }),
  body: z.object({ id, version: z.number().int(), groupId: id.nullable() }),
  response: z.object({ id, version: z.number().int(), group: z.object({ id, name: z.string() }).nullable() }),
  errors: ['enrolment.not_found', 'enrolment.changed', 'enrolment.group_unknown', 'session.forbidden'],
});
