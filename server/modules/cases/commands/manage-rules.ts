import { v7 } from 'uuid';
import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { ruleLanguage } from '#contract/cases/rule-language.ts';
import type { DispatchRuleShown, saveRule as saveEndpoint } from '#contract/cases/rules.ts';
import { readExpression } from '#contract/kernel/expression/expression.ts';
import { audit } from '#kernel/audit.ts';
import { command } from '#kernel/command.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import type { Cases } from '../cases.ts';
import { type Lookups, lookups } from '../queries/present-case.ts';
import { presentRule, tryOn } from '../queries/rules.ts';
import { addRule, changeRule, listRules, type RuleRow, removeRule as remove } from '../store/config.ts';

type Given = Omit<z.output<NonNullable<typeof saveEndpoint.body>>, 'id'>;

/**
 * The rule somebody describes, checked.
 * @throws territory.area_not_found, case.category_unknown, case.organisation_unknown, expression.wrong with the place in its text
 */
const ruleFrom = (l: Lookups, id: string, { categoryCode, areaCode, organisationId, condition }: Omit<Given, 'ruleId'>): RuleRow => {
  const area = l.territory.find(areaCode);
  if (!area?.current) return fail('territory.area_not_found', { code: areaCode });
  if (categoryCode !== null && !l.config.category(categoryCode)) fail('case.category_unknown', { code: categoryCode });
  if (!l.organisations.get(organisationId)) fail('case.organisation_unknown');
  if (condition !== null) {
    const read = readExpression(ruleLanguage, condition, 'bool');
    if ('fault' in read) fail('expression.wrong', { at: read.fault.start + 1, what: read.fault.what, fault: read.fault.code });
  }
  return { id, categoryCode, areaPath: area.path, organisationId, condition };
};

export const mayManageRules = (viewer: Viewer): true => (can(viewer, 'cases.configure') ? true : fail('session.forbidden'));

/**
 * Adds a dispatch rule or changes one.
 * @throws what {@link ruleFrom} throws; case.rule_gone; case.rule_twice where there is one for the same category, area and condition
 */
export const saveRule = async (cases: Cases, viewer: Viewer, body: Given & { id: string }): Promise<DispatchRuleShown> => {
  mayManageRules(viewer);
  const l = await lookups(cases, viewer.jurisdictionId);
  // a new rule has the id of the request: a repeat finds it
  const rule = ruleFrom(l, body.ruleId ?? body.id, body);
  return command(
    cases.kernel,
    viewer,
    'cases.save_rule',
    body,
    async ({ tx, jurisdictionId, log }) => {
      const before = (await listRules(tx)).find(({ id }) => id === rule.id) ?? null;
      try {
        if (body.ruleId === null) await addRule(tx, jurisdictionId, rule);
        else if (!(await changeRule(tx, jurisdictionId, rule))) fail('case.rule_gone');
      } catch (error) {
        if (isViolation(error, 'dispatch_rules_one')) fail('case.rule_twice');
        throw error;
      }
      await log('cases.rule_saved', rule.id, { data: { before, after: rule } });
      return { ruleId: rule.id };
    },
    async ({ tx }, { ruleId }) => presentRule(l, (await listRules(tx)).find(({ id }) => id === ruleId) ?? fail('case.rule_gone')),
  );
};

/** Removes a dispatch rule. Cases keep what it suggested. @throws case.rule_gone */
export const removeRule = (cases: Cases, viewer: Viewer, ruleId: string, body: { id: string }): Promise<{ ok: true }> => {
  mayManageRules(viewer);
  return command(
    cases.kernel,
    viewer,
    `cases.remove_rule ${ruleId}`,
    body,
    async ({ tx, jurisdictionId, log }) => {
      const before = (await listRules(tx)).find(({ id }) => id === ruleId);
      if (!(await remove(tx, jurisdictionId, ruleId))) fail('case.rule_gone');
      await log('cases.rule_removed', ruleId, { data: { before } });
      return { ok: true as const };
    },
    async (_, done) => done,
  );
};

/**
 * Tries a rule on the cases of the last month. Nothing is stored but that it was tried, and with which condition: figures over texts tell
 * something of them.
 */
export const tryRule = async (cases: Cases, viewer: Viewer, { ruleId, ...given }: Given) => {
  mayManageRules(viewer);
  const rule = ruleFrom(await lookups(cases, viewer.jurisdictionId), ruleId ?? v7(), given);
  const { jurisdictionId, accountId: actorId } = viewer;
  const entry = { jurisdictionId, actorId, action: 'cases.rule_tried', subject: rule.id, data: { ...rule }, at: cases.kernel.clock.now() };
  await cases.kernel.db.write(accessOf(viewer), (tx) => audit(tx, entry));
  return tryOn(cases, viewer, rule);
};
