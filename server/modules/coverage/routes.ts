import type { FastifyInstance } from 'fastify';
import {
  exportCoverage,
  getCoverage,
  getCoverageByArea,
  getCoverageRules,
  listCoverage,
  setCoverageRules as setRules,
} from '#contract/coverage/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { inLine, sendWorkbook } from '#kernel/sheets/http.ts';
import { languageOf } from '#kernel/words.ts';
import { setCoverageRules } from './commands/set-rules.ts';
import type { Coverage } from './coverage.ts';
import { coverageByArea, coverageOf, figuresPage } from './queries/get-coverage.ts';
import { ruleBookFor } from './queries/rules.ts';
import { coverageSheet } from './queries/sheet.ts';

/** HTTP of rules and coverage. */
export function coverageRoutes(app: FastifyInstance, kernel: Kernel, coverage: Coverage): void {
  route(app, getCoverage, ({ viewer, query }) => coverageOf(kernel, coverage, viewer, query.area));
  route(app, listCoverage, ({ viewer, params, query }) => figuresPage(kernel, coverage, viewer, params.code, query));
  route(app, getCoverageByArea, ({ viewer, params, query }) => coverageByArea(kernel, coverage, viewer, params.code, query));
  route(app, getCoverageRules, ({ viewer }) => ruleBookFor(kernel, coverage, viewer));
  route(app, setRules, ({ viewer, body }) => setCoverageRules(kernel, coverage, viewer, body));

  fileRoute(app, kernel.disk, exportCoverage, async ({ viewer, query, request, reply }) => {
    const language = languageOf(request.headers['accept-language']);
    const code = query.area || undefined;
    const workbook = await inLine(kernel, viewer, reply, (signal) => coverageSheet(kernel, coverage, viewer, code, language, signal));
    return sendWorkbook(reply, 'coverage', workbook);
  });
}
