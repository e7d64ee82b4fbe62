import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../app/api.ts';
import { listQuery } from '../../components/list/useList.ts';
import type { RegisterSearch } from './search.ts';

/** Registers the viewer has to do with. */
export const registersQuery = queryOptions({
  queryKey: ['registers', 'list'],
  queryFn: ({ signal }) => call(endpoints.registers.listRegisters, {}, signal),
});
/** A register with its fields and what one may do. */
export const registerQuery = (code: string) =>
  queryOptions({
    queryKey: ['registers', 'one', code],
    queryFn: ({ signal }) => call(endpoints.registers.getRegister, { params: { code } }, signal),
  });
/** What a register's measures come to. */
export const measuresQuery = (code: string, area: string | undefined) =>
  queryOptions({
    queryKey: ['registers', 'measures', code, area],
    queryFn: ({ signal }) => call(endpoints.registers.getRegisterMeasures, { params: { code }, query: { area } }, signal),
  });
/** One row with its history. */
export const rowQuery = (code: string, rowId: string) =>
  queryOptions({
    queryKey: ['registers', 'row', code, rowId],
    queryFn: ({ signal }) => call(endpoints.registers.getRegisterRow, { params: { code, rowId } }, signal),
  });

/** What lists, counts and exports of rows are asked with. */
export const filterOf = ({ q, state, area, where }: RegisterSearch) => ({ q, state: state && [state], area, where });
/** Rows of a register page by page, as an address asks for them. */
export const rowsQuery = (code: string, search: RegisterSearch, limit: number) => {
  const { sort, down } = search;
  const filter = filterOf(search);
  return listQuery(['registers', 'rows', code, filter, sort, down, limit], (cursor, signal) =>
    call(endpoints.registers.listRegisterRows, { params: { code }, query: { ...filter, sort, down, cursor, limit } as never }, signal),
  );
};
/** Rows counted and summed by a field or `state`. */
export const groupsQuery = (code: string, search: RegisterSearch, by: string, sums: readonly string[] = []) =>
  queryOptions({
    queryKey: ['registers', 'groups', code, filterOf(search), by, sums],
    queryFn: ({ signal }) =>
      call(endpoints.registers.groupRegisterRows, { params: { code }, query: { ...filterOf(search), by, sums } as never }, signal),
  });
/** Rows counted where they lie. */
export const spotsQuery = (code: string, search: RegisterSearch) =>
  queryOptions({
    queryKey: ['registers', 'spots', code, filterOf(search)],
    queryFn: ({ signal }) => call(endpoints.registers.mapRegisterRows, { params: { code }, query: filterOf(search) as never }, signal),
    placeholderData: keepPreviousData,
  });
