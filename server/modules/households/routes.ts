import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as api from '#contract/households/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { inLine, workbookTooLarge } from '#kernel/sheets/http.ts';
import { languageOf } from '#kernel/words.ts';
import { answerWith } from '#kernel/work/http.ts';
import { contactHousehold } from './commands/contact-household.ts';
import { applyImport, decideDoubts, discardImport, startImport } from './commands/imports.ts';
import { appointHead, changeBuilding, createBuilding, endBuilding, endHead } from './commands/manage-buildings.ts';
import { addMember, changeHousehold, createHousehold, endHousehold, endMember } from './commands/manage-households.ts';
import { setRegisterComplete } from './commands/set-complete.ts';
import type { Context } from './context.ts';
import { mayManage } from './policy.ts';
import { importsPage, oneImport } from './queries/imports.ts';
import {
  buildingsPage,
  contactsAround,
  householdSums,
  householdsPage,
  oneBuilding,
  oneHousehold,
  outlinesOf,
  ownBuildings,
} from './queries/lists.ts';
import { myHouseholds } from './queries/mine.ts';

const spoken = ({ headers }: FastifyRequest) => languageOf(headers['accept-language']);

/** HTTP of buildings and households. */
export const householdRoutes = (app: FastifyInstance, kernel: Kernel, context: Context): void => {
  route(app, api.listBuildings, ({ viewer, query }) => buildingsPage(context, viewer, query));
  route(app, api.myBuildings, ({ viewer }) => ownBuildings(context, viewer));
  route(app, api.listMyHouseholds, ({ viewer }) => myHouseholds(context, viewer));
  route(app, api.contactHousehold, ({ viewer, params, body }) => contactHousehold(context, viewer, params.householdId, body));
  route(app, api.listOutlines, ({ viewer, query }) => outlinesOf(context, viewer, query));
  route(app, api.listContacts, ({ viewer, query }) => contactsAround(context, viewer, query));
  route(app, api.getBuilding, ({ viewer, params }) => oneBuilding(context, viewer, params.buildingId));
  route(app, api.createBuilding, ({ viewer, body }) => createBuilding(context, viewer, body));
  route(app, api.changeBuilding, ({ viewer, params, body }) => changeBuilding(context, viewer, params.buildingId, body));
  route(app, api.endBuilding, ({ viewer, params, body }) => endBuilding(context, viewer, params.buildingId, body));
  route(app, api.appointHead, ({ viewer, params, body }) => appointHead(context, viewer, params.buildingId, body));
  route(app, api.endHead, ({ viewer, params, body }) => endHead(context, viewer, params.headId, body));
  route(app, api.listHouseholds, ({ viewer, query }) => householdsPage(context, viewer, query));
  route(app, api.sumHouseholds, ({ viewer, query }) => householdSums(context, viewer, query));
  route(app, api.getHousehold, ({ viewer, params }) => oneHousehold(context, viewer, params.householdId));
  route(app, api.createHousehold, ({ viewer, params, body }) => createHousehold(context, viewer, params.buildingId, body));
  route(app, api.changeHousehold, ({ viewer, params, body }) => changeHousehold(context, viewer, params.householdId, body));
  route(app, api.endHousehold, ({ viewer, params, body }) => endHousehold(context, viewer, params.householdId, body));
  route(app, api.addMember, ({ viewer, params, body }) => addMember(context, viewer, params.householdId, body));
  route(app, api.endMember, ({ viewer, params, body }) => endMember(context, viewer, params.memberId, body));
  route(app, api.listHouseholdImports, ({ viewer }) => importsPage(context, viewer));
  route(app, api.getHouseholdImport, ({ viewer, params, request }) => oneImport(context, viewer, params.importId, spoken(request)));
  route(app, api.decideDoubts, ({ viewer, params, body, request }) =>
    decideDoubts(context, viewer, params.importId, body, spoken(request)),
  );
  route(app, api.applyHouseholdImport, ({ viewer, params, body, request }) =>
    applyImport(context, viewer, params.importId, body, spoken(request)),
  );
  route(app, api.discardHouseholdImport, ({ viewer, params, body, request }) =>
    discardImport(context, viewer, params.importId, body, spoken(request)),
  );
  fileRoute(
    app,
    kernel.disk,
    api.startHouseholdImport,
    async ({ viewer, query, request, reply, file }) => {
      const bytes = await file(workbookTooLarge);
      return inLine(kernel, viewer, reply, (signal) =>
        startImport(context, viewer, { ...query, bytes, language: spoken(request), signal }),
      );
    },
    (viewer) => mayManage(viewer),
  );
  fileRoute(app, kernel.disk, api.exportHouseholds, ({ viewer, query, request, reply }) =>
    answerWith(kernel, context.exports, { viewer, request, reply, input: query, title: '' }),
  );
  route(app, api.setRegisterComplete, ({ viewer, params, body }) => setRegisterComplete(context, viewer, params.code, body));
};
