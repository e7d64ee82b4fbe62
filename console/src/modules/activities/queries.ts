import { queryOptions } from '@tanstack/react-query';
import type { MonthPlan } from '#contract/activities/api.ts';
import { call, endpoints } from '../../app/api.ts';

/** The kinds in force. */
export const kindsQuery = queryOptions({
  queryKey: ['activities', 'kinds'],
  queryFn: ({ signal }) => call(endpoints.activities.listActivityKinds, {}, signal),
});
export const activityQuery = (activityId: string) =>
  queryOptions({
    queryKey: ['activities', 'one', activityId],
    queryFn: ({ signal }) => call(endpoints.activities.getActivity, { params: { activityId } }, signal),
  });
export const planQuery = (month: string, area: string | undefined) =>
  queryOptions({
    queryKey: ['activities', 'plan', month, area],
    queryFn: ({ signal }): Promise<MonthPlan> => call(endpoints.activities.monthPlan, { query: { month, area } }, signal),
  });
