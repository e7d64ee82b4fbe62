import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, done, id, list, moment, page, paging, searched } from '../kernel/values.ts';
import { areaLevels } from '../territory/levels.ts';
import { askedRoles, basisKinds, demandKinds, demandStates } from './kinds.ts';
import { contents } from './rules.ts';

const code = line.max(20);
const words = text.min(2).max(500);
const basis = z.object({ kind: z.enum(basisKinds), text: line.min(2).max(200).describe('name, number or clause') });
/** Why something may be asked that the rule forbids otherwise. */
const exception = z.object({
  basis: z.enum(['security', 'emergency']),
  reason: line.min(2).max(200),
  approvedBy: line.min(2).max(60).describe('who approved it'),
  endsOn: day.describe('its last day'),
});

const complaint = z.object({
  id,
  words: z.string().nullable(),
  at: moment,
  dueOn: day.describe('until when it is answered'),
  mine: z.boolean().describe('made by the viewer'),
  upheld: z.boolean().nullable().describe('null while it waits for its answer'),
  answer: z.string().nullable(),
  answeredAt: moment.nullable(),
});

/** One demand made of one addressee. */
export const demand = z.object({
  id,
  kind: z.enum(demandKinds),
  title: z.string(),
  note: z.string().nullable(),
  items: z.number().int().nullable().describe('fields, photos, sheets … asked for'),
  contents: z.array(z.enum(contents)),
  need: z.string().nullable(),
  asker: z.object({ code: z.string(), name: z.string(), level: z.enum(areaLevels) }),
  addressee: z.object({
    code: z.string(),
    name: z.string(),
    level: z.enum(areaLevels),
    role: z.enum(askedRoles).nullable().describe('those who hold this role over the area'),
    organisationId: id.nullable(),
  }),
  basis: basis.nullable().describe('null for what was asked outside the platform'),
  outside: z.boolean().describe('asked outside the platform, and noted by those asked'),
  exception: exception.nullable(),
  againReason: z.string().nullable().describe('why it is asked again'),
  subject: z.object({ type: z.string(), id: z.string() }).nullable().describe('what of another module it is about'),
  askedAt: moment,
  dueOn: day,
  state: z.enum(demandStates),
  answeredAt: moment.nullable(),
  answer: z.string().nullable(),
  minutes: z.number().int().nullable().describe('how long it took, as told by whoever answered; never measured'),
  withdrawReason: z.string().nullable(),
  complaints: z.array(complaint).describe('those the viewer may see: own ones, on own demands, to be answered; never by whom'),
  actions: z.array(z.enum(['answer', 'tell_minutes', 'complain', 'withdraw', 'judge'])),
});
export type Demand = z.infer<typeof demand>;

const demandId = z.object({ demandId: id });

export const listDemands = endpoint({
  method: 'GET',
  path: '/api/demands',
  access: 'session',
  summary: 'Demands the viewer may see, newest first: made of the viewer, by the viewer’s level, or of everybody below',
  query: z.object({
    which: z.enum(['to_me', 'from_me', 'level', 'complaints']).default('level'),
    state: list(z.enum(demandStates)),
    kind: list(z.enum(demandKinds)),
    area: code.optional().describe('addressees in that area and below'),
    q: searched(50).optional(),
    ...paging,
  }),
  response: page(demand).extend({
    mayAsk: z.array(z.object({ code: z.string(), name: z.string() })).describe('areas for which the viewer may ask'),
    mayNote: z
      .array(z.object({ code: z.string(), name: z.string(), askers: z.array(z.object({ code: z.string(), name: z.string() })) }))
      .describe('areas of the viewer, with those above that may have asked them something outside the platform'),
  }),
  errors: ['territory.area_not_found'],
});

export const getDemand = endpoint({
  method: 'GET',
  path: '/api/demands/:demandId',
  access: 'session',
  summary: 'One demand',
  params: demandId,
  response: demand,
  errors: ['demands.demand_not_found'],
});

