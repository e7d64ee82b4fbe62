import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin, outermost } from '#contract/territory/levels.ts';

const codesWith = (viewer: Viewer, permission: 'meetings.read' | 'meetings.run' | 'meetings.lead'): string[] =>
  outermost(areasWith(viewer, permission)).map((path) => path.replaceAll('.', ''));
/** Codes of the areas whose meetings somebody sees, runs, or leads. */
export const readCodes = (viewer: Viewer): string[] => codesWith(viewer, 'meetings.read');
export const runCodes = (viewer: Viewer): string[] => codesWith(viewer, 'meetings.run');
export const leadCodes = (viewer: Viewer): string[] => codesWith(viewer, 'meetings.lead');
export const mayUse = (viewer: Viewer): boolean => can(viewer, 'meetings.read');
export const mayRead = (viewer: Viewer, areaPath: string): boolean =>
  areasWith(viewer, 'meetings.read').some((own) => isWithin(areaPath, own));
/** Keeps a body and runs its meetings. */
export const mayRun = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'meetings.run', areaPath);
/** Chairs what was raised to an area. */
export const mayLead = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'meetings.lead', areaPath);
