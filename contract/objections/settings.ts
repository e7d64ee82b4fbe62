import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.objections' } as const;

/** Working days in which an objection to a dispatch is decided. */
export const decisionDays = defineSetting({ key: 'objections.days', schema: z.number().int().min(1).max(30), default: 1, ...common });
/** The how-manieth objection on a case goes up to the district, whose ruling is final. */
export const rulingAt = defineSetting({ key: 'objections.ruling_at', schema: z.number().int().min(1).max(5), default: 2, ...common });
/** How often a case may simply be given back; after that only an objection is left. */
export const mostReturns = defineSetting({ key: 'objections.returns', schema: z.number().int().min(0).max(20), default: 2, ...common });
