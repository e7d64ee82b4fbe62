import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { ruleLanguage } from '#contract/cases/rule-language.ts';
import type { DispatchRuleShown, tryRule } from '#contract/cases/rules.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { readExpression } from '#contract/kernel/expression/expression.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { accessOf, systemAccess } from '#kernel/db.ts';
import type { Cases } from '../cases.ts';
import { mostSpecific } from '../domain/dispatch-rule.ts';
import { ruleFacts } from '../domain/rule-facts.ts';
import { rulesReady } from '../snapshot.ts';
import { casesToTry, listRules, type RuleRow } from '../store/config.ts';
import { type Lookups, lookups } from './present-case.ts';

/** A rule as its page shows it. */
export const presentRule = (l: Lookups, rule: RuleRow): DispatchRuleShown => {
  const [category, area, organisation] = [
    rule.categoryCode === null ? null : l.config.category(rule.categoryCode),
    l.territory.findByPath(rule.areaPath),
    l.organisations.get(rule.organisationId),
  ];
  const { categoryCode } = rule;
  return {
    id: rule.id,
    category:
      categoryCode === null ? null : { code: categoryCode, name: category?.name ?? categoryCode, nameEn: category?.nameEn ?? categoryCode },
    area: { code: area?.code ?? '', name: area ? l.territory.describe(area) : rule.areaPath },
    organisation: { id: rule.organisationId, name: organisation?.name ?? '', receives: organisation?.receives ?? false },
    condition: rule.condition ?? null,
  };
};

/** All rules, those under conditions first. */
export const rulesPage = async (cases: Cases, viewer: Viewer): Promise<{ items: DispatchRuleShown[] }> => {
  const l = await lookups(cases, viewer.jurisdictionId);
  const rules = await cases.kernel.db.read(accessOf(viewer), (tx) => listRules(tx));
  const items = rules.map((rule) => presentRule(l, rule));
  const key = (one: DispatchRuleShown): string => `${one.condition === null ? 1 : 0} ${one.category?.code ?? '~'} ${one.area.code}`;
  return { items: items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) };
};

const [days, most, shown] = [30, 500, 5];

/**
 * What a rule would have done with the cases reported in the last month. Read with the platform's access and answered in figures, categories
 * and names of organisations: nothing anybody wrote.
 */
export const tryOn = async (cases: Cases, viewer: Viewer, rule: RuleRow): Promise<z.input<typeof tryRule.response>> => {
  const l = await lookups(cases, viewer.jurisdictionId);
  const since = new Date(l.now.getTime() - days * 86_400_000);
  const access = systemAccess(viewer.jurisdictionId);
  const [rows, others] = await cases.kernel.db.read(access, async (tx) => [
    await casesToTry(tx, viewer.jurisdictionId, since, most),
    (await listRules(tx)).filter(({ id }) => id !== rule.id),
  ]);
  const ready = rulesReady([...others, rule]);
  const condition = rule.condition == null ? null : readExpression(ruleLanguage, rule.condition, 'bool');
  let [matched, moved, unknown] = [0, 0, 0];
  const examples: z.input<typeof tryRule.response>['examples'] = [];
  for (const c of rows) {
    const category = c.categoryCode === null ? null : l.config.category(c.categoryCode);
    const facts = ruleFacts({ text: c.text, at: c.createdAt, channel: c.channel, category, areaPath: c.areaPath, shifts: l.config.shifts });
    const near =
      isWithin(c.areaPath, rule.areaPath) && (rule.categoryCode === null || c.categoryCode?.startsWith(rule.categoryCode) === true);
    if (near && condition && 'expression' in condition && 'unknown' in condition.expression.evaluate({ ...facts })) unknown++;
    if (mostSpecific(ready, c.categoryCode, c.areaPath, () => facts)?.id !== rule.id) continue;
    matched++;
    if (c.organisationId === rule.organisationId) continue;
    moved++;
    if (examples.length < shown)
      examples.push({
        at: c.createdAt.toISOString(),
        category: category && { zh: category.name, en: category.nameEn },
        before: c.organisationId === null ? null : (l.organisations.get(c.organisationId)?.name ?? null),
      });
  }
  return { since: shanghaiDay(since), looked: rows.length, matched, moved, unknown, examples };
};
