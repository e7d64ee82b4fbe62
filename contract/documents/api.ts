import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { id, list, moment, page, paging } from '../kernel/values.ts';

export * from './templates.ts';

/** Millimetres of a side of paper. */
const side = z.number().min(20).max(2000);

export const printDrawing = endpoint({
  method: 'POST',
  path: '/api/papers/drawing',
  access: 'session',
  summary: 'Puts drawings (SVG of rectangles, circles, lines, paths and texts in groups) on pages of a PDF; for those who work here',
  largestBody: 16 * 1024 * 1024,
  body: z.object({
    title: line.min(1).max(200),
    pages: z
      .array(z.object({ svg: z.string().max(4_000_000), width: side, height: side }))
      .min(1)
      .max(200),
  }),
  response: z.object({ pdf: z.base64() }),
  errors: ['session.forbidden', 'paper.drawing'],
});

/** to_sign → signed, when every party has; withdrawn before that. */
export const documentStates = ['to_sign', 'signed', 'withdrawn'] as const;
const party = z.object({
  role: z.string().describe('甲方'),
  name: z.string().describe('the organisation'),
  signedBy: z.string().nullable(),
  signedAt: moment.nullable(),
});
export const documentRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  state: z.enum(documentStates),
  parties: z.array(party),
  madeAt: moment,
});
export type DocumentRow = z.infer<typeof documentRow>;

const point = z.number().min(0).max(1000);
/** A signature as it was drawn: strokes of points in thousandths of the field's width. */
export const strokes = z
  .array(z.array(z.tuple([point, point])).max(2000))
  .min(1)
  .max(100);

/** A whole document for one viewer. `actions` are what this viewer may do now; `signs` the parties this viewer may have signed. */
export const documentDetail = documentRow.extend({
  body: z.string().describe('in the marks of a template, filled'),
  parties: z.array(party.extend({ strokes: strokes.nullable(), mayBeSigned: z.boolean() })),
  hash: z.string().describe('SHA-256 of number, title, text and parties, hex'),
  archiveHash: z.string().nullable().describe('of all that and the signatures, once everybody has signed'),
  proofUrl: z.string().describe('what the code on the paper leads to'),
  withdrawnReason: z.string().nullable(),
  actions: z.array(z.enum(['withdraw'])),
});
export type DocumentDetail = z.infer<typeof documentDetail>;

export const listDocuments = endpoint({
  method: 'GET',
  path: '/api/papers',
  access: 'session',
  summary: 'Documents of the viewer’s areas and organisations, newest first',
  query: z.object({ ...paging, state: list(z.enum(documentStates)) }),
  response: page(documentRow),
});
export const exportDocuments = fileEndpoint({
  method: 'GET',
  path: '/api/papers/export',
  access: 'session',
  summary: 'The same documents as a workbook, with the parties that have signed and those that have not',
  query: z.object({ state: list(z.enum(documentStates)) }),
  gives: workbookType,
  errors: ['request.line_full', 'request.cancelled'],
});
export const getDocument = endpoint({
  method: 'GET',
  path: '/api/papers/:documentId',
  access: 'session',
  summary: 'One document with its text and signatures',
  params: z.object({ documentId: id }),
  response: documentDetail,
  errors: ['documents.not_found'],
});
export const findDocumentOf = endpoint({
  method: 'GET',
  path: '/api/papers/of/:source/:subjectId',
  access: 'session',
  summary: 'The document that was made of something, and whether the viewer may make one',
  params: z.object({ source: z.string().max(80), subjectId: id }),
  response: z.object({ document: documentRow.nullable(), mayMake: z.boolean() }),
});
export const makeDocument = endpoint({
  method: 'POST',
  path: '/api/papers',
  access: 'session',
  status: 201,
  summary: 'Makes a document of something by its template, with the next number of its series',
  body: z.object({ id, source: z.string().max(80), subjectId: id }),
  response: documentDetail,
  errors: ['session.forbidden', 'documents.subject_not_found', 'documents.exists', 'request.id_reused'],
});
export const signDocument = endpoint({
  method: 'POST',
  path: '/api/papers/:documentId/signatures',
  access: 'session',
  summary: 'Puts a signature drawn on screen under a document, for one of its parties',
  params: z.object({ documentId: id }),
  body: z.object({ id, party: z.number().int().min(0).max(9), name: line.min(1).max(40), strokes }),
  largestBody: 512 * 1024,
  response: documentDetail,
  errors: ['documents.not_found', 'session.forbidden', 'documents.signed_already', 'documents.withdrawn', 'request.id_reused'],
});
export const withdrawDocument = endpoint({
  method: 'POST',
  path: '/api/papers/:documentId/withdraw',
  access: 'session',
  summary: 'Withdraws a document that not everybody has signed yet; its number stays used',
  params: z.object({ documentId: id }),
  body: z.object({ id, reason }),
  response: documentDetail,
  errors: ['documents.not_found', 'session.forbidden', 'documents.signed_already', 'documents.withdrawn', 'request.id_reused'],
});
export const getDocumentPdf = fileEndpoint({
  method: 'GET',
  path: '/api/papers/:documentId/pdf',
  access: 'session',
  summary: 'The document as PDF on A4, to print or to keep',
  params: z.object({ documentId: id }),
  gives: 'application/pdf',
  errors: ['documents.not_found'],
});

/** What the code on a paper proves. Nothing of a person. */
export const proof = z.object({
  title: z.string(),
  number: z.string(),
  state: z.enum(documentStates),
  madeAt: moment,
  jurisdiction: z.string(),
  parties: z.array(z.object({ role: z.string(), name: z.string(), signedAt: moment.nullable() })),
  hash: z.string(),
  archiveHash: z.string().nullable(),
});
export type Proof = z.infer<typeof proof>;
export const getProof = endpoint({
  method: 'GET',
  path: '/api/proofs/:token',
  access: 'public',
  summary: 'What the code on a paper leads to: whether the document is ours, and what it is',
  params: z.object({ token: z.string().max(300) }),
  response: proof,
  errors: ['documents.proof_unknown'],
});

export const listTemplateFields = endpoint({
  method: 'GET',
  path: '/api/papers/fields',
  access: 'session',
  summary: 'What documents can be made of, the fields of each for templates, and the template that comes with the program',
  response: z.object({
    items: z.array(
      z.object({
        source: z.string(),
        fields: z.array(z.string()),
        template: z.object({ name: z.string(), series: z.string(), body: z.string() }),
      }),
    ),
  }),
});
