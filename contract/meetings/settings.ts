import { z } from 'zod';
import { typeCode } from '../cases/categories.ts';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.meetings' } as const;

/** Days ahead for which meetings of bodies with a fixed rhythm are arranged by themselves. */
export const aheadDays = defineSetting({ key: 'meetings.ahead_days', schema: z.number().int().min(7).max(180), default: 40, ...common });
/** Case type of resolutions. */
export const caseType = defineSetting({ key: 'meetings.case_type', schema: typeCode, default: 'resolution', ...common });
