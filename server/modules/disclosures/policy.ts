import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

export const mayRead = (viewer: Viewer, areaPath: string): boolean =>
  areasWith(viewer, 'disclosures.read').some((own) => isWithin(areaPath, own));
export const mayPublish = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'disclosures.publish', areaPath);
export const mayAnswer = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'disclosures.answer', areaPath);
/** Whoever looks into it stands above: the street for a community. Nobody is above the whole, so it looks into its own. */
export const mayFind = (viewer: Viewer, areaPath: string, rootPath: string): boolean =>
  areasWith(viewer, 'disclosures.inquire').some((own) => isWithin(areaPath, own) && (own !== areaPath || own === rootPath));
/** Codes of areas, as rows keep them. */
export const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
