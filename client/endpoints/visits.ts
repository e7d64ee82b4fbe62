// Generated from contract/visits/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/visits/api.ts';
import { is } from '../endpoint.ts';

export const assignHouseholds = /* @__PURE__ */ is<typeof api.assignHouseholds>('POST', '/api/visits/plans/:planId/assignments', 'found added');
export const changePlan = /* @__PURE__ */ is<typeof api.changePlan>('PUT', '/api/visits/plans/:planId', 'id title');
export const endPlan = /* @__PURE__ */ is<typeof api.endPlan>('POST', '/api/visits/plans/:planId/end', 'id title');
export const findVisitors = /* @__PURE__ */ is<typeof api.findVisitors>('GET', '/api/visits/visitors', 'items');
export const getPlan = /* @__PURE__ */ is<typeof api.getPlan>('GET', '/api/visits/plans/:planId', 'id title');
export const getStop = /* @__PURE__ */ is<typeof api.getStop>('GET', '/api/visits/mine/:key', 'key householdId');
export const listFollowUps = /* @__PURE__ */ is<typeof api.listFollowUps>('GET', '/api/visits/follow-ups', 'items next');
export const listPlanHouseholds = /* @__PURE__ */ is<typeof api.listPlanHouseholds>('GET', '/api/visits/plans/:planId/assignments', 'items next');
export const listPlans = /* @__PURE__ */ is<typeof api.listPlans>('GET', '/api/visits/plans', 'items next');
export const listVisits = /* @__PURE__ */ is<typeof api.listVisits>('GET', '/api/visits', 'items next');
export const lookAtHousehold = /* @__PURE__ */ is<typeof api.lookAtHousehold>('POST', '/api/visits/assignments/:assignmentId/look', 'people');
export const lookAtVisit = /* @__PURE__ */ is<typeof api.lookAtVisit>('POST', '/api/visits/:visitId/look', 'id address');
export const makePlan = /* @__PURE__ */ is<typeof api.makePlan>('POST', '/api/visits/plans', 'id title');
export const myVisits = /* @__PURE__ */ is<typeof api.myVisits>('GET', '/api/visits/mine', 'items today');
export const planFigures = /* @__PURE__ */ is<typeof api.planFigures>('GET', '/api/visits/plans/:planId/figures', 'items from');
export const reassign = /* @__PURE__ */ is<typeof api.reassign>('POST', '/api/visits/plans/:planId/reassign', 'moved');
export const recordVisit = /* @__PURE__ */ is<typeof api.recordVisit>('POST', '/api/visits', 'id result');
export const renewAssignments = /* @__PURE__ */ is<typeof api.renewAssignments>('POST', '/api/visits/plans/:planId/renew', 'changed');
export const settleFollowUp = /* @__PURE__ */ is<typeof api.settleFollowUp>('POST', '/api/visits/follow-ups/:followUpId/settle', 'ok');
export const visitOfCase = /* @__PURE__ */ is<typeof api.visitOfCase>('GET', '/api/cases/:caseId/visit', 'visit');
export const visitShares = /* @__PURE__ */ is<typeof api.visitShares>('GET', '/api/visits/shares', 'items from');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly visits: typeof import('./visits.ts');
  }
}
