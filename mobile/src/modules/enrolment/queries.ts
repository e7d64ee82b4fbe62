import { queryOptions } from '@tanstack/react-query';
import * as enrolmentApi from '#client/endpoints/enrolment.ts';
import { call } from '../../api.ts';

export const codeQuery = (token: string) =>
  queryOptions({
    queryKey: ['enrolment', 'code', token],
    queryFn: ({ signal }) => call(enrolmentApi.openEnrolmentCode, { params: { token } }, signal),
  });

export const mineQuery = queryOptions({
  queryKey: ['enrolment', 'mine'],
  queryFn: ({ signal }) => call(enrolmentApi.getMyEnrolments, {}, signal),
});

export const unitsQuery = (q: string, open: boolean) =>
  queryOptions({
    queryKey: ['enrolment', 'units', q],
    enabled: open && q.length >= 2,
    queryFn: ({ signal }) => call(enrolmentApi.findHomeUnits, { query: { q } }, signal),
  });

export const recordsQuery = queryOptions({
  queryKey: ['enrolment', 'records'],
  queryFn: ({ signal }) => call(enrolmentApi.getMyServiceRecords, {}, signal),
});

export const myUnitsQuery = queryOptions({
  queryKey: ['enrolment', 'my-units'],
  queryFn: ({ signal }) => call(enrolmentApi.listMyUnits, {}, signal),
});

export const unitPageQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['enrolment', 'unit', unitId],
    queryFn: ({ signal }) => call(enrolmentApi.getUnitPage, { params: { unitId } }, signal),
  });
