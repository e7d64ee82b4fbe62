// Generated from contract/scorecards/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/scorecards/api.ts';
import { is } from '../endpoint.ts';

export const answerAppeal = /* @__PURE__ */ is<typeof api.answerAppeal>('POST', '/api/scorecards/appeals/:appealId/answer', 'id runId');
export const compareRun = /* @__PURE__ */ is<typeof api.compareRun>('GET', '/api/scorecards/runs/:runId/differences', 'edition items');
export const correctRun = /* @__PURE__ */ is<typeof api.correctRun>('POST', '/api/scorecards/runs/:runId/corrections', 'id card');
export const draftBulletin = /* @__PURE__ */ is<typeof api.draftBulletin>('GET', '/api/scorecards/runs/:runId/bulletin', 'content issued');
export const getBulletin = /* @__PURE__ */ is<typeof api.getBulletin>('GET', '/api/scorecards/bulletins/:bulletinId', 'id runId');
export const getRun = /* @__PURE__ */ is<typeof api.getRun>('GET', '/api/scorecards/runs/:runId', 'run card');
export const getScore = /* @__PURE__ */ is<typeof api.getScore>('GET', '/api/scorecards/runs/:runId/scores/:subject', 'run card');
export const givePoints = /* @__PURE__ */ is<typeof api.givePoints>('POST', '/api/scorecards/runs/:runId/given', 'number');
export const issueBulletin = /* @__PURE__ */ is<typeof api.issueBulletin>('POST', '/api/scorecards/runs/:runId/bulletins', 'id runId');
export const listAppeals = /* @__PURE__ */ is<typeof api.listAppeals>('GET', '/api/scorecards/runs/:runId/appeals', 'items next');
export const listBulletins = /* @__PURE__ */ is<typeof api.listBulletins>('GET', '/api/scorecards/bulletins', 'items next');
export const listCards = /* @__PURE__ */ is<typeof api.listCards>('GET', '/api/scorecards', 'items');
export const listMeasures = /* @__PURE__ */ is<typeof api.listMeasures>('GET', '/api/scorecards/measures', 'items');
export const listOwnScores = /* @__PURE__ */ is<typeof api.listOwnScores>('GET', '/api/scorecards/own', 'items');
export const listRuns = /* @__PURE__ */ is<typeof api.listRuns>('GET', '/api/scorecards/runs', 'items next');
export const openRun = /* @__PURE__ */ is<typeof api.openRun>('POST', '/api/scorecards/:card/runs', 'id card');
export const raiseAppeal = /* @__PURE__ */ is<typeof api.raiseAppeal>('POST', '/api/scorecards/runs/:runId/appeals', 'id runId');
export const stepRun = /* @__PURE__ */ is<typeof api.stepRun>('POST', '/api/scorecards/runs/:runId/steps', 'id card');
export const tryCard = /* @__PURE__ */ is<typeof api.tryCard>('POST', '/api/scorecards/try', 'first last');
export const withdrawAppeal = /* @__PURE__ */ is<typeof api.withdrawAppeal>('POST', '/api/scorecards/appeals/:appealId/withdraw', 'id runId');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly scorecards: typeof import('./scorecards.ts');
  }
}
