import type { FastifyInstance } from 'fastify';
import * as api from '#contract/couriers/api.ts';
import { route } from '#kernel/http.ts';
import { declare, end } from './commands/declare.ts';
import type { Couriers } from './couriers.ts';
import { stationBoard } from './queries/board.ts';
import { findsOfMine, myCourier } from './queries/mine.ts';

/** HTTP of couriers. */
export const courierRoutes = (app: FastifyInstance, { context }: Couriers): void => {
  route(app, api.getCourier, ({ viewer }) => myCourier(context, viewer));
  route(app, api.declareCourier, ({ viewer, body }) => declare(context, viewer, body));
  route(app, api.endCourier, ({ viewer, body }) => end(context, viewer, body));
  route(app, api.myFinds, ({ viewer, query }) => findsOfMine(context, viewer, query));
  route(app, api.getStationBoard, ({ viewer, query }) => stationBoard(context, viewer, query.area));
};
