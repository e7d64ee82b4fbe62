import type { Viewer } from '#contract/accounts/viewer.ts';
import type { CoverageRule, CoverageRuleBook } from '#contract/coverage/api.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { once } from '#kernel/mutations.ts';
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
  return kernel.db.write(accessOf(viewer), (tx) => {
    const change = async () => {
      if (!mayEdit) fail('session.forbidden');
      const before = await currentRules(tx, { lock: true });
      if (before.version !== body.version) fail('coverage.rules_changed', { version: before.version });
      await writeRules(tx, viewer.jurisdictionId, { version: before.version + 1, rules: storedOf(body.rules) });
      const after = await currentRules(tx);
      await audit(tx, {
        jurisdictionId: viewer.jurisdictionId,
        actorId: viewer.accountId,
        action: 'settings.coverage_rules',
        subject: viewer.jurisdictionId,
        data: { version: after.version, changes: changesOf(before.rules, after.rules) },
        at: kernel.clock.now(),
      });
      return { version: after.version };
    };
    return once(tx, viewer, body.id, 'territory.set_coverage_rules', body, change, async () =>
      presentRules(coverage, await currentRules(tx), mayEdit),
    );
  });
};
