import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';

/** Codes of the areas whose archive the viewer looks through, there and below. */
export const readCodes = (viewer: Viewer): string[] => areasWith(viewer, 'archive.read').map((path) => path.replaceAll('.', ''));
const pathOf = (areaCode: string, paths: readonly string[]): boolean => paths.some((path) => areaCode.startsWith(path.replaceAll('.', '')));
export const mayRead = (viewer: Viewer, areaCode: string): boolean => pathOf(areaCode, areasWith(viewer, 'archive.read'));
export const mayTakeOut = (viewer: Viewer, areaCode: string): boolean => pathOf(areaCode, areasWith(viewer, 'archive.take_out'));
export const mayAppraise = (viewer: Viewer, areaCode: string): boolean => pathOf(areaCode, areasWith(viewer, 'archive.appraise'));
export const takesOut = (viewer: Viewer): boolean => can(viewer, 'archive.take_out');
