// Generated from contract/workbench/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/workbench/api.ts';
import { is } from '../endpoint.ts';

export const listTodos = /* @__PURE__ */ is<typeof api.listTodos>('GET', '/api/todos', 'counts items');
export const search = /* @__PURE__ */ is<typeof api.search>('GET', '/api/search', 'groups');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly workbench: typeof import('./workbench.ts');
  }
}
