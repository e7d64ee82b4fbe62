import type { FastifyInstance } from 'fastify';
import * as api from '#contract/places/api.ts';
import { listPublicPlaces } from '#contract/places/public-places.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { changePlace, closePlace, createPlace, renewPlaceCode, reopenPlace } from './commands/manage-places.ts';
import { managesPlaces } from './domain/rights.ts';
import type { Places } from './places.ts';
import { circleOf, onePlace, placeByCode, placePoints, placeSettingsOf, placesPage } from './queries/list-places.ts';
import { publicPlaces } from './queries/public-places.ts';

/** HTTP of places, their codes and the service circle. */
export function placeRoutes(app: FastifyInstance, kernel: Kernel, places: Places): void {
  const context = { kernel, territory: places.territory, places };
  route(app, api.listPlaces, ({ viewer, query }) => placesPage(context, viewer, query));
  route(app, api.mapPlaces, ({ viewer, query }) => placePoints(context, viewer, query));
  route(app, api.getServiceCircle, ({ viewer, query }) => circleOf(context, viewer, query));
  route(app, api.getPlace, ({ viewer, params }) => onePlace(context, viewer, params.placeId));
  route(app, api.createPlace, ({ viewer, body }) => createPlace(context, viewer, body));
  route(app, api.changePlace, ({ viewer, params, body }) => changePlace(context, viewer, params.placeId, body));
  route(app, api.closePlace, ({ viewer, params, body }) => closePlace(context, viewer, params.placeId, body));
  route(app, api.reopenPlace, ({ viewer, params, body }) => reopenPlace(context, viewer, params.placeId, body));
  route(app, api.renewPlaceCode, ({ viewer, params, body }) => renewPlaceCode(context, viewer, params.placeId, body));
  route(app, api.getPlaceSettings, ({ viewer }) => placeSettingsOf(context, viewer));
  publicRoute(app, listPublicPlaces, ({ viewer, query, reply }) => {
    reply.header('cache-control', 'private, max-age=60');
    return publicPlaces(context, viewer, query);
  });
  publicRoute(app, api.getPublicPlace, ({ params }) => placeByCode(context, params.code));

  fileRoute(app, kernel.disk, api.exportPlaces, ({ viewer, query, request, reply }) =>
    answerWith(kernel, places.sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(
    app,
    kernel.disk,
    api.importPlaces,
    async ({ viewer, query, request, reply, file, fileName }) => {
      const bytes = await file(workbookTooLarge);
      return answerWith(kernel, places.sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
    },
    managesPlaces,
  );
}
