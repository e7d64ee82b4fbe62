import { z } from 'zod';
import { limits, states } from '../cases/states.ts';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { line, telephone, text } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, leavable, moment, page, paging, point } from '../kernel/values.ts';
import { skillSet } from '../volunteers/kinds.ts';
import { consents, groups, issuings, kinds, most, shareStates, stands, units, whats } from './values.ts';

const ofOrder = z.object({ orderId: id });
const count = z.number().int();
const skill = kindCode(skillSet);

/** What everybody sees of an order: no person, and the community, not the home. */
export const listedOrder = z.object({
  id,
  number: z.string(),
  what: z.enum(whats),
  kind: z.enum(kinds),
  words: z.string().describe('written or agreed by the community'),
  alias: z.string().nullable().describe('under which who wished is shown'),
  place: z.string().describe('coarse'),
  area: z.object({ code: z.string(), name: z.string() }).describe('the community'),
  point: point.nullable().describe('of the community'),
  skills: z.array(skill).describe('of volunteers, any of which it needs'),
  minutes: count.nullable().describe('it takes, as the community thinks'),
  wishedOn: day.nullable(),
  until: day.describe('the last day it is listed'),
  unit: z.enum(units),
  whole: count,
  left: count.describe('of the whole, for whoever takes it'),
  round: count.describe('how often it has been listed before'),
});
export type ListedOrder = z.infer<typeof listedOrder>;

/** What somebody has taken on of an order. */
export const ownShare = listedOrder.extend({
  share: z.object({ id, size: count, state: z.enum(shareStates), takenAt: moment, dueAt: moment.nullable() }),
  state: z.enum(states),
});
export type OwnShare = z.infer<typeof ownShare>;

/** What a team of the reader's is offered before others. */
export const offeredOrder = listedOrder.extend({ team: z.object({ id, name: z.string() }), turnUntil: moment });
export type OfferedOrder = z.infer<typeof offeredOrder>;

/** What somebody has asked for; its steps are those of its case. */
export const ownOrder = z.object({
  id: id.describe('of its case'),
  number: z.string(),
  what: z.enum(whats),
  kind: z.enum(kinds),
  title: z.string(),
  state: z.enum(states),
  askedAt: moment,
  since: moment,
  whole: count,
  taken: count,
});

/** An order at the desk. */
export const deskOrder = z.object({
  id: id.describe('of its case'),
  number: z.string(),
  what: z.enum(whats),
  kind: z.enum(kinds),
  group: z.enum(groups),
  consent: z.enum(consents).nullable().describe('null: it came in as any report, and the desk asks'),
  minor: z.boolean(),
  text: z.string().describe('as it was asked, numbers of people starred'),
  area: z.object({ code: z.string(), name: z.string() }),
  state: z.enum(states),
  stand: z.enum(stands),
  askedAt: moment,
  dueAt: moment.nullable(),
  fen: count.nullable(),
  wishedOn: day.nullable().describe('as it was asked, or listed since'),
  listing: listedOrder.nullable(),
  turn: z.object({ team: z.string(), until: moment }).nullable().describe('the team that may take it on before others'),
  takers: z.array(
    z.object({
      name: z.string().describe('masked'),
      size: count,
      state: z.enum(shareStates),
      mine: id.nullable().describe('the share, where the viewer took it on, for themselves or at the counter'),
    }),
  ),
});
export type DeskOrder = z.infer<typeof deskOrder>;

/** Somebody without an account or at the counter, for whom a worker asks or takes something on. */
const someone = z.object({ name: line.min(2).max(40), phone: telephone.nullable() });

export const askBody = z.object(
  leavable({
    id,
    what: z.enum(whats),
    kind: z.enum(kinds),
    text: text.min(limits.textMin).max(1000).describe('as one would say it'),
    areaCode: z.string().max(20),
    placeText: line.max(limits.placeMax).nullable().describe('where exactly; whoever takes it on reads it'),
    wishedOn: day.nullable(),
    group: z.enum(groups).default('other'),
    fen: count.positive().nullable().describe('what the wish costs'),
    minor: z.boolean().default(false).describe('it is for a child'),
    guardian: someone.nullable().describe('who agreed for the child'),
    consent: z.enum(consents).describe('that the community may list it'),
    name: line.min(2).max(40).nullable().describe('asked once, where nobody stands behind the account yet'),
    caller: z
      .object({ name: line.min(2).max(40), phone: telephone.nullable() })
      .nullable()
      .describe('staff: for whom it is written down; who calls may have no mobile'),
  }),
);
export const askOrder = endpoint({
  method: 'POST',
  path: '/api/orders',
  access: 'session',
  status: 201,
  summary: 'Asks for something to be done, or posts a wish; opens a case of that type',
  body: askBody,
  response: z.object({ id, number: z.string() }),
  errors: [
    'orders.sign_in_first',
    'orders.paid',
    'orders.cash',
    'orders.too_dear',
    'orders.not_for_group',
    'orders.guardian_needed',
    'orders.wished_past',
    'session.forbidden',
    'case.type_unknown',
    'case.text_too_short',
    'territory.area_not_found',
    'persons.name_needed',
  ],
});

