import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as registersApi from '#client/endpoints/registers.ts';
import { call } from '../../api.ts';

/** First key of everything about registers. */
export const registersKey = 'registers';

/** Registers this account has to do with. */
export const registersQuery = queryOptions({
  queryKey: [registersKey, 'list'],
  queryFn: ({ signal }) => call(registersApi.listRegisters, {}, signal),
});

export const registerQuery = (code: string) =>
  queryOptions({
    queryKey: [registersKey, 'one', code],
    queryFn: ({ signal }) => call(registersApi.getRegister, { params: { code } }, signal),
  });

/** Rows where this account reads the register, newest first, or those whose title begins with words. @param where conditions as JSON */
export const rowsQuery = (code: string, q: string, where?: string) =>
  infiniteQueryOptions({
    queryKey: [registersKey, 'rows', code, q, where],
    meta: { kept: false },
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        registersApi.listRegisterRows,
        { params: { code }, query: { ...(q !== '' && { q }), where, cursor: pageParam, limit: 20 } as never },
        signal,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** One row; never kept on the device: it may name people. */
export const rowQuery = (code: string, rowId: string) =>
  queryOptions({
    queryKey: ['register-row', code, rowId],
    queryFn: ({ signal }) => call(registersApi.getRegisterRow, { params: { code, rowId } }, signal),
  });