/** What is asked, beside of whom; the same for every addressee. */
export const asking = {
  title: line.min(2).max(100),
  note: words.nullable().default(null),
  basis: basis.nullable().default(null).describe('without one a demand is refused'),
  againReason: reason.nullable().default(null).describe('why the same is asked again; without it a repeated demand is refused'),
  dueOn: day,
};

export const askDemand = endpoint({
  method: 'POST',
  path: '/api/demands',
  access: 'session',
  summary:
    'Asks something of areas, of those who hold a role there, or of organisations: one demand for each; refuses what the rule forbids',
  body: z.object({
    id,
    from: code.describe('the area for which the viewer asks'),
    addressees: z
      .array(z.union([z.object({ area: code, role: z.enum(askedRoles).nullable().default(null) }), z.object({ organisationId: id })]))
      .min(1)
      .max(300),
    kind: z.enum(demandKinds),
    items: z.number().int().min(1).max(10_000).nullable().default(null),
    contents: z.array(z.enum(contents)).max(contents.length).default([]).describe('what it asks for that the rule speaks of'),
    need: words.nullable().default(null).describe('why photos, videos or tracks are needed'),
    exception: exception.nullable().default(null),
    ...asking,
  }),
  response: z.object({ items: z.array(demand) }),
  status: 201,
  errors: [
    'territory.area_not_found',
    'demands.organisation_not_found',
    'demands.not_below',
    'demands.day_passed',
    'demands.without_basis',
    'demands.forbidden',
    'demands.exception_needed',
    'demands.exception_over',
    'demands.need_needed',
    'demands.repeated',
    'demands.limit_reached',
  ],
});

const minutes = z.number().int().min(1).max(100_000);
export const noteDemand = endpoint({
  method: 'POST',
  path: '/api/demands/outside',
  access: 'session',
  summary: 'Notes what was asked of an area outside the platform, such as a sheet in a chat group; the asker never learns who noted it',
  body: z.object({
    id,
    area: code.describe('the area that was asked, one of the viewer’s own'),
    from: code.describe('the area above in whose name it was asked'),
    kind: z.enum(demandKinds),
    title: line.min(2).max(100).nullable().default(null).describe('its kind when absent'),
    minutes: minutes.nullable().default(null),
  }),
  response: demand,
  status: 201,
  errors: ['territory.area_not_found', 'demands.not_below', 'demands.noted'],
});

export const answerDemand = endpoint({
  method: 'POST',
  path: '/api/demands/:demandId/answer',
  access: 'session',
  summary: 'Answers a demand and tells how long it took; of one that was answered without minutes only these',
  params: demandId,
  body: z.object({ id, answer: words.nullable().default(null), minutes: minutes.nullable().default(null) }),
  response: demand,
  errors: ['demands.demand_not_found', 'demands.over', 'demands.answered_by_act'],
});

export const withdrawDemand = endpoint({
  method: 'POST',
  path: '/api/demands/:demandId/withdraw',
  access: 'session',
  summary: 'Takes a demand back that has not been answered',
  params: demandId,
  body: z.object({ id, reason }),
  response: demand,
  errors: ['demands.demand_not_found', 'demands.over'],
});

export const complainOfDemand = endpoint({
  method: 'POST',
  path: '/api/demands/:demandId/complaint',
  access: 'session',
  summary: 'Complains of a demand; the level above the asker answers, the asker never learns by whom',
  params: demandId,
  body: z.object({ id, words: words.nullable().default(null) }),
  response: demand,
  status: 201,
  errors: ['demands.demand_not_found', 'demands.complained'],
});

export const judgeComplaint = endpoint({
  method: 'POST',
  path: '/api/demand-complaints/:complaintId/answer',
  access: 'session',
  summary: 'Answers a complaint; a demand it is upheld against is withdrawn',
  params: z.object({ complaintId: id }),
  body: z.object({ id, upheld: z.boolean(), answer: words }),
  response: done,
  errors: ['demands.demand_not_found', 'demands.complaint_answered', 'demands.own_demand'],
});
