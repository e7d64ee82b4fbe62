import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Endpoint } from '#contract/kernel/endpoint.ts';
import type { Viewer } from '#contract/people/viewer.ts';
import { AppError, fail, isDatabaseAway } from './errors.ts';
import { errorSentence, languageOf } from './words.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The signed-in viewer, null when nobody is; set before every route of the platform. */
    viewer: Viewer | null;
  }
}

type Out<T> = T extends z.ZodType ? z.output<T> : undefined;
type Known<T> = unknown extends T ? undefined : T;

/** What a handler receives: checked request parts and the viewer (null possible only on public endpoints). */
export interface Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  params: Known<Out<P>>;
  query: Known<Out<Q>>;
  body: Known<Out<B>>;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** All endpoints routed so far, for the OpenAPI description. */
export const routed: Endpoint[] = [];

/** Paths of texts the database cannot keep as they are: with U+0000 or half a surrogate pair. Stored otherwise they would no longer give their hash. */
const unstorable = (value: unknown, path: string): string[] => {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [path] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => unstorable(part, path === '' ? key : `${path}.${key}`));
};

const checked = (schema: z.ZodType | undefined, value: unknown): unknown => {
  if (!schema) return undefined;
  const [bad] = unstorable(value, '');
  if (bad !== undefined)
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
): void => {
  routed.push(endpoint);
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(endpoint.largestBody === undefined ? {} : { bodyLimit: endpoint.largestBody }),
    handler: async (request, reply) => {
      const viewer = request.viewer;
      if (endpoint.access === 'session') {
        if (!viewer) fail('session.required');
        if (viewer.mustChangePassword && !endpoint.openWithTemporaryPassword) fail('people.password_change_required');
        if (viewer.mustSetUpSecondFactor && !endpoint.openWithoutSecondFactor) fail('people.second_factor_required');
      }
      const answer = await handler({
        params: checked(endpoint.params, request.params) as Known<Out<P>>,
        query: checked(endpoint.query, request.query) as Known<Out<Q>>,
        body: checked(endpoint.body, request.body ?? {}) as Known<Out<B>>,
        viewer,
        request,
        reply,
      });
      const good = endpoint.response.safeParse(answer);
      if (!good.success) throw new Error(`${endpoint.method} ${endpoint.path} broke its contract: ${z.prettifyError(good.error)}`);
      return reply.status(endpoint.status ?? 200).send(good.data);
    },
  });
};

/** An endpoint of the platform, checked against its contract in both directions; `viewer` is signed in. */
export const route = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  app: FastifyInstance,
  endpoint: Endpoint<P, Q, B, R>,
  handler: (input: Input<P, Q, B> & { viewer: Viewer }) => Promise<z.input<R>>,
): void => publicRoute(app, endpoint, (input) => handler(input as Input<P, Q, B> & { viewer: Viewer }));

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

/** Turns every error into the one error answer, worded in the caller's language; only unexpected ones are logged, under a reference. */
export const installErrors = (app: FastifyInstance, log: Logger): void => {
  const answer = (request: FastifyRequest, reply: FastifyReply, error: AppError): void => {
    if (typeof error.data['retryAfter'] === 'number') reply.header('retry-after', error.data['retryAfter']);
    const message = errorSentence(languageOf(request.headers['accept-language']), error.code, error.data);
    void reply
      .status(error.status)
      .type('application/json')
      .send({ error: { code: error.code, message, data: error.data } });
  };
  app.setErrorHandler((error, request, reply) => {
    const known = refusal(error);
    if (known) return answer(request, reply, known);
    const reference = randomUUID().slice(0, 8);
    log.error({ error, reference, method: request.method, url: request.url.split('?')[0] }, 'unexpected error');
    return answer(request, reply, new AppError('server.internal', { reference }));
  });
  app.setNotFoundHandler((request, reply) => answer(request, reply, new AppError('request.not_found')));
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

/** Refuses one part of a request outside the contract's endpoints (uploads, downloads). @throws request.invalid */
export const refuseField = (field: string): never =>
  fail('request.invalid', { fields: field, issues: [{ path: field, message: 'is missing or wrong' }] });

/** The viewer of a route outside the contract's endpoints (uploads, streams), under the same conditions as theirs. */
export const signedIn = (request: FastifyRequest): Viewer => {
  const viewer = request.viewer ?? fail('session.required');
  if (viewer.mustChangePassword) fail('people.password_change_required');
  if (viewer.mustSetUpSecondFactor) fail('people.second_factor_required');
  return viewer;
};
