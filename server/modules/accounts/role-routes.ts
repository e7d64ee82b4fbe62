import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as api from '#contract/accounts/local-roles.ts';
import { route } from '#kernel/http.ts';
import { type Language, languageOf } from '#kernel/words.ts';
import { changeRole, makeRole, removeRole } from './commands/manage-roles.ts';
import type { Context } from './context.ts';
import { rightsOf } from './queries/rights.ts';
import { rolesPage } from './queries/roles.ts';

/** Routes of roles, and of what an account may do. */
export const roleRoutes = (app: FastifyInstance, context: Context): void => {
  const spoken = (request: FastifyRequest): Language => languageOf(request.headers['accept-language']);
  route(app, api.listRoles, ({ viewer, request }) => rolesPage(context, viewer, spoken(request)));
  route(app, api.makeRole, ({ viewer, body, request }) => makeRole(context, viewer, body, spoken(request)));
  route(app, api.changeRole, ({ viewer, params, body, request }) => changeRole(context, viewer, params.role, body, spoken(request)));
  route(app, api.removeRole, ({ viewer, params, body }) => removeRole(context, viewer, params.role, body));
  route(app, api.getRights, ({ viewer, params, request }) => rightsOf(context, viewer, params.accountId, spoken(request)));
};
