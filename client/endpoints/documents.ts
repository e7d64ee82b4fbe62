// Generated from contract/documents/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/documents/api.ts';
import { is } from '../endpoint.ts';

export const printDrawing = /* @__PURE__ */ is<typeof api.printDrawing>('POST', '/api/documents/drawing', 'pdf');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly documents: typeof import('./documents.ts');
  }
}
