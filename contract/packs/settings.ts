import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

/** Public keys (base64) of those whose packs are trusted, one a line or separated by blanks; our own always are. */
export const trustedKeys = defineSetting({
  key: 'packs.trusted',
  schema: z.string().trim().max(4_000),
  default: '',
  permission: 'settings.configure',
  action: 'settings.packs',
});
