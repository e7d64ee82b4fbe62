// Generated from contract/care/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/care/api.ts';
import { is } from '../endpoint.ts';

export const addCareClass = /* @__PURE__ */ is<typeof api.addCareClass>('POST', '/api/care/records/:recordId/classes', 'id version');
export const addCareHealth = /* @__PURE__ */ is<typeof api.addCareHealth>('POST', '/api/care/records/:recordId/health', 'id version');
export const addDiner = /* @__PURE__ */ is<typeof api.addDiner>('POST', '/api/care/diners', 'id cardNo');
export const changeCare = /* @__PURE__ */ is<typeof api.changeCare>('POST', '/api/care/records/:recordId', 'id version');
export const changeDiner = /* @__PURE__ */ is<typeof api.changeDiner>('POST', '/api/care/diners/:dinerId', 'id cardNo');
export const closeTillDay = /* @__PURE__ */ is<typeof api.closeTillDay>('POST', '/api/care/tills/:canteenId/days/:day/close', 'canteen day');
export const endCare = /* @__PURE__ */ is<typeof api.endCare>('POST', '/api/care/records/:recordId/end', 'ok');
export const endCareClass = /* @__PURE__ */ is<typeof api.endCareClass>('POST', '/api/care/records/:recordId/classes/:classId/end', 'id version');
export const endDiner = /* @__PURE__ */ is<typeof api.endDiner>('POST', '/api/care/diners/:dinerId/end', 'ok');
export const findAtTill = /* @__PURE__ */ is<typeof api.findAtTill>('POST', '/api/care/tills/:canteenId/finds', 'items');
export const getCareFigures = /* @__PURE__ */ is<typeof api.getCareFigures>('GET', '/api/care/figures', 'area records');
export const getMyMeals = /* @__PURE__ */ is<typeof api.getMyMeals>('GET', '/api/my/meals', 'card prices');
export const getSettlement = /* @__PURE__ */ is<typeof api.getSettlement>('GET', '/api/care/settlement', 'area sums');
export const getTillDay = /* @__PURE__ */ is<typeof api.getTillDay>('GET', '/api/care/tills/:canteenId/days/:day', 'canteen day');
export const listCanteens = /* @__PURE__ */ is<typeof api.listCanteens>('GET', '/api/canteens', 'items');
export const listCare = /* @__PURE__ */ is<typeof api.listCare>('GET', '/api/care/records', 'items next');
export const listCareVisitors = /* @__PURE__ */ is<typeof api.listCareVisitors>('GET', '/api/care/visitors', 'items');
export const listDiners = /* @__PURE__ */ is<typeof api.listDiners>('GET', '/api/care/diners', 'items next');
export const listTills = /* @__PURE__ */ is<typeof api.listTills>('GET', '/api/care/tills', 'items');
export const listUnledCare = /* @__PURE__ */ is<typeof api.listUnledCare>('GET', '/api/care/unled', 'items');
export const lookAtCare = /* @__PURE__ */ is<typeof api.lookAtCare>('POST', '/api/care/records/:recordId/looks', 'id version');
export const openCare = /* @__PURE__ */ is<typeof api.openCare>('POST', '/api/care/records', 'id version');
export const orderMeal = /* @__PURE__ */ is<typeof api.orderMeal>('POST', '/api/care/tills/:canteenId/orders', 'day meal');
export const refundMeal = /* @__PURE__ */ is<typeof api.refundMeal>('POST', '/api/care/tills/:canteenId/meals/:mealId/refund', 'id name');
export const removeCareHealth = /* @__PURE__ */ is<typeof api.removeCareHealth>('POST', '/api/care/records/:recordId/health/:healthId/remove', 'id version');
export const renewCare = /* @__PURE__ */ is<typeof api.renewCare>('POST', '/api/care/records/:recordId/consents', 'id version');
export const takeMeal = /* @__PURE__ */ is<typeof api.takeMeal>('POST', '/api/care/tills/:canteenId/meals', 'id name');
export const takeOverCare = /* @__PURE__ */ is<typeof api.takeOverCare>('POST', '/api/care/records/:recordId/take-over', 'id version');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly care: typeof import('./care.ts');
  }
}
