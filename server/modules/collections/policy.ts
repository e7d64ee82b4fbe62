import { areasWith, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin, outermost } from '#contract/territory/levels.ts';

/** Areas for which the viewer asks. */
export const askAreas = (viewer: Viewer): string[] => areasWith(viewer, 'collections.ask');
export const readAreas = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'collections.read'));
export const answerAreas = (viewer: Viewer): string[] => areasWith(viewer, 'collections.answer');
export const answerOrganisations = (viewer: Viewer): string[] => organisationsWith(viewer, 'collections.answer_for_organisation');
export const mayUse = (viewer: Viewer): boolean => readAreas(viewer).length > 0 || answerOrganisations(viewer).length > 0;

/** A sheet as far as rights depend on it. */
export interface Placed {
  readonly askerPath: string;
  readonly areaPath: string;
  readonly organisationId: string | null;
}
/** Whether the viewer fills in: holds a post over the addressee, or between it and the asker, or answers for the organisation. */
export const mayAnswer = (viewer: Viewer, { askerPath, areaPath, organisationId }: Placed): boolean =>
  organisationId !== null
    ? answerOrganisations(viewer).includes(organisationId)
    : answerAreas(viewer).some((own) => isWithin(areaPath, own) && own !== askerPath && isWithin(own, askerPath));
/** Whether the viewer confirms a sheet or sends it back: asks in the name of the asker or of a level between. */
export const mayReview = (viewer: Viewer, { askerPath, areaPath, organisationId }: Placed): boolean =>
  askAreas(viewer).some(
    (own) =>
      isWithin(areaPath, own) && (own !== areaPath || organisationId !== null) && (isWithin(own, askerPath) || isWithin(askerPath, own)),
  );
/** Whether the viewer looks after a task: asks in the name of its area, or of one above. */
export const mayAsk = (viewer: Viewer, askerPath: string): boolean => askAreas(viewer).includes(askerPath);
/** Whether a task is seen whole: by whoever reads the asker's area. */
export const seesWhole = (viewer: Viewer, askerPath: string): boolean => readAreas(viewer).some((own) => isWithin(askerPath, own));
