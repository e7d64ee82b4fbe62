import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const days = { schema: z.number().int().min(1).max(180), permission: 'settings.configure', action: 'settings.members' } as const;

/** For how many days a letter is valid within the jurisdiction, and to a branch outside. */
export const nearDays = defineSetting({ key: 'members.near_days', default: 30, ...days });
export const farDays = defineSetting({ key: 'members.far_days', default: 90, ...days });
/** How many days before a letter runs out its sender is reminded. */
export const remindDays = defineSetting({ key: 'members.remind_days', default: 7, ...days });
