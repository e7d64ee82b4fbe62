import { queryOptions } from '@tanstack/react-query';
import * as assembliesApi from '#client/endpoints/assemblies.ts';
import { call } from '../../api.ts';

/** Assemblies of the estates in which one owns something. */
export const mineQuery = queryOptions({
  queryKey: ['assemblies', 'mine'],
  queryFn: ({ signal }) => call(assembliesApi.listMyAssemblies, {}, signal),
});
export const ownershipQuery = queryOptions({
  queryKey: ['assemblies', 'owned'],
  queryFn: ({ signal }) => call(assembliesApi.getMyOwnership, {}, signal),
});
export const assemblyQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['assemblies', 'one', assemblyId],
    queryFn: ({ signal }) => call(assembliesApi.getMyAssembly, { params: { assemblyId } }, signal),
  });
