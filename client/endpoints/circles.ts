// Generated from contract/circles/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/circles/api.ts';
import { is } from '../endpoint.ts';

export const addMerchant = /* @__PURE__ */ is<typeof api.addMerchant>('POST', '/api/circle-merchants', 'id name');
export const answerObjection = /* @__PURE__ */ is<typeof api.answerObjection>('POST', '/api/circle-checks/:checkId/decision', 'id name');
export const changeCircle = /* @__PURE__ */ is<typeof api.changeCircle>('PUT', '/api/circles/:circleId', 'id name');
export const checkModel = /* @__PURE__ */ is<typeof api.checkModel>('POST', '/api/circle-models/:modelId/checks', 'id name');
export const complain = /* @__PURE__ */ is<typeof api.complain>('POST', '/api/open/shops/:code/complaints', 'caseId number');
export const createCircle = /* @__PURE__ */ is<typeof api.createCircle>('POST', '/api/circles', 'id name');
export const endPledge = /* @__PURE__ */ is<typeof api.endPledge>('POST', '/api/circle-pledges/:pledgeId/end', 'id name');
export const getMerchant = /* @__PURE__ */ is<typeof api.getMerchant>('GET', '/api/circle-merchants/:merchantId', 'id name');
export const getSign = /* @__PURE__ */ is<typeof api.getSign>('GET', '/api/open/shops/:code', 'name circle');
export const leaveCircle = /* @__PURE__ */ is<typeof api.leaveCircle>('POST', '/api/circle-merchants/:merchantId/leave', 'id name');
export const listCircles = /* @__PURE__ */ is<typeof api.listCircles>('GET', '/api/circles', 'items mayCreate');
export const listMerchants = /* @__PURE__ */ is<typeof api.listMerchants>('GET', '/api/circle-merchants', 'items next');
export const nameModel = /* @__PURE__ */ is<typeof api.nameModel>('POST', '/api/circle-merchants/:merchantId/model', 'id name');
export const objectToCheck = /* @__PURE__ */ is<typeof api.objectToCheck>('POST', '/api/circle-checks/:checkId/objection', 'id name');
export const pledgeMerchant = /* @__PURE__ */ is<typeof api.pledgeMerchant>('POST', '/api/circle-merchants/:merchantId/pledges', 'id name');
export const raiseMatter = /* @__PURE__ */ is<typeof api.raiseMatter>('POST', '/api/circles/:circleId/matters', 'caseId number');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly circles: typeof import('./circles.ts');
  }
}
