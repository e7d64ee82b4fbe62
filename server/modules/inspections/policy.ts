import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

/** A deduction as far as rights depend on it. */
export interface Placed {
  readonly areaPath: string;
  readonly companyId: string | null;
}

export const readAreas = (viewer: Viewer): string[] => areasWith(viewer, 'inspections.read');
export const recordAreas = (viewer: Viewer): string[] => areasWith(viewer, 'inspections.record');
export const ruleAreas = (viewer: Viewer): string[] => areasWith(viewer, 'inspections.rule');
/** Companies for which the viewer answers. */
export const companiesOf = (viewer: Viewer): string[] => organisationsWith(viewer, 'inspections.answer');
export const mayUse = (viewer: Viewer): boolean => can(viewer, 'inspections.read') || companiesOf(viewer).length > 0;
export const records = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'inspections.record', areaPath);
export const rules = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'inspections.rule', areaPath);
export const answersFor = (viewer: Viewer, { companyId }: Pick<Placed, 'companyId'>): boolean =>
  companyId !== null && companiesOf(viewer).includes(companyId);
export const sees = (viewer: Viewer, placed: Placed): boolean =>
  readAreas(viewer).some((own) => isWithin(placed.areaPath, own)) || answersFor(viewer, placed);
/** Codes of areas, as rows keep them. */
export const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
