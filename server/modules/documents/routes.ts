import type { FastifyInstance } from 'fastify';
import * as api from '#contract/documents/api.ts';
import { fail } from '#kernel/errors.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { writePages } from '#kernel/paper/paper.ts';
import { answerWith } from '#kernel/work/http.ts';
import { makeDocument } from './commands/make-document.ts';
import { signDocument } from './commands/sign-document.ts';
import { withdrawDocument } from './commands/withdraw-document.ts';
import type { Documents } from './documents.ts';
import { documentById, documentOf, documentsPage, pdfOf, proofOf } from './queries/documents.ts';

/** HTTP of documents. */
export const documentRoutes = (app: FastifyInstance, documents: Documents): void => {
  const { kernel, sources, sheet } = documents;
  route(app, api.printDrawing, async ({ viewer, body }) => {
    if (viewer.posts.length === 0) fail('session.forbidden');
    const pdf = await writePages(body.pages, body.title, kernel.clock.now());
    return { pdf: pdf.toString('base64') };
  });
  route(app, api.listDocuments, ({ viewer, query }) => documentsPage(documents, viewer, query));
  route(app, api.listTemplateFields, async () => ({
    items: sources.all().map(({ source, fields, template }) => ({ source, fields: [...fields], template })),
  }));
  route(app, api.getDocument, ({ viewer, params }) => documentById(documents, viewer, params.documentId));
  route(app, api.findDocumentOf, ({ viewer, params }) => documentOf(documents, viewer, params));
  route(app, api.makeDocument, ({ viewer, body }) => makeDocument(documents, viewer, body));
  route(app, api.signDocument, ({ viewer, params, body }) => signDocument(documents, viewer, params.documentId, body));
  route(app, api.withdrawDocument, ({ viewer, params, body }) => withdrawDocument(documents, viewer, params.documentId, body));
  publicRoute(app, api.getProof, ({ params }) => proofOf(documents, params.token));
  fileRoute(app, kernel.disk, api.exportDocuments, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheet, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, kernel.disk, api.getDocumentPdf, async ({ viewer, params, reply }) => {
    const { pdf, name } = await pdfOf(documents, viewer, params.documentId);
    return reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="document.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, no-store')
      .send(pdf);
  });
};
