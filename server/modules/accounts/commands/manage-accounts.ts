import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Account, createAccount as createAccountEndpoint, grantPost as grantPostEndpoint } from '#contract/accounts/api.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { keyedHash } from '#kernel/hash.ts';
import { isViolation } from '#kernel/violations.ts';
import { announceOrganisations } from '#modules/organisations/index.ts';
import { hashOf } from '../auth.ts';
import { announce, type Context } from '../context.ts';
import { weaknessOf } from '../domain/password.ts';
import { misfits } from '../domain/post-rules.ts';
import { isOwn, mayManageAccounts } from '../policy.ts';
import { isDemo, namesOf, presentAccounts } from '../queries/present.ts';
import { roleBook } from '../queries/roles.ts';
import {
  type AccountRow,
  findAccount,
  findAccountOfJurisdiction,
  readTaken,
  setContact,
  setDisabled,
  setPassword,
} from '../store/accounts.ts';
import { clearAttemptsAt } from '../store/attempts.ts';
import { deleteBound } from '../store/bound-devices.ts';
import { forgetDevices } from '../store/devices.ts';
import { endPost as endPostRow, findPost, type NewPost } from '../store/posts.ts';
import { readRoles } from '../store/roles.ts';
import { endTickets, removeSecondFactor } from '../store/second-factors.ts';
import { endSessions } from '../store/sessions.ts';
import { grantPosts, openAccounts } from './open-accounts.ts';

type Create = z.output<NonNullable<typeof createAccountEndpoint.body>>;
type Grant = z.output<NonNullable<typeof grantPostEndpoint.body>>;

/** One command of the security administrator on an account; every process hears of it. @returns the account as it then stands */
const accountCommand = async (
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  change: (command: Command) => Promise<string>,
): Promise<Account> => {
  if (!mayManageAccounts(viewer)) fail('session.forbidden');
  // read before the transaction, which must not wait for a second connection
  await namesOf(context, viewer.jurisdictionId);
  let changed: string | null = null;
  const answer = await command(
    context.kernel,
    viewer,
    what,
    body,
    async (running) => {
      changed = await change(running);
      await announce(running.tx, { account: changed });
      return changed;
    },
    async ({ tx }, accountId) => {
      const row = await findAccount(tx, accountId);
      const [account] = await presentAccounts(context, tx, viewer.jurisdictionId, row ? [row] : []);
      return account ?? fail('accounts.account_not_found');
    },
  );
  if (changed !== null) context.forget(changed);
  return answer;
};

const getAccount = async (tx: Tx, accountId: string): Promise<AccountRow> =>
  (await findAccountOfJurisdiction(tx, accountId, true)) ?? fail('accounts.account_not_found');

/** Checks a post's reach against its role and the territory. */
const postOf = async (
  context: Context,
  viewer: Viewer,
  tx: Tx,
  accountId: string,
  wanted: { role: string; areaId: string | null; organisationId: string | null; validTo: Date | null },
  at: Date,
): Promise<NewPost> => {
  const standing = roleBook(await readRoles(tx)).standing(wanted.role) ?? fail('accounts.role_not_found');
  const wrong = misfits(standing, wanted);
  if (wrong.length > 0)
    fail('request.invalid', {
      fields: wrong.join(', '),
      issues: wrong.map((path) => ({ path, message: `does not fit the role ${wanted.role}` })),
    });
  if (wanted.validTo !== null && wanted.validTo <= at)
    fail('request.invalid', { fields: 'validTo', issues: [{ path: 'validTo', message: 'has passed' }] });
  const names = await namesOf(context, viewer.jurisdictionId);
  const area = wanted.areaId === null ? null : names.territory.find(wanted.areaId);
  if (wanted.areaId !== null && !area?.current) fail('territory.area_not_found');
  if (wanted.organisationId !== null && !names.organisations.get(wanted.organisationId)) fail('organisations.organisation_not_found');
  return {
    id: v7(),
    accountId,
    role: wanted.role,
    areaId: area?.id ?? null,
    areaPath: area?.path ?? null,
    organisationId: wanted.organisationId,
    validTo: wanted.validTo,
  };
};

