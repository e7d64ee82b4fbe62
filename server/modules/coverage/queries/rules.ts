import type { Viewer } from '#contract/accounts/viewer.ts';
import { type CoverageRuleBook, coverageRule } from '#contract/coverage/api.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Coverage } from '../coverage.ts';
import { rulesWith } from '../domain/coverage.ts';
import { mayEditRules, mayReadRules } from '../domain/rights.ts';
import { readRules } from '../store/coverage.ts';

export type Rule = CoverageRuleBook['rules'][number];

/**
 * The rules that hold in the transaction's jurisdiction and how often they were changed.
 * @param options.lock keeps others from changing them until the transaction ends
 */
export const currentRules = async (tx: Tx, { lock = false } = {}): Promise<{ version: number; rules: Rule[] }> => {
  const { version, rules } = await readRules(tx, lock);
  const stored = (Array.isArray(rules) ? rules : []).flatMap((one) => coverageRule.safeParse(one).data ?? []);
  return { version, rules: rulesWith(stored) };
};

/** The answer that shows rules to a viewer. */
export const presentRules = (
  coverage: Coverage,
  { version, rules }: { version: number; rules: readonly Rule[] },
  mayEdit: boolean,
): CoverageRuleBook => ({
  version,
  rules: [...rules],
  measures: coverage.measures.all().map(({ code, subject, levels, unit }) => ({ code, subject, levels: [...levels], unit })),
  mayEdit,
});

/**
 * The rules of the jurisdiction, for those who read the coverage or change its rules.
 * @throws session.forbidden
 */
export const ruleBookFor = async (kernel: Kernel, coverage: Coverage, viewer: Viewer): Promise<CoverageRuleBook> => {
  const { root } = await coverage.territory.snapshot(viewer.jurisdictionId);
  if (!mayReadRules(viewer, root.path)) fail('session.forbidden');
  const current = await kernel.db.read(accessOf(viewer), (tx) => currentRules(tx));
  return presentRules(coverage, current, mayEditRules(viewer, root.path));
};
