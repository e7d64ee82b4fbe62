import { complaintDays, limitApprover, limitCommunity, limitGrid, limitStreet, repeatDays } from '#contract/demands/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { AreaLevel } from '#contract/territory/levels.ts';
import type { Kernel } from '#kernel/kernel.ts';

/** What a jurisdiction decided about demands. */
export interface DemandSettings {
  readonly repeatDays: number;
  readonly complaintDays: number;
  /** Demands an addressee of a level gets in a month at most; a level without one has no limit. */
  readonly limits: Readonly<Partial<Record<AreaLevel, number>>>;
  /** The level that lets a limit be exceeded. */
  readonly approver: 'county' | 'street';
}

export const settingsIn = async ({ jurisdictions }: Kernel, jurisdictionId: string): Promise<DemandSettings> => {
  const stored = (await jurisdictions.byId(jurisdictionId))?.settings ?? {};
  const limits = { street: limitStreet, community: limitCommunity, grid: limitGrid };
  return {
    repeatDays: settingOf(repeatDays, stored),
    complaintDays: settingOf(complaintDays, stored),
    limits: Object.fromEntries(
      Object.entries(limits).flatMap(([level, setting]) => {
        const most = settingOf(setting, stored);
        return most > 0 ? [[level, most]] : [];
      }),
    ),
    approver: settingOf(limitApprover, stored),
  };
};
