import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as api from '#contract/accounts/api.ts';
import type { SignInAnswer } from '#contract/accounts/second-factor.ts';
import { senderOf } from '#kernel/devices.ts';
import { fail } from '#kernel/errors.ts';
import { publicRoute, route } from '#kernel/http.ts';
import type { Jurisdiction } from '#kernel/jurisdictions.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { accountSheetRoutes } from './account-sheet-routes.ts';
import type { Accounts } from './accounts.ts';
import { askPass, bindDevice, takePass, unbindDevice } from './commands/bound-devices.ts';
import { endOwnSession, endOwnSessions } from './commands/end-sessions.ts';
import {
  correctContact,
  createAccount,
  endPost,
  giveTemporaryPassword,
  grantPost,
  resetSecondFactor,
  setAccountDisabled,
  unbindDeviceOf,
  unlockAccount,
} from './commands/manage-accounts.ts';
import { changePhone, renameMe } from './commands/own-account.ts';
import { resetPassword } from './commands/reset-password.ts';
import { confirmSecondFactor, startSecondFactor, turnOffSecondFactor } from './commands/second-factor.ts';
import { changePassword, signInAnonymously, signOut } from './commands/sessions.ts';
import type { FirstStepDone } from './commands/sign-in.ts';
import { sendCode, signInWithCode } from './commands/sign-in-with-code.ts';
import { signInWithPassword } from './commands/sign-in-with-password.ts';
import { signInWithSecondFactor } from './commands/sign-in-with-second-factor.ts';
import type { Origin } from './context.ts';
import { deviceOf } from './domain/device-words.ts';
import { devicesOf, ownDevices } from './queries/bound-devices.ts';
import { accountsPage, auditPage } from './queries/lists.ts';
import { me, welcomeOf } from './queries/me.ts';
import { jurisdictionOf, tokenOf } from './queries/resolve-viewer.ts';
import { ownSecondFactor } from './queries/second-factor.ts';
import { ownSessions } from './queries/sessions.ts';
import { roleRoutes } from './role-routes.ts';

/**
 * What the sign-in library sees of a request. Of a sign-in nothing: shown the cookie of a session that has ended, it takes back the one it
 * has just given.
 */
const ofSignIn = new Headers();
const ofSession = (request: FastifyRequest): Headers => new Headers(request.headers.cookie ? { cookie: request.headers.cookie } : {});

const setCookies = (reply: FastifyReply, cookies: readonly string[]): void => {
  const before = [reply.getHeader('set-cookie') ?? []].flat().map(String);
  reply.removeHeader('set-cookie');
  if (cookies.length + before.length > 0) reply.header('set-cookie', [...cookies, ...before]);
  reply.header('cache-control', 'no-store');
};

/** Sets the session's cookies, or hands out the ticket for the second step. */
const answered = (reply: FastifyReply, done: FirstStepDone): SignInAnswer => {
  if ('ticket' in done) {
    setCookies(reply, []);
    return { secondFactor: true, ticket: done.ticket };
  }
  setCookies(reply, done.cookies);
  return { accountId: done.accountId };
};

