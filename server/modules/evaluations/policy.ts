import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import type { RaterKind } from '#contract/evaluations/values.ts';
import { pathOfCode } from '#contract/territory/levels.ts';

export const mayManage = (viewer: Viewer): boolean => can(viewer, 'evaluations.manage');
/** Who follows all of them with what came of them. */
export const mayRead = (viewer: Viewer): boolean => mayManage(viewer) || can(viewer, 'evaluations.read');
/** Organisations for which somebody rates, and with which they are rated. */
export const ownOrganisations = (viewer: Viewer): string[] => organisationsWith(viewer, 'evaluations.answer');
/** Keys of raters in whose name somebody fills sheets: areas their post stands over themselves, and organisations. */
export const raterKeys = (viewer: Viewer): string[] => [
  ...areasWith(viewer, 'evaluations.rate').map((path) => path.replaceAll('.', '')),
  ...ownOrganisations(viewer),
];
/** Whoever may find something here at all. */
export const mayUse = (viewer: Viewer): boolean => mayRead(viewer) || raterKeys(viewer).length > 0;
/** The path of the area in whose name a rater rates; null for organisations. */
export const pathOfRater = (kind: RaterKind, key: string): string | null => (kind === 'unit' ? null : pathOfCode(key));
