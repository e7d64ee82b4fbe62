import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

interface Planned {
  readonly areaPath: string;
  readonly leadId: string;
  readonly origin: string;
  /** Of a plan about one person: who else knows of it. */
  readonly seenBy: readonly string[];
}

export const readAreas = (viewer: Viewer): string[] => areasWith(viewer, 'visits.read');
/** Codes of areas, as rows keep them. */
export const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
/** Whoever leads a plan, as long as they hold a post at all. */
export const leads = (viewer: Viewer, { leadId }: Pick<Planned, 'leadId'>): boolean =>
  leadId === viewer.accountId && viewer.posts.length > 0;
/** Whoever visits a household: given it by a post, as long as that lasts; heads of buildings and contacts without one. Or in somebody's place up to a day. */
export const visitsThere = (
  viewer: Viewer,
  a: { visitorId: string; substituteId: string | null; substituteUntil: string | null; byPost: boolean; areaPath: string },
  today: string,
): boolean =>
  (a.visitorId === viewer.accountId || (a.substituteId === viewer.accountId && (a.substituteUntil ?? '') >= today)) &&
  (!a.byPost || can(viewer, 'visits.visit', a.areaPath));
/** Whoever gives households of a plan to visitors and changes it. Plans of other modules are changed by these alone. */
export const managesPlan = (viewer: Viewer, plan: Planned): boolean =>
  plan.origin === 'visits' && (leads(viewer, plan) || can(viewer, 'visits.manage', plan.areaPath));
/** A plan is seen where it is carried out and above; one about one person by whoever has to do with it alone. */
export const seesPlan = (viewer: Viewer, plan: Planned): boolean =>
  leads(viewer, plan) ||
  plan.seenBy.includes(viewer.accountId) ||
  (plan.origin === 'visits' && readAreas(viewer).some((own) => isWithin(plan.areaPath, own) || isWithin(own, plan.areaPath)));
export const makesPlans = (viewer: Viewer, areaPath?: string): boolean => can(viewer, 'visits.manage', areaPath);
/** Who keeps the register of households decides whether one has moved. */
export const keepsHouseholds = (viewer: Viewer, areaPath?: string): boolean => can(viewer, 'households.manage', areaPath);
export const householdAreas = (viewer: Viewer): string[] => areasWith(viewer, 'households.manage');
