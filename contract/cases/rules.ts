import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { day, done, id, label, moment } from '../kernel/values.ts';

const condition = z.string().trim().min(1).max(1_000).nullable().describe('an expression in CEL under which the rule holds; null: always');
const fields = {
  categoryCode: z.string().max(20).nullable().describe('with all below it; null: any'),
  areaCode: z.string().max(20).describe('with all below it'),
  organisationId: id,
  condition,
};

/** Which organisation gets what. Rules whose condition holds go first, then the deeper category, then the smaller area. */
export const dispatchRule = z.object({
  id,
  category: z.object({ code: z.string(), name: z.string(), nameEn: z.string() }).nullable(),
  area: z.object({ code: z.string(), name: z.string() }),
  organisation: z.object({ id, name: z.string(), receives: z.boolean().describe('somebody there can accept cases') }),
  condition: z.string().nullable(),
});
export type DispatchRuleShown = z.infer<typeof dispatchRule>;

export const listRules = endpoint({
  method: 'GET',
  path: '/api/dispatch-rules',
  access: 'session',
  summary: 'The dispatch rules of the jurisdiction',
  response: z.object({ items: z.array(dispatchRule) }),
});

const errors = [
  'case.rule_gone',
  'case.rule_twice',
  'case.category_unknown',
  'case.organisation_unknown',
  'territory.area_not_found',
  'expression.wrong',
];

export const saveRule = endpoint({
  method: 'POST',
  path: '/api/dispatch-rules',
  access: 'session',
  summary: 'Add a dispatch rule or change one; it counts at once, for cases reported or filed from then on',
  body: z.object({ id, ruleId: id.nullable().describe('null: a new one'), ...fields }),
  response: dispatchRule,
  errors,
});

export const removeRule = endpoint({
  method: 'POST',
  path: '/api/dispatch-rules/:ruleId/remove',
  access: 'session',
  summary: 'Remove a dispatch rule',
  params: z.object({ ruleId: id }),
  body: z.object({ id }),
  response: done,
  errors: ['case.rule_gone'],
});

export const tryRule = endpoint({
  method: 'POST',
  path: '/api/dispatch-rules/try',
  access: 'session',
  summary: 'What a rule would have done with the cases of the last month, the newest 500 at most; nothing is stored',
  body: z.object({ ruleId: id.nullable(), ...fields }),
  response: z.object({
    since: day,
    looked: z.number().int().describe('cases looked at'),
    matched: z.number().int().describe('cases the rule would have decided'),
    moved: z.number().int().describe('of these, those that would have been suggested to another organisation'),
    unknown: z.number().int().describe('cases of its category and area whose condition could not be told'),
    examples: z.array(z.object({ at: moment, category: label.nullable(), before: z.string().nullable() })),
  }),
  errors,
});
