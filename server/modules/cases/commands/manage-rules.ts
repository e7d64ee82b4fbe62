import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { ruleLanguage } from '#contract/cases/rule-language.ts';
import type { addRules as addEndpoint, DispatchRuleShown, RuleGiven } from '#contract/cases/rules.ts';
import { readExpression } from '#contract/kernel/expression/expression.ts';
import { audit } from '#kernel/audit.ts';
import { command } from '#kernel/command.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import type { Cases } from '../cases.ts';
import { mayKeepRules } from '../policy.ts';
import { type Lookups, lookups } from '../queries/present-case.ts';
import { ruleInWords } from '../queries/rule-words.ts';
import { presentRule } from '../queries/rules.ts';
import { tryCatalogue, tryOn } from '../queries/try-rules.ts';
import { addRule, changeRule, listRules, type RuleRow, removeRule as remove, saveRules } from '../store/config.ts';

type Given = RuleGiven & { ruleId: string | null };

/**
 * The rule somebody describes, checked.
 * @throws territory.area_not_found, case.category_unknown, case.organisation_unknown, expression.wrong with the place in its text
 */
const ruleFrom = (l: Lookups, id: string, { areaCode, ...given }: RuleGiven): RuleRow => {
  const area = l.territory.find(areaCode);
  if (!area?.current) return fail('territory.area_not_found', { code: areaCode });
  const { categoryCode, organisationId, assists, alternatives, condition } = given;
  if (categoryCode !== null && !l.config.category(categoryCode)) fail('case.category_unknown', { code: categoryCode });
  for (const one of [organisationId, ...assists, ...alternatives]) if (!l.organisations.get(one)) fail('case.organisation_unknown');
  if (condition !== null) {
    const read = readExpression(ruleLanguage, condition, 'bool');
    if ('fault' in read) fail('expression.wrong', { at: read.fault.start + 1, what: read.fault.what, fault: read.fault.code });
  }
  return { ...given, id, areaPath: area.path, assists: assists.filter((one) => one !== organisationId) };
};

/** Whether two rules ask for the same: then nothing says which of them decides. */
export const sameScope = (a: RuleRow, b: RuleRow): boolean => scopeOf(a) === scopeOf(b);
/** What a rule asks for, as a key. */
export const scopeOf = ({ categoryCode, areaPath, kind, channel, condition }: RuleRow): string =>
  JSON.stringify([categoryCode, areaPath, kind ?? null, channel ?? null, condition ?? null]);

/** A rule with the organisation it names, in words that tell it from others. */
export const ruleNamed = (l: Lookups, rule: RuleRow): string => {
  const condition = rule.condition == null ? undefined : { text: rule.condition };
  return `${ruleInWords(l, { ...rule, condition })} → ${l.organisations.get(rule.organisationId)?.name ?? ''}`;
};

const mayKeep = (viewer: Viewer): true => (mayKeepRules(viewer) ? true : fail('session.forbidden'));

/**
 * Adds a dispatch rule or changes one.
 * @throws what {@link ruleFrom} throws; case.rule_gone; case.rule_twice, naming both, where there is one that asks for the same
 */
export const saveRule = async (cases: Cases, viewer: Viewer, body: Given & { id: string }): Promise<DispatchRuleShown> => {
  mayKeep(viewer);
  const l = await lookups(cases, viewer.jurisdictionId);
  const { ruleId, id, ...given } = body;
  // a new rule has the id of the request: a repeat finds it
  const rule = ruleFrom(l, ruleId ?? id, given);
  return command(
    cases.kernel,
    viewer,
    'cases.save_rule',
    body,
    async ({ tx, jurisdictionId, log }) => {
      const rules = await listRules(tx);
      const before = rules.find((one) => one.id === rule.id) ?? null;
      const other = rules.find((one) => one.id !== rule.id && sameScope(one, rule));
      if (other) fail('case.rule_twice', { rule: ruleNamed(l, rule), other: ruleNamed(l, other) });
      try {
        if (ruleId === null) await addRule(tx, jurisdictionId, rule);
        else if (!(await changeRule(tx, jurisdictionId, rule))) fail('case.rule_gone');
      } catch (error) {
        // added by somebody else meanwhile
        if (isViolation(error, 'dispatch_rules_one')) fail('case.rule_twice', { rule: ruleNamed(l, rule), other: ruleNamed(l, rule) });
        throw error;
      }
      await log('cases.rule_saved', rule.id, { data: { before, after: rule } });
      return { ruleId: rule.id };
    },
    async ({ tx }, saved) => presentRule(l, (await listRules(tx)).find((one) => one.id === saved.ruleId) ?? fail('case.rule_gone')),
  );
};

