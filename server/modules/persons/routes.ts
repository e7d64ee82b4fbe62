import type { FastifyInstance } from 'fastify';
import * as api from '#contract/persons/api.ts';
import { route } from '#kernel/http.ts';
import { changePerson, revealPerson } from './commands/manage-persons.ts';
import type { Persons } from './persons.ts';
import { personById, personsFound } from './queries/persons.ts';

export const personRoutes = (app: FastifyInstance, { context }: Persons): void => {
  route(app, api.findPersons, ({ viewer, query }) => personsFound(context, viewer, query));
  route(app, api.getPerson, ({ viewer, params }) => personById(context, viewer, params.personId));
  route(app, api.changePerson, ({ viewer, params, body }) => changePerson(context, viewer, params.personId, body));
  route(app, api.revealPerson, ({ viewer, params, body }) => revealPerson(context, viewer, params.personId, body));
};
