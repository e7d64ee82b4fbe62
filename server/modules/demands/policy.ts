import { areasWith, can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';

/** A demand as far as rights depend on it. */
export interface Placed {
  readonly askerPath: string;
  readonly askedBy: string | null;
  readonly areaPath: string;
  readonly role: string | null;
  readonly organisationId: string | null;
}

/** Areas inside which the viewer reads demands. */
export const readAreas = (viewer: Viewer): string[] => areasWith(viewer, 'demands.read');
/** Areas for which the viewer asks. */
export const askAreas = (viewer: Viewer): string[] => areasWith(viewer, 'demands.ask');
/** Areas for which the viewer answers, and notes what was asked outside the platform. */
export const answerAreas = (viewer: Viewer): string[] => areasWith(viewer, 'demands.answer');
/** Areas for which the viewer answers complaints of the level below. */
export const judgeAreas = (viewer: Viewer): string[] => areasWith(viewer, 'demands.judge');
/** Organisations for which the viewer answers. */
export const answerOrganisations = (viewer: Viewer): string[] => organisationsWith(viewer, 'demands.answer_for_organisation');

export const mayUseDemands = (viewer: Viewer): boolean => can(viewer, 'demands.read') || answerOrganisations(viewer).length > 0;

/** A demand is seen by its addressee, by whoever asks in the same name, and by everybody whose area it lies in. */
export const seesDemand = (viewer: Viewer, { askerPath, areaPath, organisationId }: Placed): boolean =>
  readAreas(viewer).some((own) => isWithin(areaPath, own)) ||
  askAreas(viewer).includes(askerPath) ||
  (organisationId !== null && answerOrganisations(viewer).includes(organisationId));

/** Whether a demand was made in the name of an area the viewer asks for. */
export const isOwnAsk = (viewer: Viewer, { askerPath }: Placed): boolean => askAreas(viewer).includes(askerPath);

/** Whether the viewer is asked: holds the role over the area, stands between asker and area, or answers for the organisation. */
export const isAsked = (viewer: Viewer, { askerPath, areaPath, role, organisationId }: Placed): boolean => {
  if (organisationId !== null) return answerOrganisations(viewer).includes(organisationId);
  return viewer.posts.some(
    (post) =>
      post.areaPath !== null &&
      post.permissions.has('demands.answer') &&
      (role === null
        ? isWithin(areaPath, post.areaPath) && post.areaPath !== askerPath && isWithin(post.areaPath, askerPath)
        : post.role === role && post.areaPath === areaPath),
  );
};

/** Whether the viewer answers complaints that go to an area. Nobody judges what they asked themselves. */
export const mayJudge = (viewer: Viewer, judgePath: string, { askedBy }: Placed): boolean =>
  can(viewer, 'demands.judge', judgePath) && askedBy !== viewer.accountId;

/** Codes of areas, as rows keep them. */
export const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));

/** Roles the viewer holds over areas and may be asked by, as `<area code>/<role>`. */
export const heldRoles = (viewer: Viewer): string[] =>
  viewer.posts.flatMap(({ areaPath, role, permissions }) =>
    areaPath !== null && permissions.has('demands.answer') ? [`${areaPath.replaceAll('.', '')}/${role}`] : [],
  );
