import { queryOptions } from '@tanstack/react-query';
import type { DutyClass } from '#contract/duties/kinds.ts';
import type { dutyViews } from '#contract/duties/values.ts';
import { call, endpoints } from '../../app/api.ts';
import { listQuery } from '../../components/list/useList.ts';

/** Duties of one list. */
export const dutiesQuery = (view: (typeof dutyViews)[number], area: string | undefined, kind: string | undefined) =>
  listQuery(['duties', 'list', view, area, kind], (cursor, signal) =>
    call(endpoints.duties.listDuties, { query: { view, area, class: kind as DutyClass | undefined, cursor, limit: 30 } }, signal),
  );

export const boardQuery = (area: string | undefined) =>
  queryOptions({
    queryKey: ['duties', 'board', area],
    queryFn: ({ signal }) => call(endpoints.duties.dutyBoard, { query: { area } }, signal),
  });

export const dutyQuery = (dutyId: string) =>
  queryOptions({
    queryKey: ['duties', 'one', dutyId],
    queryFn: ({ signal }) => call(endpoints.duties.getDuty, { params: { dutyId } }, signal),
  });

export const reportsQuery = (holderId: string) =>
  listQuery(['duties', 'reports', holderId], (cursor, signal) =>
    call(endpoints.duties.listDutyReports, { params: { holderId }, query: { cursor, limit: 20 } }, signal),
  );
