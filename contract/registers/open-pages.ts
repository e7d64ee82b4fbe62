import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { id, label, page, paging, searched } from '../kernel/values.ts';
import { registerCode } from './parts.ts';

const ofRegister = z.object({ code: registerCode });
const line = z.object({ title: label, value: z.string().describe('in words') });
/** A row as everybody may read it. */
export const openRow = z.object({ id, title: z.string(), area: z.string().nullable(), lines: z.array(line) });
export type OpenRow = z.infer<typeof openRow>;

export const listOpenRegisters = endpoint({
  method: 'GET',
  path: '/api/open/registers',
  access: 'public',
  summary: 'Registers everybody may read',
  response: z.object({ items: z.array(z.object({ code: registerCode, title: label, help: z.string() })) }),
});
export const listOpenRows = endpoint({
  method: 'GET',
  path: '/api/open/registers/:code',
  access: 'public',
  summary: 'A register everybody may read: its rows that are public, by their titles',
  params: ofRegister,
  query: z.object({ q: searched(60).optional().describe('the beginning of a title, its pinyin or initials'), ...paging }),
  response: page(openRow).extend({ title: label, help: z.string() }),
  errors: ['registers.register_not_found', 'request.too_many'],
});
export const getOpenRow = endpoint({
  method: 'GET',
  path: '/api/open/registers/:code/:rowId',
  access: 'public',
  summary: 'A row everybody may read, with its photo small',
  params: ofRegister.extend({ rowId: id }),
  response: openRow.extend({ register: label, photo: z.string().nullable().describe('a data address') }),
  errors: ['registers.register_not_found', 'registers.row_not_found', 'request.too_many'],
});
