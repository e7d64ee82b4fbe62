// Generated from contract/forms/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/forms/api.ts';
import { is } from '../endpoint.ts';

export const listChoices = /* @__PURE__ */ is<typeof api.listChoices>('GET', '/api/choices', 'items');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly forms: typeof import('./forms.ts');
  }
}
