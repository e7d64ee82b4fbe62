import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.collections' } as const;

/** How many days before the last one addressees who have not answered are reminded. */
export const remindDays = defineSetting({ key: 'collections.remind_days', schema: z.number().int().min(0).max(30), default: 2, ...common });

/** So many per cent of a task's columns may have been asked by the same level lately; from there on it needs a reason. */
export const alikeShare = defineSetting({
  key: 'collections.alike_share',
  schema: z.number().int().min(20).max(100),
  default: 60,
  ...common,
});

/** Words that mean the same in headings, one group a line: 户数、家庭数. They add to those that come with the platform. */
export const synonyms = defineSetting({ key: 'collections.synonyms', schema: z.string().max(5000), default: '', ...common });
