// Generated from contract/documents/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/documents/api.ts';
import { is } from '../endpoint.ts';

export const findDocumentOf = /* @__PURE__ */ is<typeof api.findDocumentOf>('GET', '/api/papers/of/:source/:subjectId', 'document mayMake');
export const getDocument = /* @__PURE__ */ is<typeof api.getDocument>('GET', '/api/papers/:documentId', 'id number');
export const getProof = /* @__PURE__ */ is<typeof api.getProof>('GET', '/api/proofs/:token', 'title number');
export const listDocuments = /* @__PURE__ */ is<typeof api.listDocuments>('GET', '/api/papers', 'items next');
export const listTemplateFields = /* @__PURE__ */ is<typeof api.listTemplateFields>('GET', '/api/papers/fields', 'items');
export const makeDocument = /* @__PURE__ */ is<typeof api.makeDocument>('POST', '/api/papers', 'id number');
export const printDrawing = /* @__PURE__ */ is<typeof api.printDrawing>('POST', '/api/papers/drawing', 'pdf');
export const signDocument = /* @__PURE__ */ is<typeof api.signDocument>('POST', '/api/papers/:documentId/signatures', 'id number');
export const withdrawDocument = /* @__PURE__ */ is<typeof api.withdrawDocument>('POST', '/api/papers/:documentId/withdraw', 'id number');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly documents: typeof import('./documents.ts');
  }
}
