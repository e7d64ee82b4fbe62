import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

/** Mandates one holder may have in a vote, unless who opens it says otherwise (Weifang 2022, art. 32: three). */
export const proxiesMost = defineSetting({
  key: 'votes.proxies_most',
  schema: z.number().int().min(0).max(1000),
  default: 3,
  permission: 'settings.configure',
  action: 'settings.votes',
});

/** Hours after its end in which the papers of a vote are entered; then the clock closes it where none waits for a second look. */
export const countHours = defineSetting({
  key: 'votes.count_hours',
  schema: z.number().int().min(0).max(720),
  default: 24,
  permission: 'settings.configure',
  action: 'settings.votes',
});
