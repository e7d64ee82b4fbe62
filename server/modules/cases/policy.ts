import { areasWith, can, organisationsWith, type Viewer, type ViewerPost } from '#contract/accounts/viewer.ts';
import {
  actions,
  type CaseAction,
  type CaseState,
  lifecycle,
  mayTake,
  naturalAct,
  openStates,
  permitted,
  relationFor,
} from '#contract/cases/lifecycle.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { CaseFile } from './domain/case-file.ts';
import type { Todo } from './domain/todo.ts';

/** In which capacity somebody acts; kept in the log with the act. */
export interface Standing {
  /** Code of the post's role; `resident` for the reporter. */
  readonly role: string;
  readonly postId: string | null;
  readonly organisationId: string | null;
}

type Seen = Pick<CaseFile, 'state' | 'reporterId' | 'areaPath' | 'handlerOrgId'>;

const covers = (post: ViewerPost, areaPath: string): boolean => post.areaPath !== null && isWithin(areaPath, post.areaPath);

const stands = (post: ViewerPost, action: CaseAction, file: Seen): boolean =>
  relationFor(action) === 'organisation'
    ? post.organisationId !== null && post.organisationId === file.handlerOrgId
    : covers(post, file.areaPath);

/** Levels of an area's path. */
const depth = (path: string): number => path.split('.').length;

/**
 * Of several posts in which somebody could act on a place, the one that counts: whose area lies closest around it – that is who is
 * expected to act there –, then a post whose area covers it before one of an organisation alone, then the older one.
 */
const closest = (posts: readonly ViewerPost[], areaPath: string): ViewerPost | undefined => {
  const near = (p: ViewerPost): number => (p.areaPath !== null && covers(p, areaPath) ? depth(p.areaPath) : 0);
  return [...posts].sort((a, b) => near(b) - near(a) || (a.id < b.id ? -1 : 1))[0];
};

/** The standing in which a viewer may take an action on a case, should its state allow it; null when there is none. A post goes before the own report. */
export const standingFor = (viewer: Viewer, file: Seen, action: CaseAction): Standing | null => {
  const post = closest(
    viewer.posts.filter((p) => mayTake(file.state, action, p.permissions) && stands(p, action, file)),
    file.areaPath,
  );
  if (post) return { role: post.role, postId: post.id, organisationId: post.organisationId };
  if (mayTake(file.state, action, 'reporter') && file.reporterId === viewer.accountId)
    return { role: 'resident', postId: null, organisationId: null };
  return null;
};

/** Extra questions hold in the whole jurisdiction and are designed by posts over all of it. */
export const mayDesignQuestions = (viewer: Viewer, rootPath: string): boolean => can(viewer, 'cases.design_questions', rootPath);

/** Exactly the acts a viewer may take on a case now, in the order of the contract. */
export const allowedActions = (viewer: Viewer, file: Seen & Pick<CaseFile, 'answeredBy'>, reopenable: boolean): CaseAction[] =>
  actions.filter(
    (action) =>
      lifecycle[file.state][action] !== undefined &&
      standingFor(viewer, file, action) !== null &&
      !(action === 'check' && file.answeredBy === viewer.accountId) &&
      !(action === 'reopen' && !reopenable),
  );

/** States whose natural act is somebody's to-do; a shelved case waits for its date, an ended one for its reopen window. */
const pressing = openStates.filter((state) => state !== 'shelved');

/** Where the viewer's posts make the next act theirs. */
export const todoOf = (viewer: Viewer): Todo => {
  const statesFor = (post: ViewerPost, relation: 'area' | 'organisation'): CaseState[] =>
    pressing.filter((state) => {
      const act = naturalAct[state];
      const permission = act && permitted[act];
      return act !== null && permission !== null && post.permissions.has(permission) && relationFor(act) === relation;
    });
  return {
    areas: viewer.posts.flatMap((p) => (p.areaPath === null ? [] : [{ path: p.areaPath, states: statesFor(p, 'area') }])),
    organisations: viewer.posts.flatMap((p) =>
      p.organisationId === null ? [] : [{ id: p.organisationId, states: statesFor(p, 'organisation') }],
    ),
  };
};

/** Areas all of whose cases a viewer sees. */
export const readAreas = (viewer: Viewer): string[] => areasWith(viewer, 'cases.read');
/** Organisations all of whose cases a viewer sees. */
export const readOrganisations = (viewer: Viewer): string[] => organisationsWith(viewer, 'cases.read_assigned');
/** Staff desks: everybody who works on cases or watches over them. */
export const mayUseDesk = (viewer: Viewer): boolean => can(viewer, 'cases.read') || can(viewer, 'cases.read_assigned');
/** Areas whose figures a viewer sees. */
export const overviewAreas = (viewer: Viewer): string[] => areasWith(viewer, 'cases.overview');
/** Looking behind a masked name, always logged: those who speak with the reporter about this case. */
export const revealStanding = (viewer: Viewer, file: Seen): ViewerPost | null =>
  closest(
    viewer.posts.filter((p) => p.permissions.has('cases.reveal') && covers(p, file.areaPath)),
    file.areaPath,
  ) ??
  viewer.posts.find((p) => p.permissions.has('cases.handle') && p.organisationId !== null && p.organisationId === file.handlerOrgId) ??
  null;

/** Areas and organisations in whose cases a viewer may look behind a masked name: {@link revealStanding} as a condition. */
export const revealReach = (viewer: Viewer): { areas: string[]; organisations: string[] } => ({
  areas: areasWith(viewer, 'cases.reveal'),
  organisations: organisationsWith(viewer, 'cases.handle'),
});

/** The post through which a viewer has a case before them as staff; null where only their own report lets them see it. */
export const sightPost = (viewer: Viewer, file: Pick<CaseFile, 'areaPath' | 'involvedOrgs'>): ViewerPost | null =>
  closest(
    viewer.posts.filter(
      (p) =>
        (p.permissions.has('cases.read') && covers(p, file.areaPath)) ||
        (p.permissions.has('cases.read_assigned') && p.organisationId !== null && file.involvedOrgs.includes(p.organisationId)),
    ),
    file.areaPath,
  ) ?? null;

/**
 * The way a report comes in and the post it is sent in. Residents report as themselves, whoever they are, and so does who stays anonymous:
 * such a report must look the same from everybody. Staff report in their post, the one closest to the place.
 */
export const receiptOf = (
  viewer: Viewer,
  anonymous: boolean,
  areaPath: string,
): { channel: 'web' | 'grid_worker' | 'clerk'; post: ViewerPost | undefined } => {
  const post = anonymous
    ? undefined
    : closest(
        viewer.posts.filter((p) => p.permissions.has('cases.record') || p.permissions.has('cases.report_on_patrol')),
        areaPath,
      );
  if (!post) return { channel: 'web', post: undefined };
  return { channel: post.permissions.has('cases.record') ? 'clerk' : 'grid_worker', post };
};
