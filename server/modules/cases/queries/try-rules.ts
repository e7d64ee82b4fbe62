import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { type RuleFacts, ruleLanguage } from '#contract/cases/rule-language.ts';
import type { CatalogueTrial, tryRule } from '#contract/cases/rules.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { readExpression } from '#contract/kernel/expression/expression.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Cases } from '../cases.ts';
import { mostSpecific, rulesByArea } from '../domain/dispatch-rule.ts';
import { ruleFacts } from '../domain/rule-facts.ts';
import { rulesReady } from '../snapshot.ts';
import { casesToTry, listRules, type RuleRow, type TriedCase } from '../store/config.ts';
import { type Lookups, lookups } from './present-case.ts';

const days = 30;
/** Cases that one rule, and a whole catalogue, is tried on at most, and examples shown. */
const [most, mostForAll, shown] = [500, 5_000, 5];

const factsOf = (l: Lookups, c: TriedCase): RuleFacts => {
  const { text, answers, createdAt: at, channel, kind, areaPath } = c;
  const category = c.categoryCode === null ? null : l.config.category(c.categoryCode);
  return ruleFacts({ text, answers, at, channel, ...(category && { kind }), category, areaPath, shifts: l.config.shifts });
};

/** Cases of the last month with the rules in force. Read with the platform's access. */
const material = async (cases: Cases, viewer: Viewer, limit: number) => {
  const l = await lookups(cases, viewer.jurisdictionId);
  const since = new Date(l.now.getTime() - days * 86_400_000);
  const { jurisdictionId } = viewer;
  const [rows, rules] = await cases.kernel.db.read(systemAccess(jurisdictionId), async (tx) => [
    await casesToTry(tx, jurisdictionId, since, limit),
    await listRules(tx),
  ]);
  return { l, rows, rules, since: shanghaiDay(since) };
};

/**
 * What a rule would have done with the cases reported in the last month, answered in figures, categories and names of organisations: nothing
 * anybody wrote.
 */
export const tryOn = async (cases: Cases, viewer: Viewer, rule: RuleRow): Promise<z.input<typeof tryRule.response>> => {
  const { l, rows, rules, since } = await material(cases, viewer, most);
  const ready = rulesReady([...rules.filter(({ id }) => id !== rule.id), rule]);
  const condition = rule.condition == null ? null : readExpression(ruleLanguage, rule.condition, 'bool');
  let [matched, moved, unknown] = [0, 0, 0];
  const examples: z.input<typeof tryRule.response>['examples'] = [];
  for (const c of rows) {
    const category = c.categoryCode === null ? null : l.config.category(c.categoryCode);
    const facts = factsOf(l, c);
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
  return { since, looked: rows.length, matched, moved, unknown, examples };
};

/**
 * What a changed catalogue would have done with the cases of the last month, beside the one in force: who would have got how many, and how
 * many would have moved.
 * @param change the rules as they would be, from those in force
 */
export const tryCatalogue = async (
  cases: Cases,
  viewer: Viewer,
  change: (now: readonly RuleRow[]) => readonly RuleRow[],
): Promise<CatalogueTrial> => {
  const { l, rows, rules, since } = await material(cases, viewer, mostForAll);
  const [before, after] = [rules, change(rules)].map((some) => rulesByArea(rulesReady(some)));
  const counts = new Map<string | null, { before: number; after: number; gained: number; lost: number }>();
  const of = (id: string | null) => {
    const one = counts.get(id) ?? { before: 0, after: 0, gained: 0, lost: 0 };
    counts.set(id, one);
    return one;
  };
  let moved = 0;
  for (const c of rows) {
    const facts = factsOf(l, c);
    const choose = (near: typeof before): string | null =>
      mostSpecific(near?.(c.areaPath) ?? [], c.categoryCode, c.areaPath, () => facts)?.organisationId ?? null;
    const [was, is] = [choose(before), choose(after)];
    of(was).before++;
    of(is).after++;
    if (was === is) continue;
    moved++;
    of(was).lost++;
    of(is).gained++;
  }
  const organisations = [...counts].map(([id, figures]) => ({
    name: id === null ? null : (l.organisations.get(id)?.name ?? ''),
    ...figures,
  }));
  return {
    since,
    looked: rows.length,
    decided: rows.length - of(null).after,
    decidedBefore: rows.length - of(null).before,
    moved,
    organisations: organisations.sort((a, b) => b.gained + b.lost - a.gained - a.lost || b.after - a.after),
  };
};
