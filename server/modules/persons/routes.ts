import type { FastifyInstance } from 'fastify';
import * as api from '#contract/persons/api.ts';
import { route } from '#kernel/http.ts';
import { changePerson, createPerson } from './commands/manage-persons.ts';
import { decideDoubt, mergePersons, undoMerge } from './commands/merge-persons.ts';
import { recordConsent } from './commands/record-consent.ts';
import { revealPerson } from './commands/reveal-person.ts';
import type { Persons } from './persons.ts';
import { doubtsPage, personFile } from './queries/file.ts';
import { personById, personsFound, personsOfArea } from './queries/persons.ts';

export const personRoutes = (app: FastifyInstance, { context }: Persons): void => {
  route(app, api.findPersons, ({ viewer, query }) => personsFound(context, viewer, query));
  route(app, api.listPersons, ({ viewer, query }) => personsOfArea(context, viewer, query));
  route(app, api.createPerson, ({ viewer, body }) => createPerson(context, viewer, body));
  route(app, api.getPersonFile, ({ viewer, params }) => personFile(context, viewer, params.personId));
  route(app, api.mergePersons, ({ viewer, params, body }) => mergePersons(context, viewer, params.personId, body));
  route(app, api.undoMerge, ({ viewer, params, body }) => undoMerge(context, viewer, params.mergeId, body));
  route(app, api.listDoubts, ({ viewer, query }) => doubtsPage(context, viewer, query));
  route(app, api.decideDoubt, ({ viewer, body }) => decideDoubt(context, viewer, body));
  route(app, api.recordConsent, ({ viewer, params, body }) => recordConsent(context, viewer, params.personId, body));
  route(app, api.getPerson, ({ viewer, params }) => personById(context, viewer, params.personId));
  route(app, api.changePerson, ({ viewer, params, body }) => changePerson(context, viewer, params.personId, body));
  route(app, api.revealPerson, ({ viewer, params, body }) => revealPerson(context, viewer, params.personId, body));
};
