import type { Viewer } from '#contract/accounts/viewer.ts';
import type { CoverageRule, CoverageRuleBook } from '#contract/coverage/api.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Coverage } from '../coverage.ts';
import { changesOf, problemOf, storedOf } from '../domain/coverage.ts';
import { mayEditRules, mayReadRules } from '../domain/rights.ts';
import { currentRules, presentRules } from '../queries/rules.ts';
import { writeRules } from '../store/coverage.ts';

/**
 * Replaces the rules of the jurisdiction. A rule left out goes back to its default; an own one is gone. The audit line names every rule
 * that changed, before and after.
 * @throws session.forbidden, coverage.rule_invalid, coverage.rules_changed when somebody else changed them since `version`
 */
export const setCoverageRules = async (
  kernel: Kernel,
  coverage: Coverage,
  viewer: Viewer,
  body: { id: string; version: number; rules: CoverageRule[] },
): Promise<CoverageRuleBook> => {
  const { root } = await coverage.territory.snapshot(viewer.jurisdictionId);
  if (!mayReadRules(viewer, root.path)) fail('session.forbidden');
  const mayEdit = mayEditRules(viewer, root.path);
  const problem = problemOf(body.rules, coverage.measures.all());
  if (problem) fail('coverage.rule_invalid', problem);
  return command(
    kernel,
    viewer,
    'territory.set_coverage_rules',
    body,
    async (running) => {
      const { tx, jurisdictionId, log } = running;
      if (!mayEdit) fail('session.forbidden');
      const before = await currentRules(tx, { lock: true });
      if (before.version !== body.version) fail('coverage.rules_changed', { version: before.version });
      await writeRules(tx, running, { version: before.version + 1, rules: storedOf(body.rules) });
      const after = await currentRules(tx);
      const data = { version: after.version, changes: changesOf(before.rules, after.rules) };
      await log('settings.coverage_rules', jurisdictionId, { data });
      return { version: after.version };
    },
    async ({ tx }) => presentRules(coverage, await currentRules(tx), mayEdit),
  );
};
