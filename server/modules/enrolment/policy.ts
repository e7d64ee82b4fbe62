import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import type { Standing } from '#contract/enrolment/lifecycle.ts';
import { outermost } from '#contract/territory/levels.ts';

const codeOf = (path: string): string => path.replaceAll('.', '');
/** Codes of the areas whose members a viewer sees. */
export const readCodes = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'enrolment.read')).map(codeOf);
export const mayRead = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'enrolment.read', areaPath);
export const mayManage = (viewer: Viewer, areaPath?: string): boolean => can(viewer, 'enrolment.manage', areaPath);
/** Units for whose branch a viewer stands. */
export const unitsOf = (viewer: Viewer): string[] => organisationsWith(viewer, 'enrolment.confirm');

/** Whom rights on an enrolment depend on. */
export interface Placed {
  readonly areaPath: string;
  readonly unitId: string | null;
  readonly accountId: string | null;
}
/** In what ways a viewer stands to an enrolment; none: it is closed to them. */
export const standingsTo = (viewer: Viewer, { areaPath, unitId, accountId }: Placed): Standing[] => [
  ...(accountId === viewer.accountId ? (['own'] as const) : []),
  ...(unitId !== null && unitsOf(viewer).includes(unitId) ? (['branch'] as const) : []),
  ...(mayManage(viewer, areaPath) ? (['community'] as const) : []),
];
