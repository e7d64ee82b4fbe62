// Generated from contract/ratings/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/ratings/api.ts';
import { is } from '../endpoint.ts';

export const askExclusion = /* @__PURE__ */ is<typeof api.askExclusion>('POST', '/api/cases/:caseId/exclusions', 'id caseId');
export const decideExclusion = /* @__PURE__ */ is<typeof api.decideExclusion>('POST', '/api/exclusions/:exclusionId/decision', 'id caseId');
export const drawSpotChecks = /* @__PURE__ */ is<typeof api.drawSpotChecks>('POST', '/api/spot-draws', 'id area');
export const getCaseRatings = /* @__PURE__ */ is<typeof api.getCaseRatings>('GET', '/api/cases/:caseId/ratings', 'callBacks exclusions');
export const getJoinedRating = /* @__PURE__ */ is<typeof api.getJoinedRating>('GET', '/api/my/cases/:caseId/rating', 'open until');
export const getLinkedCase = /* @__PURE__ */ is<typeof api.getLinkedCase>('GET', '/api/ratings-by-link/:token', 'number category');
export const getOrganisationRecord = /* @__PURE__ */ is<typeof api.getOrganisationRecord>('GET', '/api/organisations/:organisationId/rating-record', 'organisation months');
export const getPerformance = /* @__PURE__ */ is<typeof api.getPerformance>('GET', '/api/performance', 'onTime onTimeBefore');
export const getRates = /* @__PURE__ */ is<typeof api.getRates>('GET', '/api/three-rates', 'month before');
export const inspect = /* @__PURE__ */ is<typeof api.inspect>('POST', '/api/spot-checks/:spotCheckId/finding', 'id caseId');
export const listCallBacks = /* @__PURE__ */ is<typeof api.listCallBacks>('GET', '/api/call-backs', 'items next');
export const listExclusions = /* @__PURE__ */ is<typeof api.listExclusions>('GET', '/api/exclusions', 'items next');
export const listSpotChecks = /* @__PURE__ */ is<typeof api.listSpotChecks>('GET', '/api/spot-checks', 'items next');
export const listSpotDraws = /* @__PURE__ */ is<typeof api.listSpotDraws>('GET', '/api/spot-draws', 'items');
export const makeRatingLink = /* @__PURE__ */ is<typeof api.makeRatingLink>('POST', '/api/call-backs/:callBackId/link', 'url until');
export const rateByLink = /* @__PURE__ */ is<typeof api.rateByLink>('POST', '/api/ratings-by-link/:token', 'number category');
export const rateJoined = /* @__PURE__ */ is<typeof api.rateJoined>('POST', '/api/my/cases/:caseId/rating', 'rated');
export const recordAttempt = /* @__PURE__ */ is<typeof api.recordAttempt>('POST', '/api/call-backs/:callBackId/attempts', 'id caseId');
export const rule = /* @__PURE__ */ is<typeof api.rule>('POST', '/api/rulings/:caseId', 'decision');
export const withdrawExclusion = /* @__PURE__ */ is<typeof api.withdrawExclusion>('POST', '/api/exclusions/:exclusionId/withdrawal', 'id caseId');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly ratings: typeof import('./ratings.ts');
  }
}
