// Generated from contract/persons/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/persons/api.ts';
import { is } from '../endpoint.ts';

export const askForMyData = /* @__PURE__ */ is<typeof api.askForMyData>('POST', '/api/my-data/requests', 'id kind');
export const askForPerson = /* @__PURE__ */ is<typeof api.askForPerson>('POST', '/api/persons/:personId/requests', 'id kind');
export const changePerson = /* @__PURE__ */ is<typeof api.changePerson>('PUT', '/api/persons/:personId', 'id name');
export const createPerson = /* @__PURE__ */ is<typeof api.createPerson>('POST', '/api/persons', 'id name');
export const decideDoubt = /* @__PURE__ */ is<typeof api.decideDoubt>('POST', '/api/person-doubts/decide', 'ok');
export const decideRequest = /* @__PURE__ */ is<typeof api.decideRequest>('POST', '/api/person-requests/:requestId/decide', 'id kind');
export const findPersons = /* @__PURE__ */ is<typeof api.findPersons>('GET', '/api/persons', 'items');
export const getMyData = /* @__PURE__ */ is<typeof api.getMyData>('GET', '/api/my-data', 'person holdings');
export const getPerson = /* @__PURE__ */ is<typeof api.getPerson>('GET', '/api/persons/:personId', 'id name');
export const getPersonFile = /* @__PURE__ */ is<typeof api.getPersonFile>('GET', '/api/persons/:personId/file', 'id name');
export const listDoubts = /* @__PURE__ */ is<typeof api.listDoubts>('GET', '/api/person-doubts', 'items next');
export const listPersons = /* @__PURE__ */ is<typeof api.listPersons>('GET', '/api/persons/register', 'items next');
export const listRequests = /* @__PURE__ */ is<typeof api.listRequests>('GET', '/api/person-requests', 'items next');
export const mergePersons = /* @__PURE__ */ is<typeof api.mergePersons>('POST', '/api/persons/:personId/merge', 'id name');
export const previewErasure = /* @__PURE__ */ is<typeof api.previewErasure>('GET', '/api/person-requests/:requestId/preview', 'erased kept');
export const recordConsent = /* @__PURE__ */ is<typeof api.recordConsent>('POST', '/api/persons/:personId/consents', 'id name');
export const revealPerson = /* @__PURE__ */ is<typeof api.revealPerson>('POST', '/api/persons/:personId/reveal', 'name');
export const undoMerge = /* @__PURE__ */ is<typeof api.undoMerge>('POST', '/api/person-merges/:mergeId/undo', 'id name');
export const withdrawConsent = /* @__PURE__ */ is<typeof api.withdrawConsent>('POST', '/api/my-data/consents/withdraw', 'person holdings');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly persons: typeof import('./persons.ts');
  }
}
