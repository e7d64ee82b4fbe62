import type { FastifyInstance } from 'fastify';
import * as api from '#contract/drawing/api.ts';
import { route } from '#kernel/http.ts';
import { languageOf } from '#kernel/words.ts';
import { mayDraw } from '#modules/territory/domain/index.ts';
import { discardDraft, openDraft, reopenDraft, saveDraft } from './commands/manage-drafts.ts';
import { publishDraft } from './commands/publish-draft.ts';
import { requestDrawings } from './commands/request-drawings.ts';
import { type DraftContext, draftsPage, oneDraft, previewDraft } from './queries/drafts.ts';

/** HTTP of drawings of areas. */
export function drawingRoutes(app: FastifyInstance, context: DraftContext): void {
  const language = (request: { headers: { 'accept-language'?: string } }) => languageOf(request.headers['accept-language']);
  route(app, api.listDrafts, ({ viewer, query, request }) => draftsPage(context, viewer, query, language(request)));
  route(app, api.openDraft, ({ viewer, body, request }) => openDraft(context, viewer, body, language(request)));
  route(app, api.getDraft, ({ viewer, params, request }) => oneDraft(context, viewer, params.draftId, language(request)));
  route(app, api.previewDraft, ({ viewer, params }) => previewDraft(context, viewer, params.draftId));
  route(
    app,
    api.saveDraft,
    ({ viewer, params, body, request }) => saveDraft(context, viewer, params.draftId, body, language(request)),
    mayDraw,
  );
  route(app, api.publishDraft, ({ viewer, params, body, request }) =>
    publishDraft(context, viewer, params.draftId, body, language(request)),
  );
  route(app, api.discardDraft, ({ viewer, params, body, request }) =>
    discardDraft(context, viewer, params.draftId, body, language(request)),
  );
  route(app, api.reopenDraft, ({ viewer, params, body, request }) => reopenDraft(context, viewer, params.draftId, body, language(request)));
  route(app, api.requestDrawings, ({ viewer, body }) => requestDrawings(context, viewer, body));
}
