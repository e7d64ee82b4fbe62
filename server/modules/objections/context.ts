import { settingOf } from '#contract/kernel/settings.ts';
import { decisionDays, mostReturns, rulingAt } from '#contract/objections/settings.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { Cases } from '#modules/cases/index.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly cases: Cases;
  readonly accounts: Accounts;
}
export interface Objections {
  readonly context: Context;
  readonly sheet: WorkKind<{ from?: string | undefined; to?: string | undefined }, undefined>;
}

/** What the jurisdiction says of objections. */
export const rulesOf = async ({ kernel }: Pick<Context, 'kernel'>, jurisdictionId: string) => {
  const settings = (await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {};
  return { days: settingOf(decisionDays, settings), rulingAt: settingOf(rulingAt, settings), returns: settingOf(mostReturns, settings) };
};
