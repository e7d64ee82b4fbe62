// Generated from contract/inspections/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/inspections/api.ts';
import { is } from '../endpoint.ts';

export const answerFinding = /* @__PURE__ */ is<typeof api.answerFinding>('POST', '/api/inspections/findings/:findingId/answers', 'id estate');
export const getFinding = /* @__PURE__ */ is<typeof api.getFinding>('GET', '/api/inspections/findings/:findingId', 'id estate');
export const getInspectionMonth = /* @__PURE__ */ is<typeof api.getInspectionMonth>('GET', '/api/inspections/month', 'month items');
export const getInspectionStart = /* @__PURE__ */ is<typeof api.getInspectionStart>('GET', '/api/inspections/start', 'day sheet');
export const listFindings = /* @__PURE__ */ is<typeof api.listFindings>('GET', '/api/inspections/findings', 'items next');
export const recordFinding = /* @__PURE__ */ is<typeof api.recordFinding>('POST', '/api/inspections/findings', 'id estate');
export const recordRound = /* @__PURE__ */ is<typeof api.recordRound>('POST', '/api/inspections/rounds', 'estateId day');
export const ruleFinding = /* @__PURE__ */ is<typeof api.ruleFinding>('POST', '/api/inspections/findings/:findingId/rulings', 'id estate');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly inspections: typeof import('./inspections.ts');
  }
}
