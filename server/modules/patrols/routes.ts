import type { FastifyInstance } from 'fastify';
import * as api from '#contract/patrols/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { changeRoute, createRoute, endRoute } from './commands/plan-routes.ts';
import { recordScan } from './commands/record-scan.ts';
import { reviewScan } from './commands/review-scan.ts';
import { setPoint } from './commands/set-point.ts';
import { contestMiss, missesPage, ruleOnMiss } from './misses.ts';
import type { Patrols } from './patrols.ts';
import { patrolFigures } from './queries/figures.ts';
import { patrolsOfDay } from './queries/mine.ts';
import { pointsPage } from './queries/points.ts';
import { boardOf, roundsOfRoute } from './queries/rounds.ts';
import { oneRoute, routesPage, walkersToName } from './queries/routes.ts';
import { oneScan, scansPage } from './queries/scans.ts';
import { screenOf, showOnScreen } from './queries/screen.ts';

/** HTTP of patrols. */
export const patrolRoutes = (app: FastifyInstance, { context, sheets }: Patrols): void => {
  const { kernel } = context;
  route(app, api.listPoints, ({ viewer, query }) => pointsPage(context, viewer, query));
  route(app, api.setPoint, ({ viewer, params, body }) => setPoint(context, viewer, params.placeId, body));
  route(app, api.openScreen, ({ viewer, params }) => screenOf(context, viewer, params.placeId));
  route(app, api.showScreen, ({ params }) => showOnScreen(context, params.token));
  route(app, api.listRoutes, ({ viewer, query }) => routesPage(context, viewer, query));
  route(app, api.getRoute, ({ viewer, params }) => oneRoute(context, viewer, params.routeId));
  route(app, api.createRoute, ({ viewer, body }) => createRoute(context, viewer, body));
  route(app, api.changeRoute, ({ viewer, params, body }) => changeRoute(context, viewer, params.routeId, body));
  route(app, api.endRoute, ({ viewer, params, body }) => endRoute(context, viewer, params.routeId, body));
  route(app, api.listWalkers, ({ viewer, params, query }) => walkersToName(context, viewer, params.areaCode, query));
  route(app, api.listRounds, ({ viewer, params, query }) => roundsOfRoute(context, viewer, params.routeId, query));
  route(app, api.getBoard, ({ viewer, query }) => boardOf(context, viewer, query));
  route(app, api.getFigures, ({ viewer, query }) => patrolFigures(context, viewer, query));
  route(app, api.myPatrols, ({ viewer, query }) => patrolsOfDay(context, viewer, query));
  route(app, api.recordScan, ({ viewer, body }) => recordScan(context, viewer, body));
  route(app, api.listScans, ({ viewer, query }) => scansPage(context, viewer, query));
  route(app, api.getScan, ({ viewer, params }) => oneScan(context, viewer, params.scanId));
  route(app, api.reviewScan, ({ viewer, params, body }) => reviewScan(context, viewer, params.scanId, body));
  route(app, api.listMisses, ({ viewer, query }) => missesPage(context, viewer, query));
  route(app, api.contestMiss, ({ viewer, params, body }) => contestMiss(context, viewer, params, body));
  route(app, api.ruleMiss, ({ viewer, params, body }) => ruleOnMiss(context, viewer, params, body));
  fileRoute(app, kernel.disk, api.exportPatrols, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, kernel.disk, api.exportScans, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.scans, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importPatrols, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
};
