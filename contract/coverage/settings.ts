import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';
import { coverageRule } from './api.ts';

/** Rules of coverage that differ from the standard ones. */
export const coverageRules = defineSetting({
  key: 'coverageRules',
  schema: z.object({ version: z.number().int().min(0), rules: z.array(coverageRule).max(60) }),
  default: { version: 0, rules: [] },
  permission: 'coverage.set_rules',
  action: 'settings.coverage_rules',
  editor: '/coverage',
  guarded: true,
});
