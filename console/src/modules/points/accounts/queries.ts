import type { ListedHolder } from '#contract/points/statement.ts';
import { call, endpoints } from '../../../app/api.ts';
import { listQuery } from '../../../components/list/useList.ts';

export const accountsQuery = (type: ListedHolder | undefined) =>
  listQuery(['points', 'accounts', type], (_, signal) =>
    call(endpoints.points.listPointsAccounts, { query: { ...(type && { type }) } }, signal),
  );

export const statementQuery = (type: ListedHolder, holderId: string) =>
  listQuery(['points', 'accounts', type, holderId], (cursor, signal) =>
    call(endpoints.points.accountStatement, { params: { type, holderId }, query: { limit: 50, ...(cursor && { cursor }) } }, signal),
  );
