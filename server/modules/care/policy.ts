import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin, outermost } from '#contract/territory/levels.ts';

/** Areas in which a viewer leads or visits at all; a record of theirs elsewhere is closed to them. */
export const careAreas = (viewer: Viewer): string[] => outermost([...areasWith(viewer, 'care.keep'), ...areasWith(viewer, 'care.visit')]);

/** Whom rights on a record depend on. */
export interface Entrusted {
  readonly areaPath: string;
  readonly leadId: string;
  readonly visitorIds: readonly string[];
}
const worksIn = (viewer: Viewer, { areaPath }: Pick<Entrusted, 'areaPath'>): boolean =>
  careAreas(viewer).some((root) => isWithin(areaPath, root));

/** Who reads a record: its lead and whoever visits, while they work there. Nobody else, however high. */
export const readsRecord = (viewer: Viewer, one: Entrusted): boolean =>
  worksIn(viewer, one) && (one.leadId === viewer.accountId || one.visitorIds.includes(viewer.accountId));
export const leadsRecord = (viewer: Viewer, one: Entrusted): boolean =>
  one.leadId === viewer.accountId && can(viewer, 'care.keep', one.areaPath);

export const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
