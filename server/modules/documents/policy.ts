import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import type { DocumentRecord, Readable } from './domain/document.ts';

/** Codes of the areas whose documents a viewer reads, and the organisations whose. */
export const reachOf = (viewer: Viewer): { areas: string[]; organisations: string[] } => ({
  areas: areasWith(viewer, 'documents.read').map((path) => path.replaceAll('.', '')),
  organisations: organisationsWith(viewer, 'documents.sign'),
});
export const mayRead = (viewer: Viewer, { areaPath, organisationIds }: DocumentRecord): boolean =>
  can(viewer, 'documents.read', areaPath) || organisationIds.some((one) => organisationsWith(viewer, 'documents.sign').includes(one));
export const mayMake = (viewer: Viewer, areaPath: string): boolean => can(viewer, 'documents.make', areaPath);
/**
 * A party signs on an account that works for it, or before whoever makes documents there. One that is no organisation here signs before those who work for a party that
 * is: who serves a notice takes the receiver's signature.
 */
export const maySign = (viewer: Viewer, document: Readable, party: number): boolean => {
  const signs = document.parties[party];
  if (!signs) return false;
  const own = organisationsWith(viewer, 'documents.sign');
  const before = signs.organisationId === null ? document.organisationIds : [signs.organisationId];
  return document.makes || before.some((organisation) => own.includes(organisation));
};
