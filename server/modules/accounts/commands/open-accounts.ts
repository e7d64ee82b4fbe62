import { audit, type By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import { announceOrganisations } from '#modules/organisations/index.ts';
import { insertAccounts, markStaff, type NewAccount } from '../store/accounts.ts';
import { insertPosts, type NewPost } from '../store/posts.ts';

/**
 * Opens accounts. One line of the trail each, or one for all when there are many.
 * @throws accounts.username_taken, accounts.phone_taken
 */
export const openAccounts = async (tx: Tx, by: By, accounts: readonly NewAccount[]): Promise<void> => {
  try {
    await insertAccounts(tx, by.jurisdictionId, accounts, by.at);
  } catch (error) {
    if (isViolation(error, 'accounts_username_key')) fail('accounts.username_taken');
    if (isViolation(error, 'accounts_phone_key')) fail('accounts.phone_taken');
    throw error;
  }
  const line = { jurisdictionId: by.jurisdictionId, actorId: by.actorId, at: by.at };
  const [only] = accounts;
  if (only && accounts.length === 1)
    await audit(tx, { ...line, action: 'people.account_opened', subject: only.id, data: { name: only.name, username: only.username } });
  else await audit(tx, { ...line, action: 'people.accounts_opened', subject: by.jurisdictionId, data: { count: accounts.length } });
};

/**
 * Grants posts; the accounts fall under the session rules of staff from now on.
 * @throws accounts.administrators_apart, accounts.post_conflict
 */
export const grantPosts = async (tx: Tx, by: By, posts: readonly NewPost[]): Promise<void> => {
  try {
    await insertPosts(tx, by.jurisdictionId, posts, by.actorId, by.at);
  } catch (error) {
    if (isViolation(error, 'posts_administrators_apart')) fail('accounts.administrators_apart');
    if (isViolation(error, 'posts_no_duplicate')) fail('accounts.post_conflict');
    throw error;
  }
  // a unit with somebody who handles cases becomes one that receives them
  if (posts.some((p) => p.organisationId !== null)) await announceOrganisations(tx, by.jurisdictionId);
  await markStaff(
    tx,
    by.jurisdictionId,
    posts.map((p) => p.accountId),
  );
  const line = { jurisdictionId: by.jurisdictionId, actorId: by.actorId, at: by.at };
  const [only] = posts;
  if (only && posts.length === 1) {
    const { accountId, role, areaId, organisationId, validTo } = only;
    await audit(tx, {
      ...line,
      action: 'people.post_granted',
      subject: accountId,
      data: { post: only.id, role, areaId, organisationId, validTo },
    });
  } else await audit(tx, { ...line, action: 'people.posts_granted', subject: by.jurisdictionId, data: { count: posts.length } });
};
