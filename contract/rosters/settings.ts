import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

/** Days looked ahead for shifts with too few people. */
export const lookAhead = defineSetting({
  key: 'rosters.look_ahead',
  schema: z.number().int().min(1).max(60),
  default: 14,
  permission: 'settings.configure',
  action: 'settings.rosters',
});
