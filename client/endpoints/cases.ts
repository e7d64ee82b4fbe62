// Generated from contract/cases/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/cases/api.ts';
import { is } from '../endpoint.ts';

export const act = /* @__PURE__ */ is<typeof api.act>('POST', '/api/cases/:caseId/actions', 'id number');
export const actInTurn = /* @__PURE__ */ is<typeof api.actInTurn>('POST', '/api/cases/:caseId/actions/in-turn', 'id number');
export const actOnMany = /* @__PURE__ */ is<typeof api.actOnMany>('POST', '/api/cases/actions', 'work');
export const addRules = /* @__PURE__ */ is<typeof api.addRules>('POST', '/api/dispatch-rules/add', 'added replaced');
export const countCases = /* @__PURE__ */ is<typeof api.countCases>('GET', '/api/cases/counts', 'queues states');
export const createReport = /* @__PURE__ */ is<typeof api.createReport>('POST', '/api/reports', 'id caseId');
export const findAlike = /* @__PURE__ */ is<typeof api.findAlike>('POST', '/api/cases/alike', 'items');
export const followCase = /* @__PURE__ */ is<typeof api.followCase>('POST', '/api/cases/:caseId/follow', 'on');
export const getCase = /* @__PURE__ */ is<typeof api.getCase>('GET', '/api/cases/:caseId', 'id number');
export const getMyFigures = /* @__PURE__ */ is<typeof api.getMyFigures>('GET', '/api/my-figures', 'today thisMonth');
export const getOverview = /* @__PURE__ */ is<typeof api.getOverview>('GET', '/api/overview', 'period reported');
export const learnRules = /* @__PURE__ */ is<typeof api.learnRules>('POST', '/api/dispatch-rules/learn', 'work');
export const listAlike = /* @__PURE__ */ is<typeof api.listAlike>('GET', '/api/cases/:caseId/alike', 'items');
export const listCaseTypes = /* @__PURE__ */ is<typeof api.listCaseTypes>('GET', '/api/case-types', 'version items');
export const listCases = /* @__PURE__ */ is<typeof api.listCases>('GET', '/api/cases', 'items next');
export const listCategories = /* @__PURE__ */ is<typeof api.listCategories>('GET', '/api/categories', 'version items');
export const listFollowed = /* @__PURE__ */ is<typeof api.listFollowed>('GET', '/api/my/followed-cases', 'items');
export const listMyCases = /* @__PURE__ */ is<typeof api.listMyCases>('GET', '/api/my/cases', 'items next');
export const listRules = /* @__PURE__ */ is<typeof api.listRules>('GET', '/api/dispatch-rules', 'items');
export const publishQuestions = /* @__PURE__ */ is<typeof api.publishQuestions>('POST', '/api/categories/:code/questions', 'version');
export const removeRule = /* @__PURE__ */ is<typeof api.removeRule>('POST', '/api/dispatch-rules/:ruleId/remove', 'ok');
export const revealNumbers = /* @__PURE__ */ is<typeof api.revealNumbers>('POST', '/api/cases/:caseId/reveal-numbers', 'numbers');
export const revealReporter = /* @__PURE__ */ is<typeof api.revealReporter>('POST', '/api/cases/:caseId/reveal', 'name phone');
export const saveRule = /* @__PURE__ */ is<typeof api.saveRule>('POST', '/api/dispatch-rules', 'id category');
export const splitCase = /* @__PURE__ */ is<typeof api.splitCase>('POST', '/api/cases/:caseId/parts', 'parts');
export const tryRule = /* @__PURE__ */ is<typeof api.tryRule>('POST', '/api/dispatch-rules/try', 'since looked');
export const tryRules = /* @__PURE__ */ is<typeof api.tryRules>('POST', '/api/dispatch-rules/try-all', 'since looked');
export const viewing = /* @__PURE__ */ is<typeof api.viewing>('POST', '/api/cases/:caseId/viewing', 'others');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly cases: typeof import('./cases.ts');
  }
}
