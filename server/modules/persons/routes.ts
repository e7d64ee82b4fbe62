import type { FastifyInstance } from 'fastify';
import * as api from '#contract/persons/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { inLine, sendWorkbook, workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { changePerson, createPerson } from './commands/manage-persons.ts';
import { decideDoubt, mergePersons, undoMerge } from './commands/merge-persons.ts';
import { recordConsent, withdrawConsent } from './commands/record-consent.ts';
import { askForMyData, askForPerson, decideRequest } from './commands/requests.ts';
import { revealPerson } from './commands/reveal-person.ts';
import type { Persons } from './persons.ts';
import { copyOf } from './queries/copy.ts';
import { doubtsPage, personFile } from './queries/file.ts';
import { personById, personsFound, personsOfArea } from './queries/persons.ts';
import { erasurePreview, myData, requestsPage } from './queries/requests.ts';

export const personRoutes = (app: FastifyInstance, { context, sheets }: Persons): void => {
  const { kernel } = context;
  route(app, api.findPersons, ({ viewer, query }) => personsFound(context, viewer, query));
  route(app, api.listPersons, ({ viewer, query }) => personsOfArea(context, viewer, query));
  fileRoute(app, kernel.disk, api.exportPersons, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importPersons, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
  route(app, api.createPerson, ({ viewer, body }) => createPerson(context, viewer, body));
  route(app, api.getPersonFile, ({ viewer, params }) => personFile(context, viewer, params.personId));
  route(app, api.mergePersons, ({ viewer, params, body }) => mergePersons(context, viewer, params.personId, body));
  route(app, api.undoMerge, ({ viewer, params, body }) => undoMerge(context, viewer, params.mergeId, body));
  route(app, api.listDoubts, ({ viewer, query }) => doubtsPage(context, viewer, query));
  route(app, api.decideDoubt, ({ viewer, body }) => decideDoubt(context, viewer, body));
  route(app, api.recordConsent, ({ viewer, params, body }) => recordConsent(context, viewer, params.personId, body));
  route(app, api.getMyData, ({ viewer }) => myData(context, viewer));
  route(app, api.withdrawConsent, ({ viewer, body }) => withdrawConsent(context, viewer, body));
  route(app, api.askForMyData, ({ viewer, body }) => askForMyData(context, viewer, body));
  route(app, api.askForPerson, ({ viewer, params, body }) => askForPerson(context, viewer, params.personId, body));
  route(app, api.listRequests, ({ viewer, query }) => requestsPage(context, viewer, query));
  route(app, api.previewErasure, ({ viewer, params }) => erasurePreview(context, viewer, params.requestId));
  route(app, api.decideRequest, ({ viewer, params, body }) => decideRequest(context, viewer, params.requestId, body));
  fileRoute(app, kernel.disk, api.fetchExport, async ({ viewer, params, reply }) =>
    sendWorkbook(reply, 'my-data', await inLine(kernel, viewer, reply, (signal) => copyOf(context, viewer, params.requestId, signal))),
  );
  route(app, api.getPerson, ({ viewer, params }) => personById(context, viewer, params.personId));
  route(app, api.changePerson, ({ viewer, params, body }) => changePerson(context, viewer, params.personId, body));
  route(app, api.revealPerson, ({ viewer, params, body }) => revealPerson(context, viewer, params.personId, body));
};
