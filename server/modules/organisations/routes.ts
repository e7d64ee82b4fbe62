import type { FastifyInstance } from 'fastify';
import * as api from '#contract/organisations/api.ts';
import { route } from '#kernel/http.ts';
import {
  changeAgreement,
  endAgreement,
  keepPromise,
  renewAgreement,
  resumeAgreement,
  signAgreement,
} from './commands/manage-agreements.ts';
import { joinBody, leaveBody } from './commands/manage-memberships.ts';
import { appoint, correctOffice, endOffice } from './commands/manage-offices.ts';
import {
  changeOrganisation,
  createOrganisation,
  dissolveOrganisation,
  moveOrganisation,
  restoreOrganisation,
} from './commands/manage-organisations.ts';
import type { Organisations } from './organisations.ts';
import { agreementById, agreementsPage, dueAgreements } from './queries/agreements.ts';
import { officesPage } from './queries/offices.ts';
import { organisationMap } from './queries/organisation-map.ts';
import { organisationById, organisationSearch, organisationTree, rightsOf } from './queries/organisations.ts';
import { receiversPage } from './queries/receivers.ts';
import { sheetRoutes } from './sheet-routes.ts';

/** Routes of organisations, offices, memberships and agreements. */
export const organisationRoutes = (app: FastifyInstance, organisations: Organisations): void => {
  const { context } = organisations;
  route(app, api.listOrganisations, ({ viewer, query }) => receiversPage(context, viewer, query));
  route(app, api.listOrganisationTree, ({ viewer, query }) => organisationTree(context, viewer, query));
  route(app, api.searchOrganisations, ({ viewer, query }) => organisationSearch(context, viewer, query));
  route(app, api.organisationRights, ({ viewer }) => rightsOf(context, viewer));
  route(app, api.getOrganisationMap, ({ viewer, query }) => organisationMap(context, viewer, query));
  route(app, api.getOrganisation, ({ viewer, params }) => organisationById(context, viewer, params.organisationId));
  route(app, api.createOrganisation, ({ viewer, body }) => createOrganisation(context, viewer, body));
  route(app, api.changeOrganisation, ({ viewer, params, body }) => changeOrganisation(context, viewer, params.organisationId, body));
  route(app, api.moveOrganisation, ({ viewer, params, body }) => moveOrganisation(context, viewer, params.organisationId, body));
  route(app, api.dissolveOrganisation, ({ viewer, params, body }) => dissolveOrganisation(context, viewer, params.organisationId, body));
  route(app, api.restoreOrganisation, ({ viewer, params, body }) => restoreOrganisation(context, viewer, params.organisationId, body));

  route(app, api.listOffices, ({ viewer, query }) => officesPage(context, viewer, query));
  route(app, api.appoint, ({ viewer, body }) => appoint(context, viewer, body));
  route(app, api.endOffice, ({ viewer, params, body }) => endOffice(context, viewer, params.officeId, body));
  route(app, api.correctOffice, ({ viewer, params, body }) => correctOffice(context, viewer, params.officeId, body));

  route(app, api.joinBody, ({ viewer, body }) => joinBody(context, viewer, body));
  route(app, api.leaveBody, ({ viewer, params, body }) => leaveBody(context, viewer, params.membershipId, body));
  route(app, api.listAgreements, ({ viewer, query }) => agreementsPage(context, viewer, query));
  route(app, api.listDueAgreements, ({ viewer, query }) => dueAgreements(context, viewer, query));
  route(app, api.getAgreement, ({ viewer, params }) => agreementById(context, viewer, params.agreementId));
  route(app, api.signAgreement, ({ viewer, body }) => signAgreement(context, viewer, body));
  route(app, api.changeAgreement, ({ viewer, params, body }) => changeAgreement(context, viewer, params.agreementId, body));
  route(app, api.endAgreement, ({ viewer, params, body }) => endAgreement(context, viewer, params.agreementId, body));
  route(app, api.resumeAgreement, ({ viewer, params, body }) => resumeAgreement(context, viewer, params.agreementId, body));
  route(app, api.renewAgreement, ({ viewer, params, body }) => renewAgreement(context, viewer, params.agreementId, body));
  route(app, api.keepPromise, ({ viewer, params, body }) => keepPromise(context, viewer, params.promiseId, body));

  sheetRoutes(app, organisations);
};
