import { z } from 'zod';
import { timeUnits } from '../cases/categories.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { baseOf } from '../kernel/kinds.ts';
import { type WhistleKind, whistleKindSet, whistleKinds } from './kinds.ts';

/** Minutes beside the units of case limits, since an emergency is answered in less than an hour. */
export const whistleUnits = ['minutes', ...timeUnits] as const;
/** A limit counted from the call. */
export const whistleLimit = z.object({ n: z.number().int().positive().max(1000), unit: z.enum(whistleUnits) });
export type WhistleLimit = z.infer<typeof whistleLimit>;

/** Levels from which departments are called. */
export const callerLevels = ['county', 'street', 'community'] as const;

/** What holds for whistles of a kind. */
export const whistleRule = z.object({
  kind: kindCode(whistleKindSet),
  answer: whistleLimit.describe('until when a called organisation answers: comes with whom, or cannot and why'),
  contact: whistleLimit.nullable().describe('until when it gets in touch; null: not asked'),
  arrive: whistleLimit.nullable().describe('until when it is on site; null: at the time set with the call'),
  feedback: whistleLimit.nullable().describe('until when it tells what was done; null: not asked'),
  starters: z.array(z.enum(callerLevels)).min(1).max(3).describe('levels that may call so'),
});
export type WhistleRule = z.infer<typeof whistleRule>;

/** The rules of a jurisdiction; kinds without one go by that of the kind they refine, or by the default. */
export const whistleRules = z.object({ rules: z.array(whistleRule).max(60) });
export type WhistleRules = z.infer<typeof whistleRules>;

const hour = { n: 1, unit: 'working_hours' } as const;
const day = { n: 24, unit: 'emergency_hours' } as const;
const days = (n: number) => ({ n, unit: 'working_days' }) as const;
const soon = { n: 30, unit: 'minutes' } as const;
/**
 * What holds until a jurisdiction decides otherwise. Half an hour on site: Pinggu, Beijing, 2017. Sign in an hour, contact within 24, report in 3 working days (5
 * where it is hard): Gulou, Nanjing, 2023.
 */
const defaults: Readonly<Record<(typeof whistleKinds)[number], Omit<WhistleRule, 'kind'>>> = {
  joint: { answer: hour, contact: null, arrive: null, feedback: days(3), starters: ['county', 'street'] },
  key_work: { answer: hour, contact: day, arrive: null, feedback: days(3), starters: ['county', 'street', 'community'] },
  emergency: { answer: soon, contact: null, arrive: soon, feedback: days(3), starters: ['county', 'street', 'community'] },
  unsolved: { answer: hour, contact: day, arrive: null, feedback: days(5), starters: ['county', 'street'] },
};
export const defaultRules: readonly WhistleRule[] = whistleKinds.map((kind) => ({ kind, ...defaults[kind] }));

/** The rule of a kind: its own, that of the kind it refines, or the default. */
export const ruleOf = (rules: readonly WhistleRule[], kind: WhistleKind): WhistleRule => {
  const base = baseOf(kind);
  return rules.find((one) => one.kind === kind) ?? rules.find((one) => one.kind === base) ?? { kind, ...defaults[base] };
};
