import { settingOf } from '#contract/kernel/settings.ts';
import { keptDays } from '#contract/notices/settings.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Quota } from '#kernel/limiter.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { Rosters } from '#modules/rosters/index.ts';

/** What the module's acts and questions stand on. */
export interface Notices {
  readonly kernel: Kernel;
  readonly accounts: Accounts;
  readonly rosters: Rosters;
  /** Codes that confirm addresses. */
  readonly codes: Quota;
}

/** Days notices of a jurisdiction are kept. */
export const keptDaysIn = async ({ jurisdictions }: Kernel, jurisdictionId: string): Promise<number> =>
  settingOf(keptDays, (await jurisdictions.byId(jurisdictionId))?.settings ?? {});

/** Topic that tells workers of messages that are due. */
export const dueTopic = 'notices.due';

/** Live channel on which processes hear whose inbox has changed. */
export const inboxChannel = 'notices';
/** What it carries. */
export interface InboxNews {
  readonly jurisdictionId: string;
  readonly accounts: readonly string[];
}
