import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import type { EntrustmentStep } from '#contract/services/kinds.ts';
import { outermost } from '#contract/territory/levels.ts';

/** What rights about an application or entrustment depend on. */
export interface Placed {
  readonly areaPath: string;
  readonly accountId: string | null;
}

/** Paths of the areas whose applications a viewer reads. */
export const readAreas = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'services.read'));
/** Organisations whose applications a viewer handles or follows. */
export const readOrganisations = (viewer: Viewer): string[] => organisationsWith(viewer, 'cases.read_assigned');
/** Organisations for which a viewer decides. */
export const deciding = (viewer: Viewer): string[] => organisationsWith(viewer, 'cases.handle');
export const mayUseServices = (viewer: Viewer): boolean => readAreas(viewer).length > 0 || readOrganisations(viewer).length > 0;
export const mayTakeIn = (viewer: Viewer, areaPath?: string): boolean => can(viewer, 'services.window', areaPath);
export const mayAssist = (viewer: Viewer, areaPath?: string): boolean => can(viewer, 'services.assist', areaPath);

/** Who sees an application as somebody of the staff. */
export const seesApplication = (viewer: Viewer, one: Placed & { readonly organisationId: string }): boolean =>
  can(viewer, 'services.read', one.areaPath) || readOrganisations(viewer).includes(one.organisationId);
/** Who works on it, and so reads what was answered: whoever decides, and whoever takes in there. */
export const worksOn = (viewer: Viewer, one: Placed & { readonly organisationId: string; readonly agentId: string | null }): boolean =>
  deciding(viewer).includes(one.organisationId) || mayTakeIn(viewer, one.areaPath) || one.agentId === viewer.accountId;
export const isOwn = (viewer: Viewer, one: Pick<Placed, 'accountId'>): boolean => !viewer.anonymous && one.accountId === viewer.accountId;

/** Codes of the paths, for conditions. */
export const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));

/** Whether a viewer may take a step of an entrustment: the person ends it, the agent acts, and somebody else calls back. */
export const mayStep = (viewer: Viewer, one: Placed & { readonly agentId: string | null }, step: EntrustmentStep): boolean => {
  const acts = one.agentId === viewer.accountId;
  if (step === 'end') return acts || isOwn(viewer, one);
  if (step === 'deliver') return acts;
  if (step === 'call_back') return !acts && mayTakeIn(viewer, one.areaPath);
  return mayAssist(viewer, one.areaPath);
};