/** Routes of accounts and sessions. */
export const accountRoutes = (app: FastifyInstance, kernel: Kernel, accounts: Accounts): void => {
  const { context } = accounts;
  const placeOf = async (request: FastifyRequest): Promise<Jurisdiction> =>
    (await jurisdictionOf(kernel, request)) ?? fail('request.not_found');
  const originOf = async (request: FastifyRequest, reply: FastifyReply): Promise<Origin> => ({
    sender: senderOf(kernel.devices, request),
    headers: ofSignIn,
    token: tokenOf(request, context.auth.cookieName, kernel.config.sessionSecret),
    browser: deviceOf(request.headers['user-agent']),
    remember: () => kernel.devices.remember(request, reply),
    jurisdiction: await placeOf(request),
  });

  publicRoute(app, api.getWelcome, async ({ request }) => welcomeOf(context, await placeOf(request)));
  route(app, api.getMe, ({ viewer }) => me(context, viewer));

  publicRoute(app, api.signInWithPassword, async ({ body, request, reply }) =>
    answered(reply, await signInWithPassword(context, await originOf(request, reply), body)),
  );
  publicRoute(app, api.signInWithSecondFactor, async ({ body, request, reply }) => {
    const { accountId, cookies } = await signInWithSecondFactor(context, await originOf(request, reply), body);
    setCookies(reply, cookies);
    return { accountId };
  });
  publicRoute(app, api.sendCode, async ({ body, request, reply }) => {
    const sent = await sendCode(context, await originOf(request, reply), body.phone);
    setCookies(reply, []);
    return { ok: true as const, ...sent };
  });
  publicRoute(app, api.signInWithCode, async ({ body, request, reply }) =>
    answered(reply, await signInWithCode(context, await originOf(request, reply), body)),
  );
  publicRoute(app, api.signInAnonymously, async ({ request, reply, viewer }) => {
    const { accountId, cookies } = await signInAnonymously(context, await originOf(request, reply), viewer);
    setCookies(reply, cookies);
    return { accountId };
  });
  publicRoute(app, api.signOut, async ({ viewer, request, reply }) => {
    setCookies(reply, await signOut(context, viewer, ofSession(request)));
    return { ok: true as const };
  });
  route(app, api.changePassword, async ({ viewer, body, request, reply }) => {
    const origin = { ...(await originOf(request, reply)), headers: ofSession(request) };
    setCookies(reply, await changePassword(context, viewer, origin, body));
    return { ok: true as const };
  });

  publicRoute(app, api.resetPassword, async ({ body, request, reply }) => {
    await resetPassword(context, await originOf(request, reply), body);
    setCookies(reply, []);
    return { ok: true as const };
  });
  route(app, api.renameMe, ({ viewer, body }) => renameMe(context, viewer, body));
  route(app, api.changePhone, async ({ viewer, body, request, reply }) => {
    const origin = { ...(await originOf(request, reply)), headers: ofSession(request) };
    await changePhone(context, viewer, origin, body);
    return { ok: true as const };
  });

  route(app, api.listSessions, async ({ viewer, request, reply }) => ownSessions(context, viewer, await originOf(request, reply)));
  route(app, api.endSession, async ({ viewer, params }) => {
    await endOwnSession(context, viewer, params.sessionId);
    return { ok: true as const };
  });
  route(app, api.endSessions, async ({ viewer, body, request, reply }) => {
    const ended = await endOwnSessions(context, viewer, await originOf(request, reply), body.which);
    if (body.which === 'all') setCookies(reply, await context.auth.signOut(ofSession(request)));
    return { ended };
  });

  route(app, api.listDevices, async ({ viewer, request, reply }) => ownDevices(context, viewer, await originOf(request, reply)));
  route(app, api.bindDevice, async ({ viewer, body, request, reply }) => bindDevice(context, viewer, await originOf(request, reply), body));
  route(app, api.unbindDevice, async ({ viewer, params }) => {
    await unbindDevice(context, viewer, params.deviceId);
    return { ok: true as const };
  });
  publicRoute(app, api.askPass, async ({ params, request, reply }) => askPass(context, await originOf(request, reply), params.deviceId));
  publicRoute(app, api.takePass, async ({ params, body, request, reply }) => {
    const { cookie, seconds } = await takePass(context, await originOf(request, reply), params.deviceId, body);
    setCookies(reply, [cookie]);
    return { seconds };
  });
  route(app, api.listDevicesOf, ({ viewer, params }) => devicesOf(context, viewer, params.accountId));
  route(app, api.unbindDeviceOf, ({ viewer, params, body }) => unbindDeviceOf(context, viewer, params.accountId, params.deviceId, body));

  route(app, api.getSecondFactor, ({ viewer }) => ownSecondFactor(context, viewer));
  route(app, api.startSecondFactor, ({ viewer }) => startSecondFactor(context, viewer));
  route(app, api.confirmSecondFactor, ({ viewer, body }) => confirmSecondFactor(context, viewer, body.code));
  route(app, api.turnOffSecondFactor, async ({ viewer, body, request, reply }) =>
    turnOffSecondFactor(context, viewer, await originOf(request, reply), body.code),
  );

  route(app, api.listAccounts, ({ viewer, query }) => accountsPage(context, viewer, query));
  route(app, api.createAccount, ({ viewer, body }) => createAccount(context, viewer, body));
  route(app, api.giveTemporaryPassword, ({ viewer, params, body }) => giveTemporaryPassword(context, viewer, params.accountId, body));
  route(app, api.correctContact, ({ viewer, params, body }) => correctContact(context, viewer, params.accountId, body));
  route(app, api.setAccountDisabled, ({ viewer, params, body }) => setAccountDisabled(context, viewer, params.accountId, body));
  route(app, api.unlockAccount, ({ viewer, params, body }) => unlockAccount(context, viewer, params.accountId, body));
  route(app, api.resetSecondFactor, ({ viewer, params, body }) => resetSecondFactor(context, viewer, params.accountId, body));
  route(app, api.grantPost, ({ viewer, params, body }) => grantPost(context, viewer, params.accountId, body));
  route(app, api.endPost, ({ viewer, params, body }) => endPost(context, viewer, params.postId, body));

  accountSheetRoutes(app, accounts);
  roleRoutes(app, context);
  route(app, api.listAudit, ({ viewer, query }) => auditPage(context, viewer, query));
};
