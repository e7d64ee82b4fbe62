import type { FastifyInstance } from 'fastify';
import * as api from '#contract/objections/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { decideObjection, makeRule, withdrawObjection } from './commands/decide.ts';
import { raiseObjection } from './commands/raise.ts';
import type { Objections } from './context.ts';
import { objectionsOfCase, objectionsPage } from './queries/objections.ts';
import { passingsOf } from './queries/passings.ts';

/** HTTP of objections to dispatches. */
export const objectionRoutes = (app: FastifyInstance, { context, sheet }: Objections): void => {
  const { kernel } = context;
  route(app, api.listObjections, ({ viewer, query }) => objectionsPage(context, viewer, query));
  route(app, api.caseObjections, ({ viewer, params }) => objectionsOfCase(context, viewer, params.caseId));
  route(app, api.raiseObjection, ({ viewer, params, body }) => raiseObjection(context, viewer, params.caseId, body));
  route(app, api.decideObjection, ({ viewer, params, body }) => decideObjection(context, viewer, params.objectionId, body));
  route(app, api.withdrawObjection, ({ viewer, params, body }) => withdrawObjection(context, viewer, params.objectionId, body));
  route(app, api.makeRule, ({ viewer, params, body }) => makeRule(context, viewer, params.objectionId, body));
  route(app, api.getPassings, ({ viewer, query }) => passingsOf(context, viewer, query));
  fileRoute(app, kernel.disk, api.exportPassings, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheet, { viewer, request, reply, input: query, title: '' }),
  );
};
