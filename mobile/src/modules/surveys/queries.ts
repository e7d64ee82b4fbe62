import { queryOptions } from '@tanstack/react-query';
import * as surveysApi from '#client/endpoints/surveys.ts';
import { call } from '../../api.ts';

export const key = 'surveys';
/** Surveys that ask whoever is signed in. */
export const mineQuery = queryOptions({
  queryKey: [key, 'mine'],
  queryFn: async ({ signal }) => (await call(surveysApi.mySurveys, {}, signal)).items,
});
export const oneQuery = (surveyId: string, code: string | null) =>
  queryOptions({
    queryKey: [key, surveyId, code],
    queryFn: ({ signal }) => call(surveysApi.getMySurvey, { params: { surveyId }, query: code === null ? {} : { code } }, signal),
  });
export const resultsQuery = (surveyId: string) =>
  queryOptions({
    queryKey: [key, surveyId, 'results'],
    queryFn: ({ signal }) => call(surveysApi.getSurveyResults, { params: { surveyId } }, signal),
  });
