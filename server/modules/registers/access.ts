import type { Viewer } from '#contract/accounts/viewer.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import { type Access, accessOf } from '#kernel/db.ts';
import { readAreas } from './policy.ts';

/** What row-level security lets a viewer see of a register: rows in the areas where its own permission counts, and those of no area. */
export const rowAccess = (viewer: Viewer, register: Pick<RegisterContent, 'access'>): Access => ({
  ...accessOf(viewer),
  scopes: readAreas(viewer, register),
  organisations: [],
});
