import { queryOptions, useQuery } from '@tanstack/react-query';
import { isWithin } from '#contract/territory/levels.ts';
import { call, endpoints } from '../../../../app/api.ts';

const rightsQuery = queryOptions({
  queryKey: ['grids', 'rights'],
  queryFn: ({ signal }) => call(endpoints.organisations.organisationRights, {}, signal),
  staleTime: 300_000,
});

/** Whether the viewer may appoint and enter organisations in an area; false until the server has said so. */
export const useMayManage = (path: string): boolean => {
  const { data } = useQuery(rightsQuery);
  return data?.manage.some((area) => isWithin(path, area.path)) ?? false;
};
