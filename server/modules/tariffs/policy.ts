import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { baseOf } from '#contract/kernel/kinds.ts';
import { outermost } from '#contract/territory/levels.ts';

/** Organisations as far as rights depend on them. */
interface Kinds {
  get(id: string): { readonly kind: string } | null;
}

/** Kinds of organisations that may offer paid services; offices of the government may not. */
const companies: readonly string[] = ['property_company', 'enterprise', 'social_organisation', 'public_institution'];

export const isCompany = (book: Kinds, id: string): boolean => {
  const found = book.get(id);
  return found !== null && companies.includes(baseOf(found.kind));
};
/** Companies whose list the viewer keeps and for which they serve. */
export const companiesOf = (viewer: Viewer, book: Kinds): string[] =>
  [...new Set(organisationsWith(viewer, 'tariffs.serve'))].filter((id) => isCompany(book, id));
export const serves = (viewer: Viewer, organisationId: string): boolean =>
  organisationsWith(viewer, 'tariffs.serve').includes(organisationId);
export const surveys = (viewer: Viewer): boolean => can(viewer, 'tariffs.survey');
/** Codes of the areas whose bookings the viewer reads. */
export const readCodes = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'tariffs.read')).map((path) => path.replaceAll('.', ''));
