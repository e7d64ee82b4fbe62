import { periodSettings } from '#contract/disclosures/settings.ts';
import type { DisclosureKind } from '#contract/disclosures/values.ts';
import { settingOf } from '#contract/kernel/settings.ts';

/** Days each kind stays up at least. */
export const shortestOf = (settings: Readonly<Record<string, unknown>>, kind: DisclosureKind): number =>
  settingOf(periodSettings[kind], settings);
