import type { Viewer } from '#contract/accounts/viewer.ts';
import { type Access, accessOf } from '#kernel/db.ts';
import { answerOrganisations, readAreas } from './policy.ts';

/** What row-level security lets a viewer see: sheets in areas the viewer reads, and of organisations the viewer answers for. */
export const sheetAccess = (viewer: Viewer): Access => ({
  ...accessOf(viewer),
  scopes: readAreas(viewer),
  organisations: answerOrganisations(viewer),
});
