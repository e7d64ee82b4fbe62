import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Endpoint, FileEndpoint } from '#contract/kernel/endpoint.ts';
import { AppError, fail, isDatabaseAway } from './errors.ts';
import type { Viewers } from './viewers.ts';
import { errorSentence, languageOf, phrase } from './words.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** See {@link Endpoint.offline}. */
    offline?: readonly string[];
  }
  interface FastifyRequest {
    /** The signed-in viewer, null when nobody is; set before every route of the platform. */
    viewer: Viewer | null;
  }
}

export type Out<T> = T extends z.ZodType ? z.output<T> : undefined;
export type Known<T> = unknown extends T ? undefined : T;

/** What a handler receives: checked request parts and the viewer (null possible only on public endpoints). */
export interface Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  params: Known<Out<P>>;
  query: Known<Out<Q>>;
  body: Known<Out<B>>;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Everything routed so far, for the OpenAPI description and for tests that ask everything. */
export const routed = new Set<Endpoint | FileEndpoint>();

/**
 * Path of the first text the database cannot keep as it is: with U+0000 or half a surrogate pair. Stored otherwise it would no longer give
 * its hash. Null when there is none; bodies are not deep (json-body.ts).
 */
const unstorable = (value: unknown): string | null => {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? '' : null;
  if (value === null || typeof value !== 'object') return null;
  for (const key in value) {
    const inside = unstorable((value as Record<string, unknown>)[key]);
    if (inside !== null) return inside === '' ? key : `${key}.${inside}`;
  }
  return null;
};

/** What the server says to a phone that may send but not read: that it has it, and what the contract names. */
export const receipt = (offline: readonly string[], answer: object): object => ({
  ...Object.fromEntries(Object.entries(answer).filter(([key]) => offline.includes(key))),
  received: true,
});

const usualBody = { public: 8 * 1024, session: 64 * 1024 } as const;

/** What an endpoint asks of whoever knocks, before a byte of the body is read. */
interface Door {
  readonly access: Endpoint['access'];
  readonly openWithTemporaryPassword?: true;
  readonly openWithoutSecondFactor?: true;
}

/** Knocks: session and permission first, then the body. */
export const knock =
  (door: Door, may?: (viewer: Viewer) => boolean): onRequestHookHandler =>
  (request, _reply, done) => {
    try {
      if (door.access === 'session') {
        const viewer = request.viewer ?? fail('session.required');
        if (viewer.mustChangePassword && !door.openWithTemporaryPassword) fail('accounts.password_change_required');
        if (viewer.mustSetUpSecondFactor && !door.openWithoutSecondFactor) fail('accounts.second_factor_required');
        if (may && !may(viewer)) fail('session.forbidden');
      }
      done();
    } catch (error) {
      done(error as Error);
    }
  };

/** A part of a request as its schema reads it. @throws request.invalid */
export const checked = (schema: z.ZodType | undefined, value: unknown): unknown => {
  if (!schema) return undefined;
  const bad = unstorable(value);
  if (bad !== null)
    return fail('request.invalid', { fields: bad, issues: [{ path: bad, message: 'holds characters that cannot be stored' }] });
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message }));
  return fail('request.invalid', { fields: [...new Set(issues.map((i) => i.path || '?'))].join(', '), issues });
};

/** An endpoint that anybody may call: `viewer` may be null. */
export const publicRoute = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  app: FastifyInstance,
  endpoint: Endpoint<P, Q, B, R>,
  handler: (input: Input<P, Q, B> & { viewer: Viewer | null }) => Promise<z.input<R>>,
  may?: (viewer: Viewer) => boolean,
): void => {
  routed.add(endpoint);
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: endpoint.largestBody ?? usualBody[endpoint.access],
    config: {
      ...(endpoint.mostParts === undefined ? {} : { mostParts: endpoint.mostParts }),
      ...(endpoint.offline && { offline: endpoint.offline }),
    },
    onRequest: knock(endpoint, may),
    handler: async (request, reply) => {
      const answer = await handler({
        params: checked(endpoint.params, request.params) as Known<Out<P>>,
        query: checked(endpoint.query, request.query) as Known<Out<Q>>,
        body: checked(endpoint.body, request.body ?? {}) as Known<Out<B>>,
        viewer: request.viewer,
        request,
        reply,
      });
      const good = endpoint.response.safeParse(answer);
      if (!good.success) throw new Error(`${endpoint.method} ${endpoint.path} broke its contract: ${z.prettifyError(good.error)}`);
      const shown = request.viewer?.sendsOnly ? receipt(endpoint.offline ?? [], good.data as object) : good.data;
      return reply.status(endpoint.status ?? 200).send(shown);
    },
  });
};