/** The body without the password: what is stored of a request must not help anyone guess it. */
const fingerprintOf = <B extends { id: string; password: string }>(context: Context, body: B): B => ({
  ...body,
  password: keyedHash(context.kernel.config.sessionSecret, body.password).toString('base64'),
});

/** Opens a staff account with its first post and a temporary password. */
export const createAccount = async (context: Context, viewer: Viewer, body: Create): Promise<Account> => {
  if (!mayManageAccounts(viewer)) fail('session.forbidden');
  const weakness = weaknessOf(body.password, [body.username, body.phone]);
  if (weakness) fail('accounts.password_weak', { weakness });
  const passwordHash = await hashOf(body.password);
  return accountCommand(context, viewer, 'people.create_account', fingerprintOf(context, body), async (running) => {
    const { tx, at } = running;
    const taken = await readTaken(tx, body.username, body.phone);
    if (taken.username) fail('accounts.username_taken');
    if (taken.phone) fail('accounts.phone_taken');
    const id = v7();
    const post = await postOf(
      context,
      viewer,
      tx,
      id,
      { role: body.role, areaId: body.areaId, organisationId: body.organisationId, validTo: null },
      at,
    );
    await openAccounts(tx, running, [
      { id, name: body.name, username: body.username, phone: body.phone, passwordHash, staff: true, mustChangePassword: true },
    ]);
    await grantPosts(tx, running, [post]);
    return id;
  });
};

/**
 * Resets the password of an account whose holder has lost it: gives a temporary one, ends every session and every sign-in half done. A second
 * factor stays, so that the new password alone opens nothing where there is one.
 * @throws accounts.password_weak
 */
export const giveTemporaryPassword = async (
  context: Context,
  viewer: Viewer,
  accountId: string,
  body: { id: string; password: string; reason: string },
): Promise<Account> => {
  if (!mayManageAccounts(viewer)) fail('session.forbidden');
  const passwordHash = await hashOf(body.password);
  const what = `people.give_temporary_password ${accountId}`;
  return accountCommand(context, viewer, what, fingerprintOf(context, body), async ({ tx, at, log }) => {
    if (isOwn(viewer, accountId)) fail('accounts.own_post');
    const account = await getAccount(tx, accountId);
    const weakness = weaknessOf(body.password, [account.username, account.phone]);
    if (weakness) fail('accounts.password_weak', { weakness });
    await setPassword(tx, accountId, passwordHash, at);
    await endSessions(tx, accountId);
    await endTickets(tx, accountId);
    await forgetDevices(tx, accountId, null);
    await log('people.temporary_password_given', accountId, { reason: body.reason, data: { own: account.temporary_password_at === null } });
    return accountId;
  });
};

/**
 * Corrects the name or the phone of an account, where its holder cannot: what is left out stays.
 * @throws accounts.phone_taken
 */
export const correctContact = (
  context: Context,
  viewer: Viewer,
  accountId: string,
  body: { id: string; name?: string | undefined; phone?: string | undefined; reason: string },
): Promise<Account> =>
  accountCommand(context, viewer, `people.correct_contact ${accountId}`, body, async ({ tx, log }) => {
    if (isOwn(viewer, accountId)) fail('accounts.own_post');
    await getAccount(tx, accountId);
    await setContact(tx, accountId, { name: body.name ?? null, phone: body.phone ?? null }).catch((error: unknown) => {
      if (isViolation(error, 'accounts_phone_key')) fail('accounts.phone_taken');
      throw error;
    });
    const data = { name: body.name !== undefined, phone: body.phone !== undefined };
    await log('people.contact_corrected', accountId, { reason: body.reason, data });
    return accountId;
  });

