import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as api from '#contract/definitions/api.ts';
import { route } from '#kernel/http.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { languageOf } from '#kernel/words.ts';
import { discardDraft, publishDraft, saveDraft, withdrawVersion } from './commands/change.ts';
import { definitionsPage, definitionVersionOf, getDefinition, previewOf } from './queries/definitions.ts';

const askedIn = (request: FastifyRequest, { kind }: { kind: string }, { subject }: { subject: string }) => ({
  kind,
  subject,
  language: languageOf(request.headers['accept-language']),
});

/** HTTP of definitions: drafts, previews, versions. */
export const definitionRoutes = (app: FastifyInstance, kernel: Kernel): void => {
  route(app, api.listDefinitions, ({ viewer, request }) => definitionsPage(kernel, viewer, languageOf(request.headers['accept-language'])));
  route(app, api.getDefinition, ({ viewer, params, query, request }) => getDefinition(kernel, viewer, askedIn(request, params, query)));
  route(app, api.getDefinitionVersion, ({ viewer, params, query, request }) =>
    definitionVersionOf(kernel, viewer, askedIn(request, params, query), params.version),
  );
  route(app, api.previewDefinition, ({ viewer, params, query, body, request }) =>
    previewOf(kernel, viewer, askedIn(request, params, query), body.content),
  );
  route(app, api.saveDefinitionDraft, ({ viewer, params, query, body, request }) =>
    saveDraft(kernel, viewer, askedIn(request, params, query), body),
  );
  route(app, api.discardDefinitionDraft, ({ viewer, params, query, body, request }) =>
    discardDraft(kernel, viewer, askedIn(request, params, query), body),
  );
  route(app, api.publishDefinition, ({ viewer, params, query, body, request }) =>
    publishDraft(kernel, viewer, askedIn(request, params, query), body),
  );
  route(app, api.withdrawDefinition, ({ viewer, params, query, body, request }) =>
    withdrawVersion(kernel, viewer, askedIn(request, params, query), body),
  );
};
