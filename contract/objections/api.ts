import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { text } from '../kernel/shapes.ts';
import { day, id, moment, page, paging } from '../kernel/values.ts';

/** `lapsed`: the case left the organisation before anybody decided. */
export const objectionStates = ['open', 'upheld', 'refused', 'withdrawn', 'lapsed'] as const;
const words = text.min(2).max(1_000);
const named = z.object({ id, name: z.string() });

/** An objection to a dispatch. */
export const objection = z.object({
  id,
  caseId: id,
  number: z.string(),
  title: z.string().describe('without numbers of people'),
  area: z.object({ code: z.string(), name: z.string() }),
  category: z.string().nullable().describe('code'),
  organisation: named,
  n: z.number().int().describe('the how-manieth on its case'),
  basis: z.string().describe('the clause or list by which the organisation is not in charge'),
  proposed: named.nullable().describe('who is in charge, as the organisation sees it'),
  raisedBy: z.string(),
  raisedAt: moment,
  dueAt: moment.describe('when it has to be decided'),
  overdue: z.boolean(),
  waitsFor: z.string().describe('name of the area whose people decide'),
  final: z.boolean().describe('the decision is a ruling that ends the matter'),
  state: z.enum(objectionStates),
  named: named.nullable().describe('whom the ruling names'),
  decidedBy: z.string().nullable(),
  decision: z.string().nullable(),
  endedAt: moment.nullable(),
  ruled: z.boolean().describe('a rule of the dispatch catalogue was made of it'),
  actions: z.array(z.enum(['decide', 'withdraw', 'make_rule'])),
});
export type Objection = z.infer<typeof objection>;

export const caseObjections = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/objections',
  access: 'session',
  summary: 'Objections to the dispatches of one case, and whether the viewer may raise one',
  params: z.object({ caseId: id }),
  response: z.object({
    items: z.array(objection),
    mayRaise: z.boolean(),
    final: z.boolean().describe('the next one goes up to the district, whose ruling is final'),
  }),
  errors: ['case.not_found'],
});
export type CaseObjections = z.infer<typeof caseObjections.response>;

export const raiseObjection = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/objections',
  access: 'session',
  status: 201,
  summary: 'The organisation a case was dispatched to says that it is not in charge, and by what',
  params: z.object({ caseId: id }),
  body: z.object({ id, basis: words, proposedId: id.nullable().default(null).describe('organisation that is in charge') }),
  response: objection,
  errors: [
    'case.not_found',
    'case.organisation_unknown',
    'objections.not_handled',
    'objections.open',
    'objections.final',
    'objections.must_accept',
    'objections.same',
  ],
});

export const decideObjection = endpoint({
  method: 'POST',
  path: '/api/objections/:objectionId/decision',
  access: 'session',
  summary:
    'Upholds it, which takes the case back, or refuses it: then the organisation has to accept. A ruling that upholds names who is in charge, who gets the case at once',
  params: z.object({ objectionId: id }),
  body: z.object({ id, upheld: z.boolean(), reason: words, namedId: id.nullable().default(null) }),
  response: objection,
  errors: [
    'objections.not_found',
    'objections.over',
    'objections.own',
    'objections.name_needed',
    'objections.same',
    'case.organisation_unknown',
  ],
});

export const withdrawObjection = endpoint({
  method: 'POST',
  path: '/api/objections/:objectionId/withdrawal',
  access: 'session',
  summary: 'The organisation takes its objection back',
  params: z.object({ objectionId: id }),
  body: z.object({ id }),
  response: objection,
  errors: ['objections.not_found', 'objections.over'],
});

export const makeRule = endpoint({
  method: 'POST',
  path: '/api/objections/:objectionId/rule',
  access: 'session',
  summary:
    'Makes a rule of the dispatch catalogue of a ruling: for a category in an area, the organisation that the ruling named or confirmed',
  params: z.object({ objectionId: id }),
  body: z.object({ id, categoryCode: z.string().max(20).nullable(), areaCode: z.string().max(20) }),
  response: objection,
  errors: ['objections.not_found', 'objections.no_rule', 'case.rule_twice', 'case.category_unknown', 'territory.area_not_found'],
});

export const listObjections = endpoint({
  method: 'GET',
  path: '/api/objections',
  access: 'session',
  summary: 'Objections, newest first: to be decided by the viewer, of the viewer’s organisations, or of the viewer’s areas',
  query: z.object({
    which: z.enum(['to_decide', 'own', 'area']).default('to_decide'),
    state: z.enum(objectionStates).optional(),
    ...paging,
  }),
  response: page(objection),
  errors: ['session.forbidden'],
});

const period = z.object({ from: day.optional().describe('30 days ago unless told'), to: day.optional() });
/** How cases pass to and fro, organisation by organisation. */
export const passings = z.object({
  from: day,
  to: day,
  rows: z.array(
    z.object({
      organisation: z.string(),
      dispatched: z.number().int(),
      returned: z.number().int(),
      recalled: z.number().int(),
      objections: z.number().int(),
      upheld: z.number().int(),
      refused: z.number().int(),
      rulings: z.number().int().describe('of the decisions, those of the district'),
      returnedShare: z.number().nullable().describe('returned / dispatched; null where nothing was'),
    }),
  ),
});
export type Passings = z.infer<typeof passings>;

export const getPassings = endpoint({
  method: 'GET',
  path: '/api/objections/passings',
  access: 'session',
  summary: 'Dispatches, returns and objections per organisation, for cases in the viewer’s areas',
  query: period,
  response: passings,
  errors: ['session.forbidden'],
});

export const exportPassings = fileEndpoint({
  method: 'GET',
  path: '/api/objections/passings/sheet',
  access: 'session',
  summary: 'The same as a workbook',
  query: period,
  gives: workbookType,
  errors: ['session.forbidden', 'request.line_full'],
});
