import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Participants } from '#contract/proposals/values.ts';
import { outermost } from '#contract/territory/levels.ts';

/** Who follows the proposals of an area from the draft on. */
export const mayRead = (viewer: Viewer | null, areaPath?: string): boolean => viewer !== null && can(viewer, 'proposals.read', areaPath);
/** Who leads proposals of an area through their steps. */
export const mayManage = (viewer: Viewer | null, areaPath?: string): boolean =>
  viewer !== null && can(viewer, 'proposals.manage', areaPath);
/** Who may say something in a step: whoever is signed in where residents are asked, else those with a post there. */
export const mayTalk = (viewer: Viewer | null, asked: Participants, areaPath: string): boolean =>
  viewer !== null && !viewer.anonymous && (asked === 'residents' || mayRead(viewer, areaPath));

const codeOf = (path: string): string => path.replaceAll('.', '');
/** Codes of the areas whose proposals somebody follows, or leads. */
export const readCodes = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'proposals.read')).map(codeOf);
export const managedCodes = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'proposals.manage')).map(codeOf);
