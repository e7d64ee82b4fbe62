import { shanghaiDay } from '#contract/kernel/day.ts';
import { pointRules, shippedRules } from '#contract/points/rules.ts';
import type { StatementLine } from '#contract/points/statement.ts';
import { jurisdictionOf, type Tx } from '#kernel/db.ts';
import { versionNumbered } from '#kernel/definitions/store.ts';
import type { RuleRef } from '../../ledger/described.ts';
import { namesOfAccounts } from '../store/people.ts';

type RuleTold = NonNullable<StatementLine['rule']>;

/** Says what rules are called, since when they hold and who published them, by `<code> <version>`. */
export const explainRules = async (tx: Tx, refs: readonly RuleRef[]): Promise<ReadonlyMap<string, RuleTold>> => {
  const key = { jurisdictionId: jurisdictionOf(tx), kind: 'points.rules', subject: '' };
  const told = new Map<string, RuleTold>();
  for (const version of new Set(refs.map((one) => one.version))) {
    const found = version === 0 ? null : await versionNumbered(tx, key, version);
    const { rules } = found ? pointRules.parse(found.content) : shippedRules;
    const by = found?.publishedBy ? ((await namesOfAccounts(tx, [found.publishedBy])).get(found.publishedBy) ?? null) : null;
    for (const { code, title } of rules)
      told.set(`${code} ${version}`, { title, version, by, since: found ? shanghaiDay(found.effectiveFrom) : null });
  }
  return told;
};
