import { areasWith, can, organisationsWith, type Viewer, type ViewerPost } from '#contract/accounts/viewer.ts';
import {
  actions,
  type CaseAction,
  type CaseState,
  isPaused,
  type Lifecycle,
  mayTake,
  naturalAct,
  opening,
  openStates,
  reachOf,
  lifecycle as standard,
  turnOf,
} from '#contract/cases/lifecycle.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { CaseFile } from './domain/case-file.ts';
import { refusals } from './domain/effects/index.ts';
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

/** Whether a post may take an action where the case stands, and reaches it by one of the permissions that open it. */
const stands = (post: ViewerPost, action: CaseAction, file: Seen, lifecycle: Lifecycle): boolean => {
  const step = lifecycle[file.state][action];
  return (
    step !== undefined &&
    opening(step, post.permissions).some((permission) =>
      reachOf(permission) === 'organisation'
        ? post.organisationId !== null && post.organisationId === file.handlerOrgId
        : covers(post, file.areaPath),
    )
  );
};

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

/** The standing in which a viewer may take an action on a case where it stands; null when there is none. A post goes before the own report. */
export const standingFor = (viewer: Viewer, file: Seen, action: CaseAction, lifecycle: Lifecycle = standard): Standing | null => {
  const post = closest(
    viewer.posts.filter((p) => stands(p, action, file, lifecycle)),
    file.areaPath,
  );
  if (post) return { role: post.role, postId: post.id, organisationId: post.organisationId };
  if (mayTake(lifecycle[file.state][action], 'reporter') && file.reporterId === viewer.accountId)
    return { role: 'resident', postId: null, organisationId: null };
  return null;
};

/** Whether somebody keeps the dispatch catalogue. */
export const mayKeepRules = (viewer: Viewer): boolean => can(viewer, 'cases.configure');

/** Extra questions hold in the whole jurisdiction and are designed by posts over all of it. */
export const mayDesignQuestions = (viewer: Viewer, rootPath: string): boolean => can(viewer, 'cases.design_questions', rootPath);

/** Exactly the acts a viewer may take on a case at a moment, in the order of the contract. */
export const allowedActions = (
  viewer: Viewer,
  file: Seen & Pick<CaseFile, 'answeredBy' | 'stateSince'>,
  now: Date,
  lifecycle: Lifecycle = standard,
): CaseAction[] =>
  actions.filter((action) => standingFor(viewer, file, action, lifecycle) !== null && !refusals[action]?.(file, viewer, now));

/**
 * The acts a viewer could take one after the other, each the natural one where the last leads; empty where that is one at most. It ends where a case is
 * handed over: who goes on then is decided by that act.
 */
export const actsAhead = (
  viewer: Viewer,
  file: Seen & Pick<CaseFile, 'answeredBy' | 'stateSince'>,
  now: Date,
  lifecycle: Lifecycle = standard,
): CaseAction[] => {
  const acts: CaseAction[] = [];
  for (let at = file; (openStates as readonly CaseState[]).includes(at.state) && !acts.includes('dispatch'); ) {
    const act = naturalAct[at.state];
    const to = act && lifecycle[at.state][act]?.to;
    if (!act || !to || to === 'same' || to === 'previous' || !allowedActions(viewer, at, now, lifecycle).includes(act)) break;
    acts.push(act);
    at = { ...at, state: to, stateSince: now };
  }
  return acts.length > 1 ? acts : [];
};

/** States whose natural act is somebody's to-do; one that pauses waits for its date, an ended one for its reopen window. */
const pressing = openStates.filter((state) => !isPaused(state));

/** Where the viewer's posts make the next act theirs. */
export const todoOf = (viewer: Viewer): Todo => {
  const statesFor = (post: ViewerPost, relation: 'area' | 'organisation'): CaseState[] =>
    pressing.filter((state) => {
      const permission = turnOf(state);
      return permission !== null && post.permissions.has(permission) && reachOf(permission) === relation;
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
