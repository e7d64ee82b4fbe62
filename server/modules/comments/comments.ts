import { reaches, type Viewer } from '#contract/accounts/viewer.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';

/** Organisations whose people see a thing too, wherever it lies, by this permission. */
interface Involved {
  readonly permission: Permission;
  readonly ids: readonly string[];
}
/** A thing that is commented on: where it lies, whether it may still be talked about, and who sees it besides. */
interface Found {
  readonly areaPath: string;
  readonly open: boolean;
  readonly organisations?: Involved;
}

/** A kind of thing that is commented on, as its module registers it. Those who see one are those with a post in, above or below its area. */
export interface CommentOwner {
  /** What lets somebody see such things. */
  readonly permission: Permission;
  /** Kind of the notice for whom a comment mentions, in `contract/<module>/notices.ts`, with the words `mentioned`. */
  readonly notice: string;
  /** One of them; null where there is none. Asked in a transaction under the viewer's access. */
  find(tx: Tx, id: string): Promise<Found | null>;
}

/** Comments on things of all modules. */
export interface Comments {
  readonly kernel: Kernel;
  /** Registers a kind of thing that is commented on. */
  owner(type: string, owner: CommentOwner): void;
  /** The thing, as the viewer sees it. @throws comments.subject_not_found */
  seen(tx: Tx, viewer: Viewer, type: string, id: string): Promise<Seen>;
}
export interface Seen extends Found {
  readonly owner: CommentOwner;
}

/** Whether a viewer sees things of a kind that lie in an area. */
export const sees = (viewer: Viewer, permission: Permission, { areaPath, organisations }: Omit<Found, 'open'>): boolean =>
  viewer.posts.some(
    (post) =>
      (post.permissions.has(permission) && (reaches(post, areaPath) || (post.areaPath !== null && isWithin(post.areaPath, areaPath)))) ||
      (organisations !== undefined &&
        post.organisationId !== null &&
        post.permissions.has(organisations.permission) &&
        organisations.ids.includes(post.organisationId)),
  );

/** Live channel of what is said. */
export const commentsChannel = 'comments';
export interface CommentNews {
  readonly jurisdictionId: string;
  readonly type: string;
  readonly subjectId: string;
  readonly permission: Permission;
  readonly areaPath: string;
  readonly organisations?: Involved;
}

export const createComments = (kernel: Kernel): Comments => {
  const owners = new Map<string, CommentOwner>();
  kernel.streams.topic<CommentNews>(commentsChannel, ({ jurisdictionId, permission, areaPath, organisations, type, subjectId }) => [
    {
      event: 'comment',
      data: { type, subjectId },
      visibleTo: (viewer) =>
        viewer.jurisdictionId === jurisdictionId && sees(viewer, permission, { areaPath, ...(organisations && { organisations }) }),
    },
  ]);
  return {
    kernel,
    owner: (type, owner) => void owners.set(type, owner),
    seen: async (tx, viewer, type, id) => {
      const owner = owners.get(type);
      const found = owner ? await owner.find(tx, id) : null;
      return owner && found && sees(viewer, owner.permission, found) ? { owner, ...found } : fail('comments.subject_not_found');
    },
  };
};
