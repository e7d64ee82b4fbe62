import { queryOptions, useQuery } from '@tanstack/react-query';
import { labelOf } from '#ui/i18n.ts';
import { call, endpoints } from '../../app/api.ts';

/** Case types in force, by code and name, and the conditions they may name. */
export const caseTypesQuery = () =>
  queryOptions({
    queryKey: ['case-types'],
    queryFn: ({ signal }) => call(endpoints.cases.listCaseTypes, {}, signal),
    staleTime: 60_000,
  });

/** The types a case may be made one of, for a choice; the one it has now stands there even where it was retired. */
export const useTypeOptions = (now: string): { value: string; label: string }[] =>
  (useQuery(caseTypesQuery()).data?.items ?? [])
    .filter(({ code, retired }) => !retired || code === now)
    .map(({ code, name }) => ({ value: code, label: labelOf(name) }));

/** The name of a type by its code; the code where there is none. */
export const useTypeNames = (): ((code: string) => string) => {
  const { data } = useQuery(caseTypesQuery());
  return (code) => {
    const found = data?.items.find((one) => one.code === code);
    return found ? labelOf(found.name) : code;
  };
};
