import { approver, mostDays, mostTimes } from '#contract/extensions/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { Cases } from '#modules/cases/index.ts';
import type { ExtensionsAsked } from './queries/sheet.ts';

/** What the commands and queries of this module work with. */
export interface Extensions {
  readonly kernel: Kernel;
  readonly cases: Cases;
  readonly accounts: Accounts;
  /** A list of requests as a workbook. */
  readonly sheet: WorkKind<ExtensionsAsked, undefined>;
}

/** What the jurisdiction allows. */
export const rulesOf = async ({ kernel }: Pick<Extensions, 'kernel'>, jurisdictionId: string) => {
  const settings = (await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {};
  return { days: settingOf(mostDays, settings), times: settingOf(mostTimes, settings), approver: settingOf(approver, settings) };
};
