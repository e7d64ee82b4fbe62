import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';
import { rhythms } from './accounts.ts';
import type { DisclosureKind } from './values.ts';

const common = { permission: 'settings.configure', action: 'settings.disclosures' } as const;
const days = z.number().int().min(1).max(365);

/** Days each kind stays up at least; places differ (3, 7, 10, 15, 30), so the help of each says where its figure is from. */
export const resolutionDays = defineSetting({ key: 'disclosures.resolution_days', schema: days, default: 7, ...common });
export const resultDays = defineSetting({ key: 'disclosures.result_days', schema: days, default: 7, ...common });
export const accountsDays = defineSetting({ key: 'disclosures.accounts_days', schema: days, default: 15, ...common });
export const covenantDays = defineSetting({ key: 'disclosures.covenant_days', schema: days, default: 7, ...common });
export const noticeDays = defineSetting({ key: 'disclosures.notice_days', schema: days, default: 3, ...common });
export const progressDays = defineSetting({ key: 'disclosures.progress_days', schema: days, default: 7, ...common });
/** The shortest period of each kind. */
export const periodSettings = {
  resolution: resolutionDays,
  result: resultDays,
  accounts: accountsDays,
  covenant: covenantDays,
  notice: noticeDays,
  progress: progressDays,
} as const satisfies Record<DisclosureKind, unknown>;

/** Days after a decision within which it is published. */
export const withinDays = defineSetting({ key: 'disclosures.within_days', schema: days, default: 3, ...common });
/** Days in which an objection is answered. */
export const answerDays = defineSetting({ key: 'disclosures.answer_days', schema: days, default: 5, ...common });
/** Days in which the level above says what it found. */
export const inquiryDays = defineSetting({ key: 'disclosures.inquiry_days', schema: days, default: 15, ...common });
/** How often accounts of communities are due where nothing else is set for one. */
export const accountsRhythm = defineSetting({
  key: 'disclosures.accounts_rhythm',
  schema: z.enum(rhythms),
  default: 'quarterly',
  words: 'disclosures.rhythms',
  ...common,
});
/** Days after the end of a period in which its accounts are published. */
export const accountsDueDays = defineSetting({ key: 'disclosures.accounts_due_days', schema: days, default: 15, ...common });
