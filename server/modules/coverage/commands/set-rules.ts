import type { Viewer } from '#contract/accounts/viewer.ts';
import type { CoverageRule, CoverageRuleBook } from '#contract/coverage/api.ts';
import { command } from '#kernel/command.ts';
import { publish } from '#kernel/definitions/definitions.ts';
import { AppError, fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Coverage } from '../coverage.ts';
import { problemOf, storedOf } from '../domain/coverage.ts';
import { mayEditRules, mayReadRules } from '../domain/rights.ts';
import { currentRules, presentRules } from '../queries/rules.ts';

/**
 * Publishes rules of the jurisdiction that hold at once. A rule left out goes back to its default; an own one is gone.
 * @throws session.forbidden, coverage.rule_invalid, coverage.rules_changed when somebody else changed them since `version`,
 *   definitions.same, definitions.scheduled
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
      if (!mayEdit) fail('session.forbidden');
      const content = { rules: storedOf(body.rules) };
      const version = await publish(running.tx, running, coverage.rules, { content, reason: null, seen: body.version }).catch((error) => {
        if (error instanceof AppError && error.code === 'definitions.changed') return fail('coverage.rules_changed', error.data);
        throw error;
      });
      return { version };
    },
    async ({ tx, jurisdictionId, at }) => presentRules(coverage, await currentRules(tx, coverage, jurisdictionId, at), mayEdit),
  );
};
