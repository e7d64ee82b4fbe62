// Generated from contract/surveys/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/surveys/api.ts';
import { is } from '../endpoint.ts';

export const answerSurvey = /* @__PURE__ */ is<typeof api.answerSurvey>('POST', '/api/my/surveys/:surveyId/answers', 'ok');
export const answerSurveyInOffice = /* @__PURE__ */ is<typeof api.answerSurveyInOffice>('POST', '/api/surveys/:surveyId/answers', 'id title');
export const changeSurvey = /* @__PURE__ */ is<typeof api.changeSurvey>('POST', '/api/surveys/:surveyId', 'id title');
export const checkSurveyPaper = /* @__PURE__ */ is<typeof api.checkSurveyPaper>('POST', '/api/surveys/:surveyId/papers/:sheet/check', 'sheet building');
export const closeSurvey = /* @__PURE__ */ is<typeof api.closeSurvey>('POST', '/api/surveys/:surveyId/close', 'id title');
export const draftSurvey = /* @__PURE__ */ is<typeof api.draftSurvey>('POST', '/api/surveys', 'id title');
export const enterSurveyPaper = /* @__PURE__ */ is<typeof api.enterSurveyPaper>('POST', '/api/surveys/:surveyId/papers', 'sheet building');
export const findSurveyByCode = /* @__PURE__ */ is<typeof api.findSurveyByCode>('GET', '/api/my/survey-codes/:code', 'surveyId');
export const getMySurvey = /* @__PURE__ */ is<typeof api.getMySurvey>('GET', '/api/my/surveys/:surveyId', 'id title');
export const getSurvey = /* @__PURE__ */ is<typeof api.getSurvey>('GET', '/api/surveys/:surveyId', 'id title');
export const getSurveyResults = /* @__PURE__ */ is<typeof api.getSurveyResults>('GET', '/api/surveys/:surveyId/results', 'population asked');
export const getSurveyTurnout = /* @__PURE__ */ is<typeof api.getSurveyTurnout>('GET', '/api/surveys/:surveyId/turnout', 'buildings days');
export const listSurveyOffices = /* @__PURE__ */ is<typeof api.listSurveyOffices>('GET', '/api/surveys/:surveyId/offices', 'items');
export const listSurveyPapers = /* @__PURE__ */ is<typeof api.listSurveyPapers>('GET', '/api/surveys/:surveyId/papers', 'items');
export const listSurveyRoll = /* @__PURE__ */ is<typeof api.listSurveyRoll>('GET', '/api/surveys/:surveyId/roll', 'items next');
export const listSurveys = /* @__PURE__ */ is<typeof api.listSurveys>('GET', '/api/surveys', 'items next');
export const mySurveys = /* @__PURE__ */ is<typeof api.mySurveys>('GET', '/api/my/surveys', 'items');
export const noteSurveyReturned = /* @__PURE__ */ is<typeof api.noteSurveyReturned>('POST', '/api/surveys/:surveyId/returned', 'noted already');
export const openSurvey = /* @__PURE__ */ is<typeof api.openSurvey>('POST', '/api/surveys/:surveyId/open', 'id title');
export const remindSurvey = /* @__PURE__ */ is<typeof api.remindSurvey>('POST', '/api/surveys/:surveyId/remind', 'id title');
export const settleSurveyPaper = /* @__PURE__ */ is<typeof api.settleSurveyPaper>('POST', '/api/surveys/:surveyId/papers/:sheet/settle', 'sheet building');
export const withdrawSurvey = /* @__PURE__ */ is<typeof api.withdrawSurvey>('POST', '/api/surveys/:surveyId/withdraw', 'id title');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly surveys: typeof import('./surveys.ts');
  }
}
