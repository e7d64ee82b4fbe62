import type { FastifyInstance } from 'fastify';
import * as api from '#contract/members/api.ts';
import { route } from '#kernel/http.ts';
import { decideLetter, sendTransfer, withdrawLetter } from './commands/transfer.ts';
import type { Members } from './context.ts';
import { transfersPage } from './queries/transfers.ts';

/** HTTP of Party members. */
export const memberRoutes = (app: FastifyInstance, members: Members): void => {
  route(app, api.listTransfers, ({ viewer, query }) => transfersPage(members, viewer, query));
  route(app, api.sendMember, ({ viewer, body }) => sendTransfer(members, viewer, body));
  route(app, api.decideTransfer, ({ viewer, params, body }) => decideLetter(members, viewer, params.transferId, body));
  route(app, api.withdrawTransfer, ({ viewer, params, body }) => withdrawLetter(members, viewer, params.transferId, body));
};