/**
 * An endpoint of the platform, checked against its contract in both directions; `viewer` is signed in.
 * @param may who may at all, asked before the body is read: for bodies so large that reading them is a favour
 */
export const route = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  app: FastifyInstance,
  endpoint: Endpoint<P, Q, B, R>,
  handler: (input: Input<P, Q, B> & { viewer: Viewer }) => Promise<z.input<R>>,
  may?: (viewer: Viewer) => boolean,
): void => publicRoute(app, endpoint, (input) => handler(input as Input<P, Q, B> & { viewer: Viewer }), may);

const refusal = (error: unknown): AppError | null => {
  if (error instanceof AppError) return error;
  if (isDatabaseAway(error)) return new AppError('server.unavailable');
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  // PostgreSQL cannot hold the character U+0000, neither in text nor in JSON
  if (code === '22021' || code === '22P05') return new AppError('request.invalid', { fields: 'U+0000', issues: [] });
  if (statusCode === 413) return new AppError('request.too_large');
  if (statusCode === 415) return new AppError('request.unsupported_media');
  if (statusCode === 404) return new AppError('request.not_found');
  if (statusCode !== undefined && statusCode < 500 && code?.startsWith('FST_'))
    return new AppError('request.invalid', { fields: '?', issues: [] });
  return null;
};

/** Answers an error, worded in the caller's language; only unexpected ones are logged, under a reference. */
export const answerError = (log: Logger, error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
  let known = refusal(error);
  if (!known) {
    const reference = randomUUID().slice(0, 8);
    log.error({ error, reference, method: request.method, url: request.url.split('?')[0] }, 'unexpected error');
    known = new AppError('server.internal', { reference });
  }
  if (typeof known.data['retryAfter'] === 'number') reply.header('retry-after', known.data['retryAfter']);
  const language = languageOf(request.headers['accept-language']);
  // what a refusal tells of the thing it is about is read by those who may read
  const hidden = request.viewer?.sendsOnly && tells(known);
  const message = hidden ? phrase(language, 'kernel.refusedUnseen') : errorSentence(language, known.code, known.data);
  void reply
    .status(known.status)
    .type('application/json')
    .send({ error: { code: known.code, message, data: hidden ? {} : known.data } });
};

/** Whether a refusal may name somebody or something that lies here: general ones tell of the request alone, numbers and codes of nobody. */
const tells = ({ code, data }: AppError): boolean =>
  !/^(request|file|session|server)\./.test(code) &&
  Object.values(data).some((value) => typeof value !== 'number' && !(typeof value === 'string' && /^[a-z_.]{1,40}$/.test(value)));

/**
 * Finds out who sends each request to the API. A request may name its account (`x-linli-account`): written under one account, it is not taken
 * from a browser in which another has signed in meanwhile. A bound phone without a session is somebody where the contract says so.
 */
export const installViewers = (app: FastifyInstance, viewers: Viewers, asks: (request: FastifyRequest) => boolean): void => {
  app.decorateRequest('viewer', null);
  app.addHook('onRequest', async (request) => {
    if (!asks(request)) return;
    const viewer =
      (await viewers.resolve(request)) ?? (request.routeOptions.config.offline === undefined ? null : await viewers.sends(request));
    const named = request.headers['x-linli-account'];
    request.viewer = named === undefined || named === viewer?.accountId ? viewer : null;
  });
};

/** Turns every error into the one error answer. What nobody knows is answered before a byte of its body is read. */
export const installErrors = (app: FastifyInstance, log: Logger): void => {
  app.setErrorHandler((error, request, reply) => answerError(log, error, request, reply));
  app.setNotFoundHandler((request, reply) => answerError(log, new AppError('request.not_found'), request, reply));
  app.addHook('onRequest', (request, _reply, done) => done(request.is404 ? new AppError('request.not_found') : undefined));
};

/**
 * Refuses state-changing requests that did not come from our own pages: a header no plain form can send, and an Origin that is our own.
 * Cookies are SameSite=Lax beside it.
 */
export const installCsrf = (app: FastifyInstance, publicUrls: readonly string[]): void => {
  const own = publicUrls.map((one) => new URL(one).host);
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const { origin, host = '' } = request.headers;
    const from = origin === undefined ? null : (URL.parse(origin)?.host ?? '');
    const foreign = from !== null && (from === '' || !(own.length > 0 ? own.includes(from) : from === host));
    if (foreign || request.headers['x-linli'] !== '1')
      fail('request.csrf', { addresses: publicUrls.length > 0 ? publicUrls.join(' · ') : host, origin: origin ?? '' });
  });
};

/** Refuses one part of a request that no schema reads. @throws request.invalid */
export const refuseField = (field: string): never =>
  fail('request.invalid', { fields: field, issues: [{ path: field, message: 'is missing or wrong' }] });
