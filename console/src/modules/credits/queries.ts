import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../app/api.ts';

export const companiesQuery = queryOptions({
  queryKey: ['credits', 'companies'],
  queryFn: ({ signal }) => call(endpoints.credits.listCredits, {}, signal),
});
export const companyQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['credits', 'company', companyId],
    queryFn: ({ signal }) => call(endpoints.credits.getCredit, { params: { companyId } }, signal),
  });
export const yearsQuery = queryOptions({
  queryKey: ['credits', 'years'],
  queryFn: ({ signal }) => call(endpoints.credits.listCreditYears, {}, signal),
});
export const yearQuery = (yearId: string, edition?: number) =>
  queryOptions({
    queryKey: ['credits', 'year', yearId, edition],
    queryFn: ({ signal }) => call(endpoints.credits.getCreditYear, { params: { yearId }, query: { edition } }, signal),
  });
export const differencesQuery = (yearId: string) =>
  queryOptions({
    queryKey: ['credits', 'differences', yearId],
    queryFn: ({ signal }) => call(endpoints.credits.compareCreditYear, { params: { yearId } }, signal),
  });
