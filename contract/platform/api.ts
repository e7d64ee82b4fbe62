import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { reason } from '../kernel/shapes.ts';
import { done, id, moment, page, paging } from '../kernel/values.ts';

export { addKind, changeKind, listKinds } from './local-kinds.ts';

const name = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u);

/** Events of one subject that one subscriber could not take. */
export const heldDelivery = z.object({
  subscriber: name.describe('who was to be told, `<module>.<what>`'),
  subject: name.describe('what the events are about, e.g. the id of a case'),
  events: z.number().int().describe('the one that failed and those waiting behind it'),
  attempts: z.number().int(),
  error: z.string().nullable().describe('why the last try failed, as the program said it'),
  since: moment,
  parkedAt: moment.nullable().describe('from when on it is not tried again by itself'),
  nextAt: moment.nullable(),
});
export type HeldDelivery = z.infer<typeof heldDelivery>;

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/api/deliveries',
  access: 'session',
  summary: 'Deliveries of events that failed, parked ones first, at most 100 of each (system administrator)',
  response: z.object({ parked: z.number().int(), failing: z.number().int(), items: z.array(heldDelivery) }),
});

export const releaseDeliveries = endpoint({
  method: 'POST',
  path: '/api/deliveries/release',
  access: 'session',
  summary: 'Try parked deliveries again at once: one, or all of a subscriber (system administrator)',
  body: z.object({ id, subscriber: name, subject: name.nullable().describe('null: all of the subscriber'), reason }),
  response: done,
  errors: ['platform.delivery_gone'],
});

export const giveUpDelivery = endpoint({
  method: 'POST',
  path: '/api/deliveries/give-up',
  access: 'session',
  summary: 'Drop the parked event for this subscriber; those waiting behind it are delivered (system administrator)',
  body: z.object({ id, subscriber: name, subject: name, reason }),
  response: done,
  errors: ['platform.delivery_gone'],
});

export const getSheetLine = endpoint({
  method: 'GET',
  path: '/api/sheet-line',
  access: 'session',
  summary: 'How many files are dealt with before the newest import or export of one’s own; null when none waits or runs, 0 while it runs',
  response: z.object({ ahead: z.number().int().nullable() }),
});

/** Steps to a jurisdiction at work, in the order in which they are best done. */
export const readinessSteps = [
  'areas',
  'administrators',
  'people',
  'boundaries',
  'categories',
  'rules',
  'address',
  'gateway',
  'passwords',
] as const;
/** Which administrator takes a step. */
export const readinessOwners: Readonly<Record<(typeof readinessSteps)[number], 'system_admin' | 'security_admin'>> = {
  areas: 'system_admin',
  administrators: 'security_admin',
  people: 'security_admin',
  boundaries: 'system_admin',
  categories: 'system_admin',
  rules: 'system_admin',
  address: 'system_admin',
  gateway: 'system_admin',
  passwords: 'security_admin',
};
export const firstStep = z.object({
  step: z.enum(readinessSteps),
  problems: z
    .array(z.object({ state: z.enum(['warn', 'fail']), detail: z.string(), advice: z.string() }))
    .describe('what is missing and what to do, in the language asked for; none: the step is done'),
});
export type FirstStep = z.infer<typeof firstStep>;

export const getFirstSteps = endpoint({
  method: 'GET',
  path: '/api/first-steps',
  access: 'session',
  summary: 'What the jurisdiction still lacks before it can work (system administrator)',
  response: z.object({ steps: z.array(firstStep) }),
});

const option = z.object({ value: z.string(), label: z.string() });
/** How a value is typed in. */
export const settingForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('switch') }),
  z.object({ kind: z.literal('one'), options: z.array(option) }),
  z.object({ kind: z.literal('several'), options: z.array(option) }),
  z.object({ kind: z.literal('number'), min: z.number().nullable(), max: z.number().nullable() }),
  z.object({ kind: z.literal('text'), max: z.number() }),
]);
export type SettingForm = z.infer<typeof settingForm>;

/** One change of a setting; null as a value: the default. */
export const settingChange = z.object({
  version: z.number().int(),
  by: z.string().nullable().describe('name; null for the platform itself'),
  at: moment,
  before: z.unknown(),
  after: z.unknown(),
});
export type SettingChange = z.infer<typeof settingChange>;

export const settingItem = z.object({
  key: z.string(),
  title: z.string(),
  help: z.string(),
  form: settingForm.nullable().describe('null: it has an editor of its own'),
  editor: z.string().nullable().describe('`settings`, or the page of the console that changes it'),
  guarded: z.boolean().describe('only a command of its module changes it'),
  value: z.unknown(),
  standard: z.unknown().describe('what holds where nothing was decided'),
  decided: z.boolean(),
  version: z.number().int().describe('how often it was changed; sent back with a change'),
  changed: settingChange.nullable(),
});
export type SettingItem = z.infer<typeof settingItem>;

const params = z.object({ key: name });
export const listSettings = endpoint({
  method: 'GET',
  path: '/api/settings',
  access: 'session',
  summary: 'The settings one may decide, in the language asked for, with their values, defaults and last changes',
  response: z.object({ items: z.array(settingItem) }),
});

export const setSetting = endpoint({
  method: 'PUT',
  path: '/api/settings/:key',
  access: 'session',
  summary: 'Decide one setting, or with null give it back to its default',
  params,
  body: z.object({ id, version: z.number().int().min(0), value: z.unknown() }),
  response: done,
  errors: ['platform.setting_changed', 'platform.setting_guarded', 'platform.setting_malformed'],
});

export const listSettingChanges = endpoint({
  method: 'GET',
  path: '/api/settings/:key/changes',
  access: 'session',
  summary: 'Who changed a setting when, from what to what; newest first',
  params,
  query: z.object(paging),
  response: page(settingChange),
});
