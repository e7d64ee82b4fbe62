import type { FastifyInstance } from 'fastify';
import * as api from '#contract/property/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import type { Property } from './property.ts';
import { complaintsOf } from './queries/complaints.ts';
import { carryOne, consequencesPage, openLists } from './queries/lists.ts';

/** HTTP of property management. */
export const propertyRoutes = (app: FastifyInstance, property: Property): void => {
  route(app, api.getPropertyComplaints, ({ viewer, query }) => complaintsOf(property, viewer, query, api.mostEstates));
  route(app, api.listConsequences, ({ viewer, query }) => consequencesPage(property, viewer, query));
  route(app, api.carryConsequence, ({ viewer, params, body }) => carryOne(property, viewer, params.consequenceId, body));
  publicRoute(app, api.getOpenLists, ({ viewer, query }) => openLists(property, viewer, query));
  const { kernel, sheet } = property;
  fileRoute(app, kernel.disk, api.exportPropertyComplaints, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheet, { viewer, request, reply, input: query, title: '' }),
  );
};