/**
 * Adds one rule for another module, which has decided who may.
 * @throws what {@link ruleFrom} throws; case.rule_twice, naming both, where there is one that asks for the same
 */
export const addRuleFor = async (tx: Tx, l: Lookups, jurisdictionId: string, id: string, given: RuleGiven): Promise<void> => {
  const rule = ruleFrom(l, id, given);
  const other = (await listRules(tx)).find((one) => sameScope(one, rule));
  if (other) fail('case.rule_twice', { rule: ruleNamed(l, rule), other: ruleNamed(l, other) });
  await addRule(tx, jurisdictionId, rule);
};

/** Two of these rules that ask for the same. @throws case.rule_twice, naming both */
const apart = (l: Lookups, rules: readonly RuleRow[]): void => {
  const known = new Map<string, RuleRow>();
  for (const rule of rules) {
    const other = known.get(scopeOf(rule));
    if (other) fail('case.rule_twice', { rule: ruleNamed(l, rule), other: ruleNamed(l, other) });
    known.set(scopeOf(rule), rule);
  }
};

/** Rules somebody describes, each checked, no two alike. */
const rulesFrom = async (cases: Cases, viewer: Viewer, given: readonly RuleGiven[]): Promise<RuleRow[]> => {
  mayKeep(viewer);
  const l = await lookups(cases, viewer.jurisdictionId);
  const rules = given.map((one) => ruleFrom(l, v7(), one));
  apart(l, rules);
  return rules;
};

type AddBody = z.output<NonNullable<(typeof addEndpoint)['body']>>;
/** Adds many rules, all or none; one that asks for the same as a rule there is takes its place. */
export const addRules = async (cases: Cases, viewer: Viewer, body: AddBody): Promise<{ added: number; replaced: number }> => {
  const rules = await rulesFrom(cases, viewer, body.rules);
  return command(
    cases.kernel,
    viewer,
    'cases.add_rules',
    body,
    async ({ tx, jurisdictionId, log }) => {
      const there = new Set((await listRules(tx)).map(scopeOf));
      await saveRules(tx, jurisdictionId, rules);
      const replaced = rules.filter((rule) => there.has(scopeOf(rule))).length;
      const counts = { added: rules.length - replaced, replaced };
      await log('cases.rules_added', String(rules.length), { data: counts });
      return counts;
    },
    async (_, counts) => counts,
  );
};

/** Removes a dispatch rule. Cases keep what it suggested. @throws case.rule_gone */
export const removeRule = (cases: Cases, viewer: Viewer, ruleId: string, body: { id: string }): Promise<{ ok: true }> => {
  mayKeep(viewer);
  return command(
    cases.kernel,
    viewer,
    `cases.remove_rule ${ruleId}`,
    body,
    async ({ tx, jurisdictionId, log }) => {
      const before = (await listRules(tx)).find(({ id }) => id === ruleId) ?? fail('case.rule_gone');
      if (!(await remove(tx, jurisdictionId, ruleId))) fail('case.rule_gone');
      await log('cases.rule_removed', ruleId, { data: { before } });
      return { ok: true as const };
    },
    async (_, done) => done,
  );
};

/** Keeps in the audit log that rules were tried, and with which conditions: figures over texts tell something of them. */
const noteTrial = (cases: Cases, viewer: Viewer, subject: string, data: Record<string, unknown>): Promise<void> => {
  const { jurisdictionId, accountId: actorId } = viewer;
  const entry = { jurisdictionId, actorId, action: 'cases.rule_tried', subject, data, at: cases.kernel.clock.now() };
  return cases.kernel.db.write(accessOf(viewer), (tx) => audit(tx, entry));
};

/** Tries a rule on the cases of the last month. Nothing is stored but that it was tried. */
export const tryRule = async (cases: Cases, viewer: Viewer, { ruleId, ...given }: Given) => {
  mayKeep(viewer);
  const rule = ruleFrom(await lookups(cases, viewer.jurisdictionId), ruleId ?? v7(), given);
  await noteTrial(cases, viewer, rule.id, { ...rule });
  return tryOn(cases, viewer, rule);
};

/** Tries the catalogue with these rules added on the cases of the last month. Nothing is stored but that it was tried. */
export const tryRules = async (cases: Cases, viewer: Viewer, { rules: given }: { rules: readonly RuleGiven[] }) => {
  const rules = await rulesFrom(cases, viewer, given);
  await noteTrial(cases, viewer, String(rules.length), { conditions: rules.flatMap(({ condition }) => condition ?? []) });
  const taken = new Set(rules.map(scopeOf));
  return tryCatalogue(cases, viewer, (now) => [...now.filter((one) => !taken.has(scopeOf(one))), ...rules]);
};
