import { can, type Viewer } from '#contract/accounts/viewer.ts';

/** Accounts, roles and posts are the security administrator's. */
export const mayManageAccounts = (viewer: Viewer): boolean => can(viewer, 'accounts.manage');
/** Which roles there are, those see who grant them and who sets rules for their holders. */
export const mayReadRoles = (viewer: Viewer): boolean => mayManageAccounts(viewer) || can(viewer, 'settings.configure');
/** What an account may do, the security administrator sees of everybody and everybody of the own. */
export const mayReadRights = (viewer: Viewer, accountId: string): boolean => mayManageAccounts(viewer) || isOwn(viewer, accountId);
/** The audit trail is read by the audit administrator alone. */
export const mayReadAudit = (viewer: Viewer): boolean => can(viewer, 'audit.read');
/** A second factor is for those who work here: whoever holds any post. */
export const mayHaveSecondFactor = (viewer: Viewer): boolean => viewer.posts.length > 0;
/** Those who work here, in the field above all, send from phones of theirs. */
export const mayBindDevices = (viewer: Viewer): boolean => viewer.posts.length > 0;
/** Nobody grants to, ends or disables himself. */
export const isOwn = (viewer: Viewer, accountId: string): boolean => viewer.accountId === accountId;
