import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.visits' } as const;

/** Months for which answers and notes of a visit are kept. That there was a visit, and its result, stay. */
export const keepMonths = defineSetting({ key: 'visits.keep_months', schema: z.number().int().min(3).max(120), default: 36, ...common });

/** Days before the end of a plan or assignment from which its renewal is to be decided. */
export const renewDays = defineSetting({ key: 'visits.renew_days', schema: z.number().int().min(1).max(90), default: 14, ...common });

/** Share of their roster's hours that those who work in a community are to spend on visits, per cent. */
export const visitShare = defineSetting({ key: 'visits.share_percent', schema: z.number().int().min(0).max(100), default: 50, ...common });
