import { areaRoles, organisationRoles, type Role } from '#contract/accounts/roles.ts';
import type { Viewer, ViewerPost } from '#contract/accounts/viewer.ts';
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
  readonly role: Role;
  readonly postId: string | null;
  readonly organisationId: string | null;
}

type Seen = Pick<CaseFile, 'state' | 'reporterId' | 'areaPath' | 'handlerOrgId'>;

const stands = (post: ViewerPost, action: CaseAction, file: Seen): boolean =>
  relationFor(action, post.role) === 'organisation'
    ? post.organisationId !== null && post.organisationId === file.handlerOrgId
    : post.areaPath !== null && post.role !== 'handler' && isWithin(file.areaPath, post.areaPath);

/** Levels of an area's path. */
const depth = (path: string): number => path.split('.').length;

/**
 * Of several posts in which somebody could act on a place, the one that counts: whose area lies closest around it – that is who is
 * expected to act there –, then a post whose area covers it before one of an organisation alone, then the older one.
 */
const closest = (posts: readonly ViewerPost[], areaPath: string): ViewerPost | undefined => {
  const near = (p: ViewerPost): number => (p.areaPath !== null && isWithin(areaPath, p.areaPath) ? depth(p.areaPath) : 0);
  return [...posts].sort((a, b) => near(b) - near(a) || (a.id < b.id ? -1 : 1))[0];
};

/** The standing in which a viewer may take an action on a case, should its state allow it; null when there is none. A post goes before the own report. */
export const standingFor = (viewer: Viewer, file: Seen, action: CaseAction): Standing | null => {
  const post = closest(
    viewer.posts.filter((p) => mayTake(file.state, action, p.role) && stands(p, action, file)),
    file.areaPath,
  );
  if (post) return { role: post.role, postId: post.id, organisationId: post.organisationId };
  if (mayTake(file.state, action, 'resident') && file.reporterId === viewer.accountId)
    return { role: 'resident', postId: null, organisationId: null };
  return null;
};

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
  const statesFor = (role: Role, relation: 'area' | 'organisation'): CaseState[] =>
    pressing.filter((state) => {
      const act = naturalAct[state];
      return act !== null && permitted[act].includes(role) && relationFor(act, role) === relation;
    });
  return {
    areas: viewer.posts.flatMap((p) =>
      p.areaPath === null || p.role === 'handler' ? [] : [{ path: p.areaPath, states: statesFor(p.role, 'area') }],
    ),
    organisations: viewer.posts.flatMap((p) =>
      p.organisationId === null ? [] : [{ id: p.organisationId, states: statesFor(p.role, 'organisation') }],
    ),
  };
};

const holds = (viewer: Viewer, roles: readonly Role[]): boolean => viewer.posts.some((p) => roles.includes(p.role));

/** Staff desks: everybody who works on cases. */
export const mayUseDesk = (viewer: Viewer): boolean => holds(viewer, ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'handler']);
/** Figures over an area. */
export const mayUseOverview = (viewer: Viewer): boolean => holds(viewer, ['clerk', 'dispatcher', 'supervisor']);
const revealRoles: readonly Role[] = ['grid_worker', 'clerk', 'dispatcher'];
/** Looking behind a masked name, always logged: those who speak with the reporter about this case. */
export const revealStanding = (viewer: Viewer, file: Seen): ViewerPost | null =>
  closest(
    viewer.posts.filter((p) => revealRoles.includes(p.role) && p.areaPath !== null && isWithin(file.areaPath, p.areaPath)),
    file.areaPath,
  ) ??
  viewer.posts.find((p) => p.organisationId !== null && p.organisationId === file.handlerOrgId) ??
  null;

/** Areas and organisations in whose cases a viewer may look behind a masked name: {@link revealStanding} as a condition. */
export const revealReach = (viewer: Viewer): { areas: string[]; organisations: string[] } => ({
  areas: viewer.posts.flatMap((p) => (revealRoles.includes(p.role) && p.areaPath !== null ? [p.areaPath] : [])),
  organisations: viewer.posts.flatMap((p) => p.organisationId ?? []),
});

/** The post through which a viewer has a case before them as staff; null where only their own report lets them see it. */
export const sightPost = (viewer: Viewer, file: Pick<CaseFile, 'areaPath' | 'involvedOrgs'>): ViewerPost | null =>
  closest(
    viewer.posts.filter(
      (p) =>
        (p.areaPath !== null && holdsRole(areaRoles, p) && isWithin(file.areaPath, p.areaPath)) ||
        (p.organisationId !== null && holdsRole(organisationRoles, p) && file.involvedOrgs.includes(p.organisationId)),
    ),
    file.areaPath,
  ) ?? null;
const holdsRole = (among: readonly Role[], post: ViewerPost): boolean => among.includes(post.role);

/**
 * The way a report comes in and the post it is sent in. Residents report as themselves, whoever they are, and so does who stays anonymous:
 * such a report must look the same from everybody. Staff report in their post, the one closest to the place.
 */
export const receiptOf = (
  viewer: Viewer,
  anonymous: boolean,
  areaPath: string,
): { channel: 'web' | 'grid_worker' | 'clerk'; post: ViewerPost | undefined } => {
  const working = anonymous ? [] : viewer.posts.filter((p) => p.role === 'clerk' || p.role === 'dispatcher' || p.role === 'grid_worker');
  const post = closest(working, areaPath);
  if (!post) return { channel: 'web', post: undefined };
  return { channel: post.role === 'grid_worker' ? 'grid_worker' : 'clerk', post };
};
