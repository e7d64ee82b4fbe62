// Generated from contract/persons/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/persons/api.ts';
import { is } from '../endpoint.ts';

export const changePerson = /* @__PURE__ */ is<typeof api.changePerson>('PUT', '/api/persons/:personId', 'id name');
export const findPersons = /* @__PURE__ */ is<typeof api.findPersons>('GET', '/api/persons', 'items');
export const getPerson = /* @__PURE__ */ is<typeof api.getPerson>('GET', '/api/persons/:personId', 'id name');
export const revealPerson = /* @__PURE__ */ is<typeof api.revealPerson>('POST', '/api/persons/:personId/reveal', 'name phone');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly persons: typeof import('./persons.ts');
  }
}
