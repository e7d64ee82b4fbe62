import type { AdmissionImport } from '#contract/admission/api.ts';
import { certificateNames, offList } from '#contract/admission/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { ImportAsked } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { Cases } from '#modules/cases/index.ts';
import { namesIn } from './domain/admit.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly cases: Cases;
  readonly accounts: Accounts;
}
export interface Admission {
  readonly context: Context;
  readonly sheets: { readonly import: WorkKind<ImportAsked, AdmissionImport>; readonly export: WorkKind<object, undefined> };
}

/** What the jurisdiction says of admission. */
export const rulesOf = async ({ kernel }: Pick<Context, 'kernel'>, jurisdictionId: string) => {
  const settings = (await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {};
  return { offList: settingOf(offList, settings), certificates: namesIn(settingOf(certificateNames, settings)) };
};
