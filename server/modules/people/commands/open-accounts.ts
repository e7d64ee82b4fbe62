import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '../domain/violations.ts';
import { insertAccounts, markStaff, type NewAccount } from '../store/accounts.ts';
import { announceOrganisations, insertOrganisations, type NewOrganisation } from '../store/organisations.ts';
import { insertPosts, type NewPost } from '../store/posts.ts';

/** Who opens or grants, and when. `actorId` null: the platform itself. */
export interface By {
  readonly jurisdictionId: string;
  readonly actorId: string | null;
  readonly at: Date;
}

/**
 * Opens accounts. One line of the trail each, or one for all when there are many.
 * @throws people.username_taken, people.phone_taken
 */
export const openAccounts = async (tx: Tx, by: By, accounts: readonly NewAccount[]): Promise<void> => {
  try {
    await insertAccounts(tx, by.jurisdictionId, accounts, by.at);
  } catch (error) {
    if (isViolation(error, 'accounts_username_key')) fail('people.username_taken');
    if (isViolation(error, 'accounts_phone_key')) fail('people.phone_taken');
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
 * @throws people.administrators_apart, people.post_conflict
 */
export const grantPosts = async (tx: Tx, by: By, posts: readonly NewPost[]): Promise<void> => {
  try {
    await insertPosts(tx, by.jurisdictionId, posts, by.actorId, by.at);
  } catch (error) {
    if (isViolation(error, 'posts_administrators_apart')) fail('people.administrators_apart');
    if (isViolation(error, 'posts_no_duplicate')) fail('people.post_conflict');
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

/** Adds organisations; every process knows them once the transaction has committed and a worker has carried the word. */
export const addOrganisations = async (tx: Tx, by: By, organisations: readonly NewOrganisation[]): Promise<void> => {
  await insertOrganisations(tx, by.jurisdictionId, organisations);
  await announceOrganisations(tx, by.jurisdictionId);
  const line = { jurisdictionId: by.jurisdictionId, actorId: by.actorId, at: by.at, subject: by.jurisdictionId };
  await audit(tx, { ...line, action: 'people.organisations_added', data: { count: organisations.length } });
};
