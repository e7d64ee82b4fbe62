import type { FastifyInstance } from 'fastify';
import * as api from '#contract/assemblies/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { inLine, sendWorkbook, workbookTooLarge } from '#kernel/sheets/http.ts';
import { languageOf } from '#kernel/words.ts';
import type { Assemblies } from './assemblies.ts';
import { importOwners } from './commands/import.ts';
import { changeUnit, createEstate, decideDoubt, transferUnit } from './commands/register.ts';
import { myOwnership, prove } from './queries/mine.ts';
import { doubtsPage, estatesList, oneEstate, unitsPage } from './queries/register.ts';
import { ownerSheet } from './queries/sheet.ts';

/** HTTP of owners' registers. */
const registerRoutes = (app: FastifyInstance, { context }: Assemblies): void => {
  const { kernel } = context;
  route(app, api.listOwnerEstates, ({ viewer, query }) => estatesList(context, viewer, query));
  route(app, api.createOwnerEstate, ({ viewer, body }) => createEstate(context, viewer, body));
  route(app, api.getOwnerEstate, ({ viewer, params }) => oneEstate(context, viewer, params.estateId));
  route(app, api.listOwnerUnits, ({ viewer, params, query }) => unitsPage(context, viewer, params.estateId, query));
  route(app, api.changeOwnerUnit, ({ viewer, params, body }) => changeUnit(context, viewer, params.unitId, body));
  route(app, api.transferOwnerUnit, ({ viewer, params, body }) =>
    transferUnit(context, viewer, params.unitId, body, async () => undefined),
  );
  route(app, api.listOwnerDoubts, ({ viewer, params, query }) => doubtsPage(context, viewer, params.estateId, query));
  route(app, api.decideOwnerDoubt, ({ viewer, params, body }) => decideDoubt(context, viewer, params.estateId, body));
  fileRoute(app, kernel.disk, api.exportOwnerUnits, async ({ viewer, params, query, reply }) =>
    sendWorkbook(
      reply,
      'owners',
      await inLine(kernel, viewer, reply, (signal) => ownerSheet(context, viewer, { ...query, estateId: params.estateId }, signal)),
    ),
  );
  fileRoute(app, kernel.disk, api.importOwnerUnits, async ({ viewer, params, query, request, reply, file }) => {
    const bytes = await file(workbookTooLarge);
    const language = languageOf(request.headers['accept-language']);
    return inLine(kernel, viewer, reply, (signal) => importOwners(context, viewer, params.estateId, { ...query, bytes, language, signal }));
  });
  route(app, api.getMyOwnership, ({ viewer }) => myOwnership(context, viewer));
  route(app, api.proveOwnership, ({ viewer, body }) => prove(context, viewer, body));
};

/** HTTP of the module. */
export const assemblyRoutes = (app: FastifyInstance, assemblies: Assemblies): void => {
  registerRoutes(app, assemblies);
};
