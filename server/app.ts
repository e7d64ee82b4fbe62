import { join } from 'node:path';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { getHealth } from '#contract/kernel/system.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { answerError, installCsrf, installErrors } from '#kernel/http.ts';
import type { ScheduledJob } from '#kernel/jobs.ts';
import { installJson } from '#kernel/json-body.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { installPages } from '#kernel/pages.ts';
import { guard, securityHeaders } from '#kernel/security-headers.ts';
import { type Accounts, accountRoutes, createAccounts } from '#modules/accounts/index.ts';
import { type Cases, caseJobs, caseRoutes, createCases } from '#modules/cases/index.ts';
import { type Coverage, coverageRoutes, createCoverage } from '#modules/coverage/index.ts';
import { drawingJobs, drawingRoutes } from '#modules/drawing/index.ts';
import { basemapHosts, type CityMap, createMap, mapRoutes } from '#modules/map/index.ts';
import { createOrganisations, type Organisations, organisationRoutes, remindOfAgreements } from '#modules/organisations/index.ts';
import { createPlaces, type Places, placeRoutes } from '#modules/places/index.ts';
import { platformRoutes } from '#modules/platform/index.ts';
import { createTerritory, type Territory, territoryRoutes } from '#modules/territory/index.ts';
import { describeApi } from './open-api/document.ts';

/** The modules of the platform, put together once. */
export interface Modules {
  readonly territory: Territory;
  readonly map: CityMap;
  readonly places: Places;
  readonly coverage: Coverage;
  readonly organisations: Organisations;
  readonly accounts: Accounts;
  readonly cases: Cases;
  readonly jobs: readonly ScheduledJob[];
}

/** Opens every module in the order in which they lean on one another. */
export const createModules = (kernel: Kernel): Modules => {
  const territory = createTerritory(kernel);
  const map = createMap(kernel, territory);
  const places = createPlaces(kernel, territory, map);
  const coverage = createCoverage(territory, places);
  const organisations = createOrganisations(kernel, territory, map, coverage);
  const accounts = createAccounts(kernel, territory, organisations);
  const cases = createCases(kernel, territory, map, organisations, accounts);
  kernel.limiter.check();
  return {
    territory,
    map,
    places,
    coverage,
    organisations,
    accounts,
    cases,
    jobs: [
      ...caseJobs(cases),
      ...drawingJobs(kernel),
      { id: 'people.remind', cron: '5 7 * * *', run: () => remindOfAgreements(organisations.context) },
      { id: 'people.sweep', cron: '11 3 * * *', run: () => accounts.sweep() },
      { id: 'kernel.tidy-limits', cron: '17 4 * * *', run: () => kernel.limiter.tidy() },
    ],
  };
};

/** Whether a request came to the API: by the route it was given, because an address can be written in many ways. */
const isOfApi = (request: FastifyRequest): boolean => request.routeOptions.url?.startsWith('/api/') ?? false;

/** The whole application without a port: tests inject requests, `main` listens. */
export const createApp = async (kernel: Kernel, modules: Modules): Promise<FastifyInstance> => {
  const headers = securityHeaders(kernel.config, basemapHosts(kernel.config.tiandituKey));
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
  app.addHook('onRequest', (_request, reply, done) => {
    guard(reply, headers);
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
  app.decorateRequest('viewer', null);
  app.addHook('onRequest', async (request) => {
    if (isOfApi(request)) request.viewer = await modules.accounts.resolveViewer(request);
  });
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
  territoryRoutes(app, kernel, modules.territory);
  mapRoutes(app, kernel, modules.map);
  placeRoutes(app, kernel, modules.places);
  coverageRoutes(app, kernel, modules.coverage);
  drawingRoutes(app, kernel, modules.territory);
  organisationRoutes(app, modules.organisations);
  accountRoutes(app, kernel, modules.accounts);
  caseRoutes(app, modules.cases);
  platformRoutes(app, kernel);
  describeApi(app, kernel);
  if (kernel.config.distDir)
    await installPages(app, [
      { folder: join(kernel.config.distDir, 'console'), prefix: '/console/' },
      { folder: join(kernel.config.distDir, 'mobile'), prefix: '/' },
    ]);
  return app;
};
