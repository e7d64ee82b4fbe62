import { createHmac, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { cookieIn } from '#kernel/devices.ts';
import type { Jurisdiction } from '#kernel/jurisdictions.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { permissionsOf } from '#kernel/permissions.ts';
import type { Signed } from '#kernel/viewers.ts';
import { isRequired } from '../domain/second-factor.ts';
import { sessionStands, touchEvery } from '../domain/session-rules.ts';
import { type AccountSeen, findAccountSeen, findSession, touchSession } from '../store/sessions.ts';

export interface ViewerResolver {
  /** The viewer behind a request's session cookie, null when nobody is signed in. */
  resolve(request: Signed): Promise<Viewer | null>;
  /** Somebody with the rights an account has now; null when it cannot sign in. */
  of(jurisdictionId: string, accountId: string): Promise<Viewer | null>;
  /** Forgets an account's sessions in this process; with null those of everybody. */
  forget(accountId: string | null): void;
}

/** How long a process may answer from memory, in milliseconds; changes it is told of count at once. */
export const memory = 5_000;

/** The jurisdiction a request means: the one it names, else the default. Null when it names one that is not there. */
export const jurisdictionOf = async (kernel: Kernel, request: Signed): Promise<Jurisdiction | null> => {
  const code = request.headers['x-jurisdiction'];
  return typeof code === 'string' && code !== '' ? kernel.jurisdictions.byCode(code) : kernel.jurisdictions.default();
};

/** The session token a cookie carries if its signature (HMAC-SHA-256, as the sign-in library makes it) is ours. */
export const tokenIn = (cookie: string, secret: string): string | null => {
  let text: string;
  try {
    text = decodeURIComponent(cookie);
  } catch {
    return null;
  }
  const dot = text.lastIndexOf('.');
  if (dot < 1) return null;
  const token = text.slice(0, dot);
  const made = createHmac('sha256', secret).update(token).digest();
  const given = Buffer.from(text.slice(dot + 1), 'base64');
  return given.length === made.length && timingSafeEqual(given, made) ? token : null;
};

/** The session token of a request, null when it carries none that is ours. */
export const tokenOf = (request: Signed, cookieName: string, secret: string): string | null => {
  const cookie = cookieIn(request.headers.cookie, cookieName);
  return cookie === null ? null : tokenIn(cookie, secret);
};

/** An account with its rights as requests carry it. */
export const viewerOf = (row: AccountSeen, jurisdiction: Jurisdiction): Viewer => ({
  accountId: row.account_id,
  name: row.name,
  anonymous: row.is_anonymous,
  mustChangePassword: row.must_change_password,
  mustSetUpSecondFactor:
    !row.second_factor &&
    isRequired(
      row.posts.map((p) => p.role),
      jurisdiction.settings,
    ),
  jurisdictionId: jurisdiction.id,
  posts: row.posts.map(({ chosen, ...post }) => ({ ...post, permissions: permissionsOf(post.role, chosen) })),
});

/** Resolves viewers with a small memory per process. An answer from memory costs no SQL and no cryptography. */
export const createViewerResolver = (kernel: Kernel, cookieName: string): ViewerResolver => {
  const known = new LRUCache<string, { viewer: Viewer; standsUntil: number }>({ max: 20_000, ttl: memory });
  const running = new Map<string, Promise<Viewer | null>>();
  let generation = 0;

  const load = async (cookie: string, key: string, jurisdiction: Jurisdiction): Promise<Viewer | null> => {
    const token = tokenIn(cookie, kernel.config.sessionSecret);
    if (token === null) return null;
    const begun = generation;
    const now = kernel.clock.now();
    const row = await findSession(kernel.db, jurisdiction.id, token, now);
    // whoever opened an account in a demo has proven nothing to any other jurisdiction
    if (!row || row.disabled || (row.demo && !jurisdiction.demo)) return null;
    const facts = { createdAt: row.created_at, lastRequestAt: row.updated_at, expiresAt: row.expires_at, staff: row.staff };
    if (!sessionStands(facts, now)) return null;
    if (now.getTime() - row.updated_at.getTime() >= touchEvery) await touchSession(kernel.db, jurisdiction.id, token, now);
    const viewer = viewerOf(row, jurisdiction);
    // what changed while we were reading may not be in what we read
    if (begun === generation) known.set(key, { viewer, standsUntil: now.getTime() + memory });
    return viewer;
  };

  return {
    resolve: async (request) => {
      const cookie = cookieIn(request.headers.cookie, cookieName);
      if (cookie === null || cookie === '') return null;
      const named = request.headers['x-jurisdiction'];
      const key = typeof named === 'string' ? `${named} ${cookie}` : cookie;
      const held = known.get(key);
      if (held && kernel.clock.now().getTime() < held.standsUntil) return held.viewer;
      const jurisdiction = await jurisdictionOf(kernel, request);
      if (!jurisdiction) return null;
      const already = running.get(key);
      if (already) return already;
      const started = load(cookie, key, jurisdiction).finally(() => {
        if (running.get(key) === started) running.delete(key);
      });
      running.set(key, started);
      return started;
    },
    of: async (jurisdictionId, accountId) => {
      const jurisdiction = await kernel.jurisdictions.byId(jurisdictionId);
      if (!jurisdiction) return null;
      const row = await findAccountSeen(kernel.db, jurisdictionId, accountId, kernel.clock.now());
      return row && !row.disabled && (!row.demo || jurisdiction.demo) ? viewerOf(row, jurisdiction) : null;
    },
    forget: (accountId) => {
      generation += 1;
      running.clear();
      if (accountId === null) return known.clear();
      for (const [key, held] of known.entries()) if (held.viewer.accountId === accountId) known.delete(key);
    },
  };
};