/** Gives an account one more post. */
export const grantPost = async (context: Context, viewer: Viewer, accountId: string, body: Grant): Promise<Account> => {
  const demo = await isDemo(context, viewer);
  return accountCommand(context, viewer, `people.grant_post ${accountId}`, body, async (running) => {
    const { tx, at } = running;
    if (isOwn(viewer, accountId)) fail('accounts.own_post');
    // a resident without any post yet may be given one
    const account = await findAccount(tx, accountId);
    if (!account || account.is_anonymous || account.demo !== demo) fail('accounts.account_not_found');
    const post = await postOf(
      context,
      viewer,
      tx,
      accountId,
      { ...body, validTo: body.validTo === null ? null : new Date(body.validTo) },
      at,
    );
    await grantPosts(tx, running, [post]);
    return accountId;
  });
};

/** Ends a post now. A post that has ended already stays as it ended. */
export const endPost = (context: Context, viewer: Viewer, postId: string, body: { id: string; reason: string }): Promise<Account> =>
  accountCommand(context, viewer, `people.end_post ${postId}`, body, async ({ tx, at, log }) => {
    const post = (await findPost(tx, postId)) ?? fail('accounts.post_not_found');
    if (isOwn(viewer, post.account_id)) fail('accounts.own_post');
    if (post.valid_to !== null && post.valid_to <= at) return post.account_id;
    await endPostRow(tx, postId, viewer.accountId, body.reason, at);
    if (post.organisation_id !== null) await announceOrganisations(tx, viewer.jurisdictionId);
    await log('people.post_ended', post.account_id, { reason: body.reason, data: { post: postId, role: post.role } });
    return post.account_id;
  });

/** Disables an account, which ends its sessions and unbinds its phones, or enables it again. */
export const setAccountDisabled = (
  context: Context,
  viewer: Viewer,
  accountId: string,
  body: { id: string; disabled: boolean; reason: string },
): Promise<Account> =>
  accountCommand(context, viewer, `people.set_disabled ${accountId}`, body, async ({ tx, log }) => {
    if (isOwn(viewer, accountId)) fail('accounts.own_post');
    await getAccount(tx, accountId);
    await setDisabled(tx, accountId, body.disabled);
    if (body.disabled) {
      await endSessions(tx, accountId);
      await forgetDevices(tx, accountId, null);
    }
    const action = body.disabled ? 'people.account_disabled' : 'people.account_enabled';
    await log(action, accountId, { reason: body.reason });
    return accountId;
  });

/** Lifts the lock of a login before it expires. */
export const unlockAccount = (
  context: Context,
  viewer: Viewer,
  accountId: string,
  body: { id: string; reason: string },
): Promise<Account> =>
  accountCommand(context, viewer, `people.unlock ${accountId}`, body, async ({ tx, log }) => {
    await getAccount(tx, accountId);
    await clearAttemptsAt(tx, accountId);
    await log('people.unlocked', accountId, { reason: body.reason });
    return accountId;
  });

/** Takes the second factor off an account whose holder lost it. Its sessions end and its phones are unbound: the lost one may be among them. */
export const resetSecondFactor = (
  context: Context,
  viewer: Viewer,
  accountId: string,
  body: { id: string; reason: string },
): Promise<Account> =>
  accountCommand(context, viewer, `people.reset_second_factor ${accountId}`, body, async ({ tx, log }) => {
    if (isOwn(viewer, accountId)) fail('accounts.own_post');
    await getAccount(tx, accountId);
    if (!(await removeSecondFactor(tx, accountId))) fail('accounts.second_factor_off');
    await endSessions(tx, accountId);
    await forgetDevices(tx, accountId, null);
    await log('people.second_factor_reset', accountId, { reason: body.reason });
    return accountId;
  });

/** Unbinds a phone from an account. */
export const unbindDeviceOf = (
  context: Context,
  viewer: Viewer,
  accountId: string,
  deviceId: string,
  body: { id: string; reason: string },
): Promise<Account> =>
  accountCommand(context, viewer, `people.unbind_device ${accountId} ${deviceId}`, body, async ({ tx, log }) => {
    await getAccount(tx, accountId);
    const words = (await deleteBound(tx, accountId, deviceId)) ?? fail('accounts.device_not_found');
    await log('people.device_unbound', accountId, { reason: body.reason, data: { device: deviceId, words } });
    return accountId;
  });
