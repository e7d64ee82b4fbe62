import type { FastifyInstance } from 'fastify';
import * as api from '#contract/couriers/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { declare, end } from './commands/declare.ts';
import { answerHelp, askHelp, passHelp, readHelp, takeHelp, withdrawHelp } from './commands/helps.ts';
import type { Couriers } from './couriers.ts';
import { stationBoard } from './queries/board.ts';
import { helpsOfMine, helpsToDo } from './queries/helps.ts';
import { findsOfMine, myCourier } from './queries/mine.ts';

/** HTTP of couriers. */
export const courierRoutes = (app: FastifyInstance, { context, sheets }: Couriers): void => {
  const { kernel } = context;
  route(app, api.getCourier, ({ viewer }) => myCourier(context, viewer));
  route(app, api.declareCourier, ({ viewer, body }) => declare(context, viewer, body));
  route(app, api.endCourier, ({ viewer, body }) => end(context, viewer, body));
  route(app, api.myFinds, ({ viewer, query }) => findsOfMine(context, viewer, query));
  route(app, api.getStationBoard, ({ viewer, query }) => stationBoard(context, viewer, query.area));
  fileRoute(app, kernel.disk, api.exportStationBoard, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.board, { viewer, request, reply, input: query, title: '' }),
  );
  route(app, api.myHelps, ({ viewer }) => helpsOfMine(context, viewer));
  route(app, api.askHelp, ({ viewer, body }) => askHelp(context, viewer, body));
  route(app, api.withdrawHelp, ({ viewer, params, body }) => withdrawHelp(context, viewer, params.helpId, body));
  route(app, api.listHelps, ({ viewer, query }) => helpsToDo(context, viewer, query));
  route(app, api.takeHelp, ({ viewer, params, body }) => takeHelp(context, viewer, params.helpId, body));
  route(app, api.readHelp, ({ viewer, params, body }) => readHelp(context, viewer, params.helpId, body));
  route(app, api.answerHelp, ({ viewer, params, body }) => answerHelp(context, viewer, params.helpId, body));
  route(app, api.passHelp, ({ viewer, params, body }) => passHelp(context, viewer, params.helpId, body));
};
