import { can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';

/** Organisations for which the viewer applies. */
export const applyOrganisations = (viewer: Viewer): string[] => organisationsWith(viewer, 'admission.apply');
export const mayRead = (viewer: Viewer): boolean => can(viewer, 'admission.read') || applyOrganisations(viewer).length > 0;
/** The list holds in the whole jurisdiction: it is decided by those whose posts reach all of it. */
export const mayDecide = (viewer: Viewer, rootPath: string): boolean => can(viewer, 'admission.decide', rootPath);
