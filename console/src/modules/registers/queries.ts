import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../app/api.ts';

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
/** One row with its history. */
export const rowQuery = (code: string, rowId: string) =>
  queryOptions({
    queryKey: ['registers', 'row', code, rowId],
    queryFn: ({ signal }) => call(endpoints.registers.getRegisterRow, { params: { code, rowId } }, signal),
  });
