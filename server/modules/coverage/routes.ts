import type { FastifyInstance } from 'fastify';
import { exportCoverage, getCoverage, getCoverageByArea, getCoverageRules, listCoverage } from '#contract/coverage/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { answerWith } from '#kernel/work/http.ts';
import type { CoverageService } from './coverage.ts';
import { coverageByArea, coverageOf, figuresPage } from './queries/get-coverage.ts';
import { ruleBookFor } from './queries/rules.ts';

/** HTTP of rules and coverage. */
export function coverageRoutes(app: FastifyInstance, kernel: Kernel, coverage: CoverageService): void {
  route(app, getCoverage, ({ viewer, query }) => coverageOf(kernel, coverage, viewer, query.area));
  route(app, listCoverage, ({ viewer, params, query }) => figuresPage(kernel, coverage, viewer, params.code, query));
  route(app, getCoverageByArea, ({ viewer, params, query }) => coverageByArea(kernel, coverage, viewer, params.code, query));
  route(app, getCoverageRules, ({ viewer }) => ruleBookFor(kernel, coverage, viewer));

  fileRoute(app, kernel.disk, exportCoverage, ({ viewer, query, request, reply }) =>
    answerWith(kernel, coverage.export, { viewer, request, reply, input: { area: query.area || undefined }, title: '' }),
  );
}
