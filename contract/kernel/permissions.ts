import type { AdministratorRole, ShippedRole } from '../accounts/roles.ts';

/**
 * Where a permission counts, as far as the post that gives it reaches: in the post's area and everything below, in what has to do with the
 * post's organisation, or in the whole jurisdiction. A post over no area and no organisation is one for the whole jurisdiction.
 */
export type Reach = 'area' | 'organisation' | 'jurisdiction';

/** What a permission is, said once by the module that asks for it. */
export interface Declaration {
  readonly reach: Reach;
  /** Shipped roles that hold it. */
  readonly roles: readonly ShippedRole[];
  /** The administrator's duty it belongs to: it comes with that shipped role alone, no local role may hold it. */
  readonly duty?: AdministratorRole;
  /** What nobody can use it without; whoever holds it holds this too. */
  readonly needs?: string;
}

/**
 * Every permission, its code as key. Each module adds its own beside its declarations, in `contract/<module>/permissions.ts`:
 * `declare module '../kernel/permissions.ts' { interface Permissions extends Declared<typeof permissions> {} }`.
 * Codes are `<module>.<what one may do>`; those of a duty begin with `accounts.`, `audit.` or `platform.`, or end in `.configure`, so that
 * the database knows them as well.
 */
// biome-ignore lint/suspicious/noEmptyInterface: modules fill it
export interface Permissions {}
export type Permission = Extract<keyof Permissions, string>;

/** The codes of a module's declarations, for {@link Permissions}. */
export type Declared<P> = { [K in keyof P]: true };

export const declarePermissions = <const P extends Readonly<Record<`${string}.${string}`, Declaration>>>(declarations: P): P =>
  declarations;
