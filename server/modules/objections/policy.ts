import { areasWith, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin, outermost, pathOfCode } from '#contract/territory/levels.ts';

const digits = { county: 6, street: 9 } as const;

/** Code of the area that decides on a case in an area: its street, for a ruling its county. */
export const deciderOf = (areaCode: string, final: boolean): string => areaCode.slice(0, final ? digits.county : digits.street);

/** Organisations for which the viewer objects. */
export const raiseOrganisations = (viewer: Viewer): string[] => organisationsWith(viewer, 'objections.raise');
export const mayRaiseFor = (viewer: Viewer, organisationId: string | null): boolean =>
  organisationId !== null && raiseOrganisations(viewer).includes(organisationId);

/** Paths of the areas for which the viewer decides: for those of the own posts, and for what lies below them. */
export const decidePaths = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'objections.decide'));
export const mayDecide = (viewer: Viewer, waitsFor: string): boolean =>
  decidePaths(viewer).some((path) => isWithin(pathOfCode(waitsFor), path));

/** Nobody decides on what they, or the organisation they handle for, have raised. */
export const isOwn = (viewer: Viewer, { raisedBy, organisationId }: { raisedBy: string; organisationId: string }): boolean =>
  raisedBy === viewer.accountId || raiseOrganisations(viewer).includes(organisationId);

/** Paths of the areas whose objections the viewer sees. */
export const readPaths = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'cases.read'));