const filters = {
  stand: z.enum(stands).optional(),
  what: z.enum(whats).optional(),
  area: z.string().max(20).optional().describe('code: there and below'),
};
export const listOrders = endpoint({
  method: 'GET',
  path: '/api/orders',
  access: 'session',
  summary: 'Orders and wishes of the areas the viewer reads, those that waited in vain first, then oldest first; what is over newest first',
  query: z.object({ ...filters, ...paging }),
  response: page(deskOrder).extend({ mayIssue: z.boolean(), wishMost: count, issuing: z.enum(issuings), listedDays: count }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const listOpenOrders = endpoint({
  method: 'GET',
  path: '/api/open-orders',
  access: 'public',
  summary: 'Orders and wishes that may be taken on, those that waited in vain first',
  query: z.object({ what: z.enum(whats).optional(), area: z.string().max(20).optional(), ...paging }),
  response: page(listedOrder),
  errors: ['territory.area_not_found'],
});
export const myOrders = endpoint({
  method: 'GET',
  path: '/api/my-orders',
  access: 'session',
  summary: 'What the viewer has asked for and taken on, newest first, and what is offered to teams of theirs',
  response: z.object({
    asked: z.array(ownOrder),
    taken: z.array(ownShare),
    offered: z.array(offeredOrder),
    openMost: count,
    wishMost: count,
    rateDays: count,
  }),
});

export const issueOrder = endpoint({
  method: 'POST',
  path: '/api/orders/:orderId/issue',
  access: 'session',
  summary:
    'The community has checked it and lists it: open to whoever claims it, first for one organisation, or for teams one after the other',
  params: ofOrder,
  body: z.object(
    leavable({
      id,
      words: text.min(4).max(most.words),
      place: line.min(2).max(most.place).describe('of the community, not of the home'),
      alias: line.max(most.alias).nullable(),
      kind: z.enum(kinds),
      skills: z.array(skill).max(most.skills).default([]),
      minutes: count.min(1).max(most.minutes).nullable(),
      wishedOn: day.nullable(),
      unit: z.enum(units).default('parts'),
      whole: count.min(1).default(1).describe('parts of the work, or fen of what it costs'),
      how: z.enum(issuings),
      organisationId: id.nullable().describe('who is to do it; null: the nearest that serves the community'),
      agreed: z.literal(true).describe('whoever asked has agreed to the words, nothing is paid for it'),
    }),
  ),
  response: deskOrder,
  errors: [
    'orders.not_found',
    'orders.not_issuable',
    'orders.not_claimable',
    'orders.no_team',
    'orders.paid',
    'orders.cash',
    'orders.too_dear',
    'orders.names_person',
    'orders.alias_needed',
    'orders.share_wrong',
    'orders.not_for_group',
    'orders.wished_past',
    'case.organisation_unknown',
    'case.not_yours',
    'case.action_not_allowed',
    'session.forbidden',
  ],
});

/** Whoever takes part at the counter; null: the viewer. */
const forWhom = { forPerson: someone.nullable().describe('staff: who takes it on at the counter') };
const takeErrors = [
  'orders.not_found',
  'orders.sign_in_first',
  'orders.not_open',
  'orders.taken',
  'orders.own',
  'orders.same_household',
  'orders.too_many',
  'orders.share_wrong',
  'persons.name_needed',
  'session.forbidden',
  'case.action_not_allowed',
] as const;
export const takeOrder = endpoint({
  method: 'POST',
  path: '/api/orders/:orderId/take',
  access: 'session',
  summary: 'Takes an order on, or a share of it; one wins',
  params: ofOrder,
  body: z.object(
    leavable({
      id: id.describe('of the share'),
      size: count.min(1).nullable().describe('of the whole; null: all that is left'),
      name: line.min(2).max(40).nullable().describe('asked once, where nobody stands behind the account yet'),
      ...forWhom,
    }),
  ),
  response: ownShare,
  errors: [...takeErrors],
});
const ofShare = z.object({ shareId: id });
export const handBackOrder = endpoint({
  method: 'POST',
  path: '/api/order-shares/:shareId/hand-back',
  access: 'session',
  summary: 'Hands back what one took on: nobody asks why, and nothing is counted',
  params: ofShare,
  body: z.object(leavable({ id, reason: line.max(200).nullable() })),
  response: ownShare,
  errors: ['orders.not_found', 'orders.not_taken', 'case.action_not_allowed'],
});
export const finishOrder = endpoint({
  method: 'POST',
  path: '/api/order-shares/:shareId/done',
  access: 'session',
  summary: 'What one took on is done; with the last share the order is answered',
  params: ofShare,
  body: z.object(
    leavable({
      id,
      text: text.min(limits.answerMin).max(500).describe('what was done; whoever asked reads it'),
      minutes: count.min(1).max(most.minutes).nullable().describe('of service; null: none, as of a thing that was given'),
      on: day.nullable().describe('when; null: today'),
    }),
  ),
  response: ownShare,
  errors: ['orders.not_found', 'orders.not_taken', 'orders.days_wrong', 'case.action_not_allowed'],
});
export const contactOfOrder = endpoint({
  method: 'POST',
  path: '/api/order-shares/:shareId/contact',
  access: 'session',
  summary: 'Whom and where to help: for whoever has taken it on; each look is kept',
  params: ofShare,
  body: z.object({ id }),
  response: z.object({
    name: z.string(),
    phone: z.string().nullable(),
    place: z.string(),
    point: point.nullable(),
    text: z.string().describe('as it was asked'),
    through: z.string().nullable().describe('the organisation through which a child is helped; name and home are then not told'),
  }),
  errors: ['orders.not_found', 'orders.not_taken'],
});

export const exportOrders = fileEndpoint({
  method: 'GET',
  path: '/api/orders/sheet',
  access: 'session',
  summary: 'Workbook of the orders and wishes the viewer reads; filled in, its rows are imported',
  query: z.object(filters),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const orderImport = z.object({
  dryRun: z.boolean(),
  added: count,
  same: count.describe('rows that say how they stand: they are there already'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type OrderImport = z.infer<typeof orderImport>;
export const importOrders = fileEndpoint({
  method: 'POST',
  path: '/api/orders/import',
  access: 'session',
  summary: 'Asks for what a workbook names: wishes that were collected by visits and boxes, all of it or nothing',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: orderImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
