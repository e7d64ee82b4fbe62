import { z } from 'zod';
import { rhythm } from '../activities/rhythm.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { day, id, page, paging, point } from '../kernel/values.ts';
import { workLineCode } from '../territory/lines.ts';
import { areaCode, areaNamed } from './points.ts';

/** How a route is walked from a day on. */
export const routePlan = z.object({
  since: day,
  rhythm,
  stops: z.array(id).min(1).max(60).describe('places in walking order'),
  scanning: z.boolean().describe('codes have to be scanned: only where every stop has a basis'),
});
export type RoutePlan = z.infer<typeof routePlan>;

export const routeStop = z.object({
  placeId: id,
  name: z.string(),
  point,
  checklist: z.string().describe('its name'),
  basisHolds: z.boolean(),
  closed: z.boolean().describe('the place is no longer there'),
});

export const routeRow = z.object({
  id,
  name: z.string(),
  area: areaNamed,
  organisation: z.object({ id, name: z.string() }).nullable(),
  walkers: z.number().int().describe('accounts named; 0 without an organisation: whoever walks there'),
  lines: z.array(z.string()).describe('codes of the lines of work it serves'),
  minutes: z.number().int().nullable(),
  rhythm,
  stops: z.number().int(),
  scanning: z.boolean(),
  endedOn: day.nullable(),
  version: z.number().int(),
});
export type RouteRow = z.infer<typeof routeRow>;

export const routeDetail = routeRow.omit({ stops: true }).extend({
  since: day.describe('from when the plan shown holds'),
  stops: z.array(routeStop),
  next: routePlan.nullable().describe('a plan that holds from a later day on'),
  named: z.array(z.object({ accountId: id, name: z.string() })).describe('who walks it, for whoever plans it'),
  actions: z.array(z.enum(['change', 'end', 'contest'])),
});
export type RouteDetail = z.infer<typeof routeDetail>;

const ofRoute = z.object({ routeId: id });
export const routeFacts = {
  name: line.min(2).max(60),
  areaCode,
  organisationId: id.nullable(),
  walkers: z.array(id).max(60),
  lines: z.array(workLineCode).max(20),
  minutes: z.number().int().min(1).max(1440).nullable(),
  ...routePlan.shape,
};
const setting = [
  'territory.area_not_found',
  'organisations.organisation_not_found',
  'patrols.no_basis',
  'patrols.since_past',
  'patrols.stop_unknown',
  'patrols.stop_twice',
  'patrols.walker_unfit',
  'patrols.line_unknown',
];

export const listRoutes = endpoint({
  method: 'GET',
  path: '/api/patrol-routes',
  access: 'session',
  summary: 'Routes the viewer may see, by area',
  query: z.object({ area: areaCode.optional().describe('code: there and below'), ended: z.stringbool().default(false), ...paging }),
  response: page(routeRow).extend({ mayPlan: z.boolean() }),
  errors: ['territory.area_not_found'],
});
export const getRoute = endpoint({
  method: 'GET',
  path: '/api/patrol-routes/:routeId',
  access: 'session',
  summary: 'A route with its stops and rhythm',
  params: ofRoute,
  response: routeDetail,
  errors: ['patrols.route_not_found'],
});
export const createRoute = endpoint({
  method: 'POST',
  path: '/api/patrol-routes',
  access: 'session',
  status: 201,
  summary: 'Plans a route. Compulsory scanning is refused where a stop has no basis (国办函〔2026〕12号)',
  body: z.object({ id, ...routeFacts }),
  response: routeDetail,
  errors: setting,
});
export const changeRoute = endpoint({
  method: 'PUT',
  path: '/api/patrol-routes/:routeId',
  access: 'session',
  summary: 'Plans a route otherwise from a day on; what was due before stays as it was',
  params: ofRoute,
  body: z.object({ id, version: z.number().int(), ...routeFacts }),
  response: routeDetail,
  errors: ['patrols.route_not_found', 'patrols.route_changed', 'patrols.route_ended', ...setting],
});
export const endRoute = endpoint({
  method: 'POST',
  path: '/api/patrol-routes/:routeId/end',
  access: 'session',
  summary: 'Ends a route: today is its last day',
  params: ofRoute,
  body: z.object({ id, version: z.number().int(), reason }),
  response: routeDetail,
  errors: ['patrols.route_not_found', 'patrols.route_changed', 'patrols.route_ended'],
});
export const listWalkers = endpoint({
  method: 'GET',
  path: '/api/patrol-walkers/:areaCode',
  access: 'session',
  summary: 'Who may walk routes of an area or for an organisation, for whoever plans one',
  params: z.object({ areaCode }),
  query: z.object({ organisation: id.optional() }),
  response: z.object({ items: z.array(z.object({ accountId: id, name: z.string() })) }),
  errors: ['territory.area_not_found', 'session.forbidden'],
});
