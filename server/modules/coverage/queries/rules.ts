import type { Viewer } from '#contract/accounts/viewer.ts';
import type { CoverageRuleBook } from '#contract/coverage/api.ts';
import { rulesWith } from '#contract/coverage/rule-book.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { readInForce } from '#kernel/definitions/definitions.ts';
import { lastVersion } from '#kernel/definitions/store.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Coverage } from '../coverage.ts';
import { mayEditRules, mayReadRules } from '../domain/rights.ts';
import { type Asked, type Measure, rulesOf } from '../measures.ts';

export type Rule = CoverageRuleBook['rules'][number];

/** The rules that hold in a jurisdiction at a moment, and the number of its newest version. */
export const currentRules = async (
  tx: Tx,
  { rules: kind }: Coverage,
  { jurisdictionId, at, own }: Pick<Asked, 'jurisdictionId' | 'at'> & { readonly own: readonly Measure[] },
): Promise<{ version: number; rules: Rule[] }> => {
  const newest = await lastVersion(tx, { jurisdictionId, kind: kind.kind, subject: '' });
  const inForce = newest && (await readInForce(tx, kind, jurisdictionId, at));
  return { version: newest?.version ?? 0, rules: rulesWith(inForce?.content.rules ?? [], rulesOf(own)) };
};

/** The answer that shows rules to a viewer. */
export const presentRules = (
  coverage: Coverage,
  own: readonly Measure[],
  { version, rules }: { version: number; rules: readonly Rule[] },
  mayEdit: boolean,
): CoverageRuleBook => ({
  version,
  rules: [...rules],
  measures: [...coverage.measures.all(), ...own].map(({ code, subject, levels, unit, words }) => ({
    code,
    subject,
    levels: [...levels],
    unit,
    words: words ?? null,
  })),
  mayEdit,
});

/**
 * The rules of the jurisdiction, for those who read the coverage or change its rules.
 * @throws session.forbidden
 */
export const ruleBookFor = async (kernel: Kernel, coverage: Coverage, viewer: Viewer): Promise<CoverageRuleBook> => {
  const { root } = await coverage.territory.snapshot(viewer.jurisdictionId);
  if (!mayReadRules(viewer, root.path)) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  const own = await coverage.measures.ownOf(jurisdictionId);
  const current = await kernel.db.read(accessOf(viewer), (tx) =>
    currentRules(tx, coverage, { jurisdictionId, at: kernel.clock.now(), own }),
  );
  return presentRules(coverage, own, current, mayEditRules(viewer, root.path));
};
