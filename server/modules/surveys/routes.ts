import type { FastifyInstance } from 'fastify';
import * as api from '#contract/surveys/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { answerInOffice, answerSurvey } from './commands/answer.ts';
import { changeSurvey, draftSurvey } from './commands/draft.ts';
import { closeSurvey, remindSurvey, withdrawSurvey } from './commands/ending.ts';
import { openSurvey } from './commands/open.ts';
import { checkPaper, enterPaper, noteReturned, settlePaper } from './commands/papers.ts';
import { officesOf, oneSurvey, rollPage, surveysPage, turnoutOf } from './queries/lists.ts';
import { surveyByCode, surveyOfMine, surveysOfMine } from './queries/mine.ts';
import { papersList } from './queries/papers.ts';
import { surveyResults } from './queries/results.ts';
import type { Surveys } from './surveys.ts';

/** HTTP of surveys. */
export const surveyRoutes = (app: FastifyInstance, { context, sheets }: Surveys): void => {
  const { kernel } = context;
  route(app, api.listSurveys, ({ viewer, query }) => surveysPage(context, viewer, query));
  route(app, api.draftSurvey, ({ viewer, body }) => draftSurvey(context, viewer, body));
  route(app, api.getSurvey, ({ viewer, params }) => oneSurvey(context, viewer, params.surveyId));
  route(app, api.changeSurvey, ({ viewer, params, body }) => changeSurvey(context, viewer, params.surveyId, body));
  route(app, api.openSurvey, ({ viewer, params, body }) => openSurvey(context, viewer, params.surveyId, body));
  route(app, api.closeSurvey, ({ viewer, params, body }) => closeSurvey(context, viewer, params.surveyId, body));
  route(app, api.withdrawSurvey, ({ viewer, params, body }) => withdrawSurvey(context, viewer, params.surveyId, body));
  route(app, api.remindSurvey, ({ viewer, params, body }) => remindSurvey(context, viewer, params.surveyId, body));
  route(app, api.getSurveyTurnout, ({ viewer, params }) => turnoutOf(context, viewer, params.surveyId));
  route(app, api.listSurveyRoll, ({ viewer, params, query }) => rollPage(context, viewer, params.surveyId, query));
  route(app, api.listSurveyPapers, ({ viewer, params }) => papersList(context, viewer, params.surveyId));
  route(app, api.enterSurveyPaper, ({ viewer, params, body }) => enterPaper(context, viewer, params.surveyId, body));
  route(app, api.noteSurveyReturned, ({ viewer, params, body }) => noteReturned(context, viewer, params.surveyId, body));
  route(app, api.checkSurveyPaper, ({ viewer, params, body }) => checkPaper(context, viewer, params.surveyId, params.sheet, body));
  route(app, api.settleSurveyPaper, ({ viewer, params, body }) => settlePaper(context, viewer, params.surveyId, params.sheet, body));
  route(app, api.getSurveyResults, ({ viewer, params }) => surveyResults(context, viewer, params.surveyId));
  route(app, api.listSurveyOffices, ({ viewer, params }) => officesOf(context, viewer, params.surveyId));
  route(app, api.answerSurveyInOffice, ({ viewer, params, body }) => answerInOffice(context, viewer, params.surveyId, body));
  fileRoute(app, kernel.disk, api.exportSurveyResults, ({ viewer, params, request, reply }) =>
    answerWith(kernel, sheets.results, { viewer, request, reply, input: { surveyId: params.surveyId }, title: '' }),
  );
  fileRoute(app, kernel.disk, api.exportSurveyRoll, ({ viewer, params, request, reply }) =>
    answerWith(kernel, sheets.roll, { viewer, request, reply, input: { surveyId: params.surveyId }, title: '' }),
  );
  route(app, api.mySurveys, ({ viewer }) => surveysOfMine(context, viewer));
  route(app, api.getMySurvey, ({ viewer, params, query }) => surveyOfMine(context, viewer, params.surveyId, query.code ?? null));
  route(app, api.findSurveyByCode, ({ viewer, params }) => surveyByCode(context, viewer, params.code));
  route(app, api.answerSurvey, ({ viewer, params, body }) => answerSurvey(context, viewer, params.surveyId, body));
};
