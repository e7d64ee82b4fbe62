// Generated from contract/duties/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/duties/api.ts';
import { is } from '../endpoint.ts';

export const agreeToThanks = /* @__PURE__ */ is<typeof api.agreeToThanks>('POST', '/api/thanks/:thanksId/consent', 'id side');
export const changeDuty = /* @__PURE__ */ is<typeof api.changeDuty>('PUT', '/api/duties/:dutyId', 'id class');
export const claimDuty = /* @__PURE__ */ is<typeof api.claimDuty>('POST', '/api/duties/:dutyId/claims', 'id class');
export const closeDuty = /* @__PURE__ */ is<typeof api.closeDuty>('POST', '/api/duties/:dutyId/close', 'id class');
export const createDuty = /* @__PURE__ */ is<typeof api.createDuty>('POST', '/api/duties', 'id class');
export const dutyBoard = /* @__PURE__ */ is<typeof api.dutyBoard>('GET', '/api/duty-board', 'area rows');
export const entrustDuty = /* @__PURE__ */ is<typeof api.entrustDuty>('POST', '/api/duties/:dutyId/holders', 'id class');
export const getDuty = /* @__PURE__ */ is<typeof api.getDuty>('GET', '/api/duties/:dutyId', 'id class');
export const giveThanks = /* @__PURE__ */ is<typeof api.giveThanks>('POST', '/api/thanks', 'id');
export const listDuties = /* @__PURE__ */ is<typeof api.listDuties>('GET', '/api/duties', 'items next');
export const listDutyReports = /* @__PURE__ */ is<typeof api.listDutyReports>('GET', '/api/duty-holders/:holderId/reports', 'items next');
export const listMyDuties = /* @__PURE__ */ is<typeof api.listMyDuties>('GET', '/api/my/duties', 'items next');
export const listMyThanks = /* @__PURE__ */ is<typeof api.listMyThanks>('GET', '/api/my/thanks', 'items next');
export const listOpenDuties = /* @__PURE__ */ is<typeof api.listOpenDuties>('GET', '/api/open/duties', 'items next');
export const listThanks = /* @__PURE__ */ is<typeof api.listThanks>('GET', '/api/open/thanks', 'items next');
export const listThanksToLook = /* @__PURE__ */ is<typeof api.listThanksToLook>('GET', '/api/thanks', 'items next');
export const lookAtThanks = /* @__PURE__ */ is<typeof api.lookAtThanks>('POST', '/api/thanks/:thanksId/look', 'id words');
export const reportDuty = /* @__PURE__ */ is<typeof api.reportDuty>('POST', '/api/duty-holders/:holderId/reports', 'id class');
export const reportThanks = /* @__PURE__ */ is<typeof api.reportThanks>('POST', '/api/thanks/:thanksId/reports', 'id');
export const stepHolder = /* @__PURE__ */ is<typeof api.stepHolder>('POST', '/api/duty-holders/:holderId/steps', 'id class');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly duties: typeof import('./duties.ts');
  }
}
