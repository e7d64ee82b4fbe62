import type { Role } from './roles.ts';

/** One active post of a viewer, as far as permission needs it. */
export interface ViewerPost {
  id: string;
  role: Role;
  /** Root of the area subtree the post reaches, null for posts bound to an organisation alone. */
  areaPath: string | null;
  organisationId: string | null;
}

/** The signed-in account of a request inside one jurisdiction. */
export interface Viewer {
  accountId: string;
  name: string;
  /** A device session without a person behind it. */
  anonymous: boolean;
  mustChangePassword: boolean;
  /** A post of the viewer asks for a second factor, and the account has none. */
  mustSetUpSecondFactor: boolean;
  jurisdictionId: string;
  posts: readonly ViewerPost[];
}
