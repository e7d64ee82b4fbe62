import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { outermost, pathOfCode } from '#contract/territory/levels.ts';

const codesOf = (paths: readonly string[]): string[] => outermost(paths).map((path) => path.replaceAll('.', ''));

/** Codes of the areas whose call list is the viewer's. */
export const callAreas = (viewer: Viewer): string[] => codesOf(areasWith(viewer, 'cases.call_back'));
/** Codes of the areas whose figures the viewer sees. */
export const readAreas = (viewer: Viewer): string[] => codesOf(areasWith(viewer, 'ratings.read'));
/** Organisations whose own figures the viewer sees. */
export const readOrganisations = (viewer: Viewer): string[] => organisationsWith(viewer, 'ratings.read_own');
/** Codes of the areas for which the viewer rules. */
export const ruleAreas = (viewer: Viewer): string[] => codesOf(areasWith(viewer, 'ratings.rule'));

export const mayCall = (viewer: Viewer, areaCode: string): boolean => can(viewer, 'cases.call_back', pathOfCode(areaCode));
export const mayRule = (viewer: Viewer, areaCode: string): boolean => can(viewer, 'ratings.rule', pathOfCode(areaCode));

/** Organisations for which the viewer asks that complaints not count. */
export const askOrganisations = (viewer: Viewer): string[] => organisationsWith(viewer, 'ratings.ask_exclusion');
export const mayAskFor = (viewer: Viewer, organisationId: string): boolean => askOrganisations(viewer).includes(organisationId);
/** Codes of the areas for which the viewer decides: those of the own posts, as another level never decides for them. */
export const decideAreas = (viewer: Viewer): string[] =>
  areasWith(viewer, 'ratings.decide_exclusion').map((path) => path.replaceAll('.', ''));
export const mayDecide = (viewer: Viewer, levelCode: string): boolean => decideAreas(viewer).includes(levelCode);

/** Nobody decides on what they or the organisation they work in have asked for. */
export const isOwnRequest = (viewer: Viewer, { askedBy, organisationId }: { askedBy: string; organisationId: string }): boolean =>
  askedBy === viewer.accountId || viewer.posts.some((post) => post.organisationId === organisationId);

export const seesExclusion = (viewer: Viewer, { areaCode, organisationId }: { areaCode: string; organisationId: string }): boolean =>
  can(viewer, 'ratings.read', pathOfCode(areaCode)) || readOrganisations(viewer).includes(organisationId);

/** Codes of the areas whose closed cases the viewer looks at again, and for which the viewer draws. */
export const inspectAreas = (viewer: Viewer): string[] => codesOf(areasWith(viewer, 'ratings.inspect'));
export const drawAreas = (viewer: Viewer): string[] => codesOf(areasWith(viewer, 'ratings.draw'));
export const mayDraw = (viewer: Viewer, areaCode: string): boolean => can(viewer, 'ratings.draw', pathOfCode(areaCode));

/** Whoever answered or closed a case does not look at it again. */
export const mayInspect = (
  viewer: Viewer,
  { areaCode, answeredBy, closedBy }: { areaCode: string; answeredBy: string | null; closedBy: string | null },
): boolean => can(viewer, 'ratings.inspect', pathOfCode(areaCode)) && viewer.accountId !== answeredBy && viewer.accountId !== closedBy;
