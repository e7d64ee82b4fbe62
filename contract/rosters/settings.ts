import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

/** Hours of rest between two shifts of one person, in whatever roster; 0: shifts may follow one another. */
export const restHours = defineSetting({
  key: 'rosters.rest_hours',
  schema: z.number().int().min(0).max(48),
  default: 0,
  permission: 'settings.configure',
  action: 'settings.rosters',
});

/** Days looked ahead for shifts with too few people. */
export const lookAhead = defineSetting({
  key: 'rosters.look_ahead',
  schema: z.number().int().min(1).max(60),
  default: 14,
  permission: 'settings.configure',
  action: 'settings.rosters',
});
