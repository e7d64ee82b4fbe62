import { queryOptions } from '@tanstack/react-query';
import * as householdsApi from '#client/endpoints/households.ts';
import { call } from '../../api.ts';

/** Buildings the holder looks after, else those of the own grids. */
export const myBuildingsQuery = queryOptions({
  queryKey: ['my-buildings'],
  staleTime: 300_000,
  queryFn: ({ signal }) => call(householdsApi.myBuildings, {}, signal),
});
export const buildingQuery = (buildingId: string) =>
  queryOptions({
    queryKey: ['building', buildingId],
    queryFn: ({ signal }) => call(householdsApi.getBuilding, { params: { buildingId } }, signal),
  });
/** Households of a building; a building has no more than a page of them. */
export const householdsQuery = (building: string) =>
  queryOptions({
    queryKey: ['building-households', building],
    queryFn: ({ signal }) => call(householdsApi.listHouseholds, { query: { building, limit: 200 } }, signal),
  });
export const householdQuery = (householdId: string) =>
  queryOptions({
    queryKey: ['household', householdId],
    queryFn: ({ signal }) => call(householdsApi.getHousehold, { params: { householdId } }, signal),
  });
/** Households the holder looks after; kept for a day without a network. */
export const mineQuery = queryOptions({
  queryKey: ['households', 'mine'],
  queryFn: ({ signal }) => call(householdsApi.listMyHouseholds, {}, signal),
});
