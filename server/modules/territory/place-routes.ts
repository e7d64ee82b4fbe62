import type { FastifyInstance } from 'fastify';
import { id as uuid } from '#contract/kernel/values.ts';
import * as api from '#contract/territory/places.ts';
import { fail } from '#kernel/errors.ts';
import { publicRoute, refuseField, route, signedIn } from '#kernel/http.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { inLine, sendWorkbook, workbookOf } from '#kernel/sheets/http.ts';
import { languageOf } from '#kernel/words.ts';
import { importPlaces } from './commands/import-places.ts';
import { changePlace, closePlace, createPlace, renewPlaceCode, reopenPlace, setPlaceSettings } from './commands/manage-places.ts';
import { managesPlaces } from './domain/place-rights.ts';
import { circleOf, onePlace, placeByCode, placePoints, placeSettingsOf, placesPage } from './queries/list-places.ts';
import { placeSheet } from './queries/place-sheet.ts';
import type { Territory } from './territory.ts';

/** HTTP of places, their codes and the service circle. */
export function placeRoutes(app: FastifyInstance, kernel: Kernel, territory: Territory): void {
  const context = { kernel, territory };
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
  route(app, api.setPlaceSettings, ({ viewer, body }) => setPlaceSettings(context, viewer, body));
  publicRoute(app, api.getPublicPlace, ({ params }) => placeByCode(context, params.code));

  app.get(api.placeSheetPath, async (request, reply) => {
    const viewer = signedIn(request);
    const query = api.mapPlaces.query?.safeParse(request.query);
    if (!query?.success) return refuseField('query');
    const template = (request.query as { template?: unknown }).template === '1';
    const wanted = template ? null : query.data;
    const workbook = await inLine(kernel, viewer, reply, (signal) => placeSheet(context, viewer, wanted, signal));
    return sendWorkbook(reply, 'places', workbook);
  });
  app.post(api.placeImportPath, async (request, reply) => {
    const viewer = signedIn(request);
    if (!managesPlaces(viewer)) fail('session.forbidden');
    const { id, dryRun } = request.query as { id?: unknown; dryRun?: unknown };
    const language = languageOf(request.headers['accept-language']);
    const bytes = await workbookOf(request);
    const given = { id: uuid.safeParse(id).data ?? refuseField('id'), dryRun: dryRun === '1', bytes, language };
    return api.placeImport.parse(await inLine(kernel, viewer, reply, (signal) => importPlaces(context, viewer, { ...given, signal })));
  });
}
