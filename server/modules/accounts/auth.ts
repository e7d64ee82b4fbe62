import { AsyncLocalStorage } from 'node:async_hooks';
import { type BetterAuthPlugin, betterAuth } from 'better-auth';
import { createAuthEndpoint, isAPIError } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { hashPassword } from 'better-auth/crypto';
import { anonymous, phoneNumber, username } from 'better-auth/plugins';
import { v7 } from 'uuid';
import { z } from 'zod';
import { isSecure } from '#kernel/config.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { passwordLength } from './domain/password.ts';
import { codeDigits, codeSeconds, codeTries, sessionLimits } from './domain/session-rules.ts';

/** What a sign-in by the library left behind: the account, its session's token and the cookies to set. */
export interface Opened {
  readonly accountId: string;
  readonly token: string;
  readonly cookies: readonly string[];
}

/** The sign-in library behind the few acts we use. Refusals are `null`: why exactly is nobody's business outside. */
export interface Auth {
  readonly cookieName: string;
  signInByUsername(username: string, password: string, headers: Headers): Promise<Opened | null>;
  /** Makes and stores a code for the phone, and returns it for delivery. */
  makeCode(phone: string): Promise<string>;
  /** Spends the code and signs in, opening an account the first time. */
  signInByCode(phone: string, code: string, headers: Headers): Promise<Opened | null>;
  /** Spends the code of a phone that an account bears, without signing in. Opens no account. @returns whether it was right */
  spendCode(phone: string, code: string): Promise<boolean>;
  /** Spends the code of a phone and gives it to the account signed in, unless another account bears it. Null: the code is wrong. */
  changePhone(phone: string, code: string, headers: Headers): Promise<'changed' | 'taken' | null>;
  signInAnonymously(headers: Headers): Promise<Opened>;
  /** Opens a session for an account that has proven itself by other means: the second step of a sign-in. */
  openSession(accountId: string, headers: Headers): Promise<Opened>;
  /** Cookies that make the browser forget the session, which is ended. */
  signOut(headers: Headers): Promise<readonly string[]>;
  /** Sets the password and ends every session; null when `current` is wrong. Answers with a new session. */
  changePassword(current: string, next: string, headers: Headers): Promise<Opened | null>;
}

/** Hash of a password as the library stores it (scrypt). */
export const hashOf = (password: string): Promise<string> => hashPassword(password);

const cookiePrefix = 'linli';
const seconds = (ms: number): number => Math.floor(ms / 1000);

/** The library's own session and cookie for an account that we vouch for. It has no such function for callers outside a request of its own. */
const vouched = {
  id: 'vouched',
  endpoints: {
    openVouched: createAuthEndpoint('/vouched', { method: 'POST', body: z.object({ accountId: z.string() }) }, async (ctx) => {
      const user = await ctx.context.internalAdapter.findUserById(ctx.body.accountId);
      if (!user) throw new Error('an account without a row');
      const session = await ctx.context.internalAdapter.createSession(user.id, false);
      await setSessionCookie(ctx, { session, user });
      return ctx.json({ token: session.token, user: { id: user.id } });
    }),
  },
} satisfies BetterAuthPlugin;

