export type { Accounts } from './accounts.ts';
export { hashOf } from './auth.ts';
export { applyAccountPlan, hashesOf, planAccountSheet } from './commands/import-accounts.ts';
export { grantPosts, openAccounts } from './commands/open-accounts.ts';
export { accountColumns, accountSheetTitle } from './domain/account-sheet.ts';
export { oneTimePassword } from './domain/one-time-password.ts';
export type { NewAccount } from './store/accounts.ts';
export type { NewPost } from './store/posts.ts';
export { placeOfSecret } from './totp.ts';
