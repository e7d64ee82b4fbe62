import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import type { DocumentRecord } from './domain/document.ts';

/** Codes of the areas whose documents a viewer reads, and the organisations whose. */
export const reachOf = (viewer: Viewer): { areas: string[]; organisations: string[] } => ({
  areas: areasWith(viewer, 'documents.read').map((path) => path.replaceAll('.', '')),
  organisations: organisationsWith(viewer, 'documents.sign'),
});
export const mayRead = (viewer: Viewer, { areaPath, organisationIds }: DocumentRecord): boolean =>
  can(viewer, 'documents.read', areaPath) || organisationIds.some((one) => organisationsWith(viewer, 'documents.sign').includes(one));
export const mayMake = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'documents.make', areaPath);
/** A party signs on an account that works for it, or before whoever makes documents there. */
export const maySign = (viewer: Viewer, document: DocumentRecord, party: number): boolean => {
  const organisation = document.parties[party]?.organisationId;
  return (
    document.parties[party] !== undefined &&
    (mayMake(viewer, document.areaPath) || (organisation != null && organisationsWith(viewer, 'documents.sign').includes(organisation)))
  );
};
