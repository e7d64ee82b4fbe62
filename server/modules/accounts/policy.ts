import type { Role } from '#contract/accounts/roles.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';

const holds = (viewer: Viewer, role: Role): boolean => viewer.posts.some((p) => p.role === role);

/** Accounts and posts are the security administrator's. */
export const mayManageAccounts = (viewer: Viewer): boolean => holds(viewer, 'security_admin');
/** The audit trail is read by the audit administrator alone. */
export const mayReadAudit = (viewer: Viewer): boolean => holds(viewer, 'audit_admin');
/** A second factor is for those who work here: whoever holds any post. */
export const mayHaveSecondFactor = (viewer: Viewer): boolean => viewer.posts.length > 0;
/** Nobody grants to, ends or disables himself. */
export const isOwn = (viewer: Viewer, accountId: string): boolean => viewer.accountId === accountId;
