import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

/** A whistle as far as rights depend on it. */
export interface Placed {
  readonly areaPath: string;
  readonly callerPath: string;
}

/** Areas whose whistles a viewer reads: called from there, or about something there. */
export const readAreas = (viewer: Viewer): string[] => areasWith(viewer, 'whistles.read');
/** Areas for which the viewer calls departments. */
export const callAreas = (viewer: Viewer): string[] => areasWith(viewer, 'whistles.call');
/** Organisations for which the viewer answers. */
export const answerOrganisations = (viewer: Viewer): string[] => organisationsWith(viewer, 'whistles.answer');
export const mayUseWhistles = (viewer: Viewer): boolean => can(viewer, 'whistles.read') || answerOrganisations(viewer).length > 0;

/** Seen by whoever reads one of its areas, and by those called. */
export const seesWhistle = (viewer: Viewer, { areaPath, callerPath }: Placed, called: readonly string[]): boolean =>
  readAreas(viewer).some((own) => isWithin(areaPath, own) || isWithin(callerPath, own)) || answersFor(viewer, called);

/** Whether the viewer answers for one of these organisations. */
export const answersFor = (viewer: Viewer, organisationIds: readonly string[]): boolean =>
  answerOrganisations(viewer).some((own) => organisationIds.includes(own));

/** Whoever calls for that area stands for the caller: confirms, rates, ends. */
export const isCaller = (viewer: Viewer, callerPath: string): boolean => can(viewer, 'whistles.call', callerPath);

/** Codes of areas, as rows keep them. */
export const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
