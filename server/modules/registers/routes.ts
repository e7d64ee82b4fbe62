import type { FastifyInstance } from 'fastify';
import * as api from '#contract/registers/api.ts';
import { route } from '#kernel/http.ts';
import { moveRow, revealRow } from './commands/move-row.ts';
import { addRow, changeRow } from './commands/save-row.ts';
import { groupsPage, oneRegister, registersPage, rowsPage } from './queries/list.ts';
import { oneRow } from './queries/row.ts';
import type { Registers } from './registers.ts';

/** HTTP of registers. */
export const registerRoutes = (app: FastifyInstance, { context }: Registers): void => {
  route(app, api.listRegisters, ({ viewer }) => registersPage(context, viewer));
  route(app, api.getRegister, ({ viewer, params }) => oneRegister(context, viewer, params.code));
  route(app, api.listRegisterRows, ({ viewer, params, query }) => rowsPage(context, viewer, params.code, query));
  route(app, api.groupRegisterRows, ({ viewer, params, query }) => groupsPage(context, viewer, params.code, query));
  route(app, api.addRegisterRow, ({ viewer, params, body }) => addRow(context, viewer, params.code, body));
  route(app, api.getRegisterRow, ({ viewer, params }) => oneRow(context, viewer, params));
  route(app, api.changeRegisterRow, ({ viewer, params, body }) => changeRow(context, viewer, params, body));
  route(app, api.moveRegisterRow, ({ viewer, params, body }) => moveRow(context, viewer, params, body));
  route(app, api.revealRegisterRow, ({ viewer, params, body }) => revealRow(context, viewer, params, body));
};
