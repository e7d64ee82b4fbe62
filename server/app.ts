import { join } from 'node:path';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { getHealth } from '#contract/kernel/system.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { installFiles } from '#kernel/files/files.ts';
import { answerError, installCsrf, installErrors, installViewers } from '#kernel/http.ts';
import type { ScheduledJob } from '#kernel/jobs.ts';
import { installJson } from '#kernel/json-body.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { findModules, jobsOfModules, openModules, routeModules, type Services } from '#kernel/module.ts';
import { installPages } from '#kernel/pages.ts';
import { guard, securityHeaders } from '#kernel/security-headers.ts';
import { installStreams } from '#kernel/streams.ts';
import { describeApi } from './open-api/document.ts';

/** Every module of the platform, found by its folder. */
const modules = await findModules(join(import.meta.dirname, 'modules'));

/** Opens every module in the order in which they lean on one another. */
export const createModules = (kernel: Kernel): Services => {
  const services = openModules(kernel, modules);
  kernel.limiter.check();
  return services;
};

/** Everything that runs by the clock. */
export const jobsOf = (kernel: Kernel, services: Services): ScheduledJob[] => [
  ...jobsOfModules(kernel, modules, services),
  // known by the name it had in its first module
  { id: 'cases.tidy-files', cron: '23 3 * * *', run: () => kernel.files.tidy() },
  { id: 'kernel.reseal', cron: '47 3 * * *', run: () => kernel.keys.reseal() },
  { id: 'kernel.rollups', cron: '* * * * *', run: () => kernel.rollups.buildAll() },
  { id: 'kernel.tidy-limits', cron: '17 4 * * *', run: () => kernel.limiter.tidy() },
];

/** Whether a request came to the API: by the route it was given, because an address can be written in many ways. */
const isOfApi = (request: FastifyRequest): boolean => request.routeOptions.url?.startsWith('/api/') ?? false;

/** The whole application without a port: tests inject requests, `main` listens. */
export const createApp = async (kernel: Kernel, services: Services): Promise<FastifyInstance> => {
  const headers = securityHeaders(
    kernel.config,
    modules.flatMap(({ hosts }) => hosts?.(kernel.config) ?? []),
  );
  const app = Fastify({
    logger: false,
    trustProxy: kernel.config.proxies > 0 && ((_, hop) => hop < kernel.config.proxies),
    requestTimeout: 60_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    // an address that cannot be read comes to no hook
    frameworkErrors: (error, request, reply) => {
      guard(reply, headers);
      answerError(kernel.log, error, request, reply);
    },
  });
  app.addHook('onRequest', (request, reply, done) => {
    guard(reply, headers);
    // pages go by the platform's day, not by the clock of the browser
    if (isOfApi(request)) reply.header('x-linli-at', kernel.clock.now().getTime());
    done();
  });
  installJson(app);
  // pages are compressed when built; this is for long API answers such as boundaries
  await app.register(compress, {
    threshold: 4096,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  installCsrf(app, kernel.config.publicUrls);
  installErrors(app, kernel.log);
  installViewers(app, kernel.viewers, isOfApi);
  app.addHook('onSend', async (request, reply) => {
    if ((request.is404 || isOfApi(request)) && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });

  fileRoute(app, kernel.disk, getHealth, async ({ reply }) => {
    const database = await kernel.db.pool.query('select 1').then(
      () => true,
      () => false,
    );
    const live = kernel.live.connected();
    return reply.status(database && live ? 200 : 503).send({ ok: database && live, database, live });
  });
  installStreams(app, kernel);
  installFiles(app, kernel);
  routeModules(app, kernel, modules, services);
  describeApi(app, kernel);
  if (kernel.config.distDir)
    await installPages(app, [
      { folder: join(kernel.config.distDir, 'console'), prefix: '/console/' },
      { folder: join(kernel.config.distDir, 'mobile'), prefix: '/' },
    ]);
  return app;
};
