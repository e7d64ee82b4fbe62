import type { FastifyInstance } from 'fastify';
import * as api from '#contract/assemblies/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { sendFile, workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import type { Assemblies } from './assemblies.ts';
import { callOff, changeAssembly, moveAssembly, noticeAssembly, prepareAssembly } from './commands/prepare.ts';
import { prove } from './commands/prove.ts';
import { changeUnit, createEstate, decideDoubts, transferUnit, undoDoubts } from './commands/register.ts';
import { announceResult, archiveAssembly, objectForOwner, objectMyself, publishResult, reviewObjection } from './commands/result.ts';
import { serveNotice } from './commands/serve.ts';
import { archiveFile } from './queries/archive.ts';
import { assembliesPage, entriesPage, oneAssembly } from './queries/assembly.ts';
import { myOwnership } from './queries/mine.ts';
import { myAssemblies, myAssembly, takeMyBallot } from './queries/phone.ts';
import { doubtsPage, estatesList, oneEstate, unitsPage } from './queries/register.ts';

/** HTTP of owners' registers. */
const registerRoutes = (app: FastifyInstance, { context, sheets }: Assemblies): void => {
  const { kernel } = context;
  route(app, api.listOwnerEstates, ({ viewer, query }) => estatesList(context, viewer, query));
  route(app, api.createOwnerEstate, ({ viewer, body }) => createEstate(context, viewer, body));
  route(app, api.getOwnerEstate, ({ viewer, params }) => oneEstate(context, viewer, params.estateId));
  route(app, api.listOwnerUnits, ({ viewer, params, query }) => unitsPage(context, viewer, params.estateId, query));
  route(app, api.changeOwnerUnit, ({ viewer, params, body }) => changeUnit(context, viewer, params.unitId, body));
  route(app, api.transferOwnerUnit, ({ viewer, params, body }) => transferUnit(context, viewer, params.unitId, body));
  route(app, api.listOwnerDoubts, ({ viewer, params, query }) => doubtsPage(context, viewer, params.estateId, query));
  route(app, api.decideOwnerDoubts, ({ viewer, params, body }) => decideDoubts(context, viewer, params.estateId, body));
  route(app, api.undoOwnerDoubts, ({ viewer, params, body }) => undoDoubts(context, viewer, params.estateId, body));
  fileRoute(app, kernel.disk, api.exportOwnerUnits, ({ viewer, params, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: { ...query, estateId: params.estateId }, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importOwnerUnits, async ({ viewer, params, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    const input = { ...query, estateId: params.estateId };
    return answerWith(kernel, sheets.import, { viewer, request, reply, input, file: bytes, title: fileName() });
  });
  route(app, api.getMyOwnership, ({ viewer }) => myOwnership(context, viewer));
  route(app, api.proveOwnership, ({ viewer, body }) => prove(context, viewer, body));
};

/** HTTP of the module. */
export const assemblyRoutes = (app: FastifyInstance, assemblies: Assemblies): void => {
  registerRoutes(app, assemblies);
  const { context } = assemblies;
  const { kernel } = context;
  route(app, api.listAssemblies, ({ viewer, query }) => assembliesPage(context, viewer, query));
  route(app, api.prepareAssembly, ({ viewer, body }) => prepareAssembly(context, viewer, body));
  route(app, api.getAssembly, ({ viewer, params }) => oneAssembly(context, viewer, params.assemblyId));
  route(app, api.changeAssembly, ({ viewer, params, body }) => changeAssembly(context, viewer, params.assemblyId, body));
  route(app, api.noticeAssembly, ({ viewer, params, body }) => noticeAssembly(context, viewer, params.assemblyId, body));
  route(app, api.moveAssembly, ({ viewer, params, body }) => moveAssembly(context, viewer, params.assemblyId, body));
  route(app, api.callOffAssembly, ({ viewer, params, body }) => callOff(context, viewer, params.assemblyId, body));
  route(app, api.listAssemblyEntries, ({ viewer, params, query }) => entriesPage(context, viewer, params.assemblyId, query));
  route(app, api.serveNotice, ({ viewer, params, body }) => serveNotice(context, viewer, params.assemblyId, body));
  route(app, api.publishResult, ({ viewer, params, body }) => publishResult(context, viewer, params.assemblyId, body));
  route(app, api.objectForOwner, ({ viewer, params, body }) => objectForOwner(context, viewer, params.assemblyId, body));
  route(app, api.reviewObjection, ({ viewer, params, body }) => reviewObjection(context, viewer, params.objectionId, body));
  route(app, api.announceResult, ({ viewer, params, body }) => announceResult(context, viewer, params.assemblyId, body));
  route(app, api.archiveAssembly, ({ viewer, params, body }) => archiveAssembly(context, viewer, params.assemblyId, body));
  fileRoute(app, kernel.disk, api.getAssemblyArchive, async ({ viewer, params, reply }) =>
    sendFile(reply, 'assembly.zip', await archiveFile(context, viewer, params.assemblyId)),
  );
  route(app, api.listMyAssemblies, ({ viewer }) => myAssemblies(context, viewer));
  route(app, api.getMyAssembly, ({ viewer, params }) => myAssembly(context, viewer, params.assemblyId));
  route(app, api.takeMyBallot, ({ viewer, params, body }) => takeMyBallot(context, viewer, params.assemblyId, body));
  route(app, api.objectToAssembly, ({ viewer, params, body }) => objectMyself(context, viewer, params.assemblyId, body));
};
