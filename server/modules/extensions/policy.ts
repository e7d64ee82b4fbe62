import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin, outermost, pathOfCode } from '#contract/territory/levels.ts';

const digits = { county: 6, street: 9 } as const;

/** Code of the area that decides on a case in an area: its street or county, or the area itself where that lies above. */
export const deciderOf = (areaCode: string, level: keyof typeof digits): string => areaCode.slice(0, digits[level]);

/** Organisations for which the viewer asks. */
export const askOrganisations = (viewer: Viewer): string[] => organisationsWith(viewer, 'extensions.ask');
export const mayAskFor = (viewer: Viewer, organisationId: string | null): boolean =>
  organisationId !== null && askOrganisations(viewer).includes(organisationId);

/** Paths of the areas for which the viewer decides: for those of the own posts, and for what lies below them. */
export const decidePaths = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'extensions.decide'));
export const mayDecide = (viewer: Viewer, waitsFor: string): boolean =>
  decidePaths(viewer).some((path) => isWithin(pathOfCode(waitsFor), path));

/** Nobody decides on what they, or the organisation they handle for, have asked for. */
export const isOwn = (viewer: Viewer, { askedBy, organisationId }: { askedBy: string; organisationId: string }): boolean =>
  askedBy === viewer.accountId || askOrganisations(viewer).includes(organisationId);

export const seesExtension = (viewer: Viewer, { areaCode, organisationId }: { areaCode: string; organisationId: string }): boolean =>
  can(viewer, 'cases.read', pathOfCode(areaCode)) || organisationsWith(viewer, 'cases.read_assigned').includes(organisationId);

/** Paths of the areas whose requests the viewer sees. */
export const readPaths = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'cases.read'));
