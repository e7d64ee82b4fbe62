import { alikeShare, remindDays, synonyms } from '#contract/collections/settings.ts';
import { repeatDays } from '#contract/demands/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { Coverage } from '#modules/coverage/index.ts';
import type { Demands } from '#modules/demands/index.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Registers } from '#modules/registers/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { groupsIn } from './domain/words-alike.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly accounts: Accounts;
  readonly registers: Registers;
  readonly demands: Demands;
  readonly coverage: Coverage;
}

/** Of what demands are that tasks make: a sheet to be filled in. */
export const sheetSubject = 'collections.sheet';

/** What the jurisdiction says of collection tasks. */
export const rulesOf = async ({ kernel }: Pick<Context, 'kernel'>, jurisdictionId: string) => {
  const settings = (await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {};
  return {
    remindDays: settingOf(remindDays, settings),
    alikeShare: settingOf(alikeShare, settings),
    synonyms: groupsIn(settingOf(synonyms, settings)),
    repeatDays: settingOf(repeatDays, settings),
  };
};
