// Generated from contract/points/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/points/api.ts';
import { is } from '../endpoint.ts';

export const accountStatement = /* @__PURE__ */ is<typeof api.accountStatement>('GET', '/api/points/accounts/:type/:holderId', 'items next');
export const changeBudget = /* @__PURE__ */ is<typeof api.changeBudget>('POST', '/api/points/budgets/:budgetId', 'id area');
export const checkOddity = /* @__PURE__ */ is<typeof api.checkOddity>('POST', '/api/points/oddities/:oddityId/finding', 'id kind');
export const decideByHand = /* @__PURE__ */ is<typeof api.decideByHand>('POST', '/api/points/by-hand/:entryId/decision', 'id person');
export const decidePointsObjection = /* @__PURE__ */ is<typeof api.decidePointsObjection>('POST', '/api/points/objections/:objectionId/decision', 'id person');
export const enterByHand = /* @__PURE__ */ is<typeof api.enterByHand>('POST', '/api/points/by-hand', 'id person');
export const listActs = /* @__PURE__ */ is<typeof api.listActs>('GET', '/api/points/acts', 'items');
export const listBudgets = /* @__PURE__ */ is<typeof api.listBudgets>('GET', '/api/points/budgets', 'items without');
export const listByHand = /* @__PURE__ */ is<typeof api.listByHand>('GET', '/api/points/by-hand', 'items next');
export const listOddities = /* @__PURE__ */ is<typeof api.listOddities>('GET', '/api/points/oddities', 'items next');
export const listPointsAccounts = /* @__PURE__ */ is<typeof api.listPointsAccounts>('GET', '/api/points/accounts', 'items next');
export const listPointsObjections = /* @__PURE__ */ is<typeof api.listPointsObjections>('GET', '/api/points/objections', 'items next');
export const lookAtPoints = /* @__PURE__ */ is<typeof api.lookAtPoints>('POST', '/api/points/persons/:personId/looks', 'items next');
export const myEarned = /* @__PURE__ */ is<typeof api.myEarned>('GET', '/api/my/points/acts', 'items next');
export const myPoints = /* @__PURE__ */ is<typeof api.myPoints>('GET', '/api/my/points', 'items next');
export const objectToEarned = /* @__PURE__ */ is<typeof api.objectToEarned>('POST', '/api/my/points/acts/:earnedId/objection', 'id title');
export const openBudget = /* @__PURE__ */ is<typeof api.openBudget>('POST', '/api/points/budgets', 'id area');
export const rulesEffect = /* @__PURE__ */ is<typeof api.rulesEffect>('POST', '/api/points/rules/effect', 'from to');
export const topUp = /* @__PURE__ */ is<typeof api.topUp>('POST', '/api/points/budgets/:budgetId/grants', 'id area');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly points: typeof import('./points.ts');
  }
}
