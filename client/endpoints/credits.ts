// Generated from contract/credits/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/credits/api.ts';
import { is } from '../endpoint.ts';

export const answerCredit = /* @__PURE__ */ is<typeof api.answerCredit>('POST', '/api/credits/asks/:askId/answer', 'id name');
export const askRepair = /* @__PURE__ */ is<typeof api.askRepair>('POST', '/api/credits/entries/:entryId/repairs', 'id name');
export const compareCreditYear = /* @__PURE__ */ is<typeof api.compareCreditYear>('GET', '/api/credits/years/:yearId/differences', 'edition items');
export const correctCreditYear = /* @__PURE__ */ is<typeof api.correctCreditYear>('POST', '/api/credits/years/:yearId/corrections', 'id year');
export const enterCredit = /* @__PURE__ */ is<typeof api.enterCredit>('POST', '/api/credits/companies/:companyId/entries', 'id name');
export const finishCreditYear = /* @__PURE__ */ is<typeof api.finishCreditYear>('POST', '/api/credits/years/:yearId/finish', 'id year');
export const getCredit = /* @__PURE__ */ is<typeof api.getCredit>('GET', '/api/credits/companies/:companyId', 'id name');
export const getCreditYear = /* @__PURE__ */ is<typeof api.getCreditYear>('GET', '/api/credits/years/:yearId', 'year scheme');
export const joinCredits = /* @__PURE__ */ is<typeof api.joinCredits>('POST', '/api/credits/companies/:companyId/joined', 'id name');
export const listCreditYears = /* @__PURE__ */ is<typeof api.listCreditYears>('GET', '/api/credits/years', 'items can');
export const listCredits = /* @__PURE__ */ is<typeof api.listCredits>('GET', '/api/credits/companies', 'day scheme');
export const listOpenCredits = /* @__PURE__ */ is<typeof api.listOpenCredits>('GET', '/api/open/credits', 'year state');
export const objectToEntry = /* @__PURE__ */ is<typeof api.objectToEntry>('POST', '/api/credits/entries/:entryId/objections', 'id name');
export const objectToRating = /* @__PURE__ */ is<typeof api.objectToRating>('POST', '/api/credits/years/:yearId/objections', 'id name');
export const rateYear = /* @__PURE__ */ is<typeof api.rateYear>('POST', '/api/credits/years', 'id year');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly credits: typeof import('./credits.ts');
  }
}
