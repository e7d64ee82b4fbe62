import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';
import { liftRuleNames } from './lifts.ts';

const common = { permission: 'settings.configure', action: 'settings.renovations' } as const;
const percent = z.number().int().min(1).max(100);

/** Days a plan is posted at least before it is voted on. */
export const postDays = defineSetting({ key: 'renovations.post_days', schema: z.number().int().min(1).max(60), default: 7, ...common });
/** Which rule holds for putting a lift into a unit. */
export const liftRule = defineSetting({
  key: 'renovations.lift_rule',
  schema: z.enum(liftRuleNames),
  default: 'code',
  words: 'renovations-settings.liftRules',
  ...common,
});
/** Per cent of those asked that answer at least, for residents to have accepted. */
export const acceptTurnout = defineSetting({ key: 'renovations.accept_turnout', schema: percent, default: 50, ...common });
/** Per cent of the answers that are satisfied at least. */
export const acceptShare = defineSetting({ key: 'renovations.accept_share', schema: percent, default: 80, ...common });