const library = (kernel: Kernel, codes: AsyncLocalStorage<{ code: string }>) => {
  const url = kernel.config.publicUrls[0];
  return betterAuth({
    baseURL: url ?? 'http://127.0.0.1',
    secret: kernel.config.sessionSecret,
    database: kernel.db.pool,
    // its messages may carry names and numbers; what matters surfaces as an error
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    user: { modelName: 'accounts', fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' } },
    session: {
      modelName: 'account_sessions',
      fields: {
        userId: 'account_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: seconds(sessionLimits.resident.absolute),
      // how long a session lives is ours to say (session-rules.ts)
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'account_credentials',
      fields: {
        userId: 'account_id',
        accountId: 'provider_account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: { modelName: 'account_codes', fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: passwordLength.min, maxPasswordLength: passwordLength.max },
    advanced: {
      cookiePrefix,
      useSecureCookies: isSecure(kernel.config),
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => v7() },
    },
    plugins: [
      vouched,
      username({ displayUsername: false, maxUsernameLength: 40, usernameValidator: (name) => /^[a-z0-9_.-]+$/i.test(name) }),
      phoneNumber({
        otpLength: codeDigits,
        expiresIn: codeSeconds,
        allowedAttempts: codeTries,
        sendOTP: ({ code }) => {
          const sink = codes.getStore();
          if (sink) sink.code = code;
        },
        signUpOnVerification: { getTempEmail: () => `${v7()}@phone.invalid`, getTempName: (phone) => `居民${phone.slice(-4)}` },
        schema: { user: { fields: { phoneNumber: 'phone', phoneNumberVerified: 'phone_verified' } } },
      }),
      anonymous({
        // what was reported on the device stays with its account
        disableDeleteAnonymousUser: true,
        generateRandomEmail: () => `${v7()}@device.invalid`,
        generateName: () => '匿名居民',
        schema: { user: { fields: { isAnonymous: 'is_anonymous' } } },
      }),
    ],
  });
};

/** Runs a library call; its refusals (4xx) become null, everything else stays an error, as do those that `but` names. */
const orRefusal = async <T>(act: () => Promise<T>, but: (error: unknown) => boolean = () => false): Promise<T | null> => {
  try {
    return await act();
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500 && !but(error)) return null;
    throw error;
  }
};
/** That another account bears a phone. */
const taken = (error: unknown): boolean => isAPIError(error) && error.body?.code === 'PHONE_NUMBER_EXIST';

/** Sets the library up on our tables; it answers no request of its own. */
export const createAuth = (kernel: Kernel): Auth => {
  const codes = new AsyncLocalStorage<{ code: string }>();
  const auth = library(kernel, codes);
  const opened = (answer: { headers: Headers; response: { token: string | null; user: { id: string } } }): Opened => {
    if (answer.response.token === null) throw new Error('the sign-in library opened no session');
    return { accountId: answer.response.user.id, token: answer.response.token, cookies: answer.headers.getSetCookie() };
  };
  return {
    cookieName: `${isSecure(kernel.config) ? '__Secure-' : ''}${cookiePrefix}.session_token`,
    signInByUsername: async (name, password, headers) => {
      const answer = await orRefusal(() => auth.api.signInUsername({ body: { username: name, password }, headers, returnHeaders: true }));
      return answer && opened(answer);
    },
    makeCode: async (phone) => {
      const sink = { code: '' };
      await codes.run(sink, () => auth.api.sendPhoneNumberOTP({ body: { phoneNumber: phone } }));
      return sink.code;
    },
    signInByCode: async (phone, code, headers) => {
      const answer = await orRefusal(() =>
        auth.api.verifyPhoneNumber({ body: { phoneNumber: phone, code }, headers, returnHeaders: true }),
      );
      return answer && opened(answer);
    },
    spendCode: async (phone, code) =>
      (await orRefusal(() => auth.api.verifyPhoneNumber({ body: { phoneNumber: phone, code, disableSession: true } }))) !== null,
    changePhone: async (phone, code, headers) => {
      try {
        return (await orRefusal(
          () => auth.api.verifyPhoneNumber({ body: { phoneNumber: phone, code, updatePhoneNumber: true }, headers }),
          taken,
        ))
          ? 'changed'
          : null;
      } catch (error) {
        if (taken(error)) return 'taken';
        throw error;
      }
    },
    signInAnonymously: async (headers) => opened(await auth.api.signInAnonymous({ headers, returnHeaders: true })),
    openSession: async (accountId, headers) => opened(await auth.api.openVouched({ body: { accountId }, headers, returnHeaders: true })),
    signOut: async (headers) => (await auth.api.signOut({ headers, returnHeaders: true })).headers.getSetCookie(),
    changePassword: async (current, next, headers) => {
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
      const answer = await orRefusal(() => auth.api.changePassword({ body, headers, returnHeaders: true }));
      return answer && opened(answer);
    },
  };
};
