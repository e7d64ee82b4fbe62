import { z } from 'zod';
import { roleCode, roleName } from '../accounts/role-codes.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { id } from '../kernel/values.ts';
import { states } from './lifecycle.ts';

/** Heartbeat of an open case page, every 10 s; others on the same case see it. `left` says goodbye. */
export const viewing = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/viewing',
  access: 'session',
  summary: 'Say that this page is open; answers who else has it open',
  params: z.object({ caseId: id }),
  body: z.object({ left: z.boolean().default(false) }),
  response: z.object({ others: z.array(z.object({ accountId: id, name: z.string(), role: roleCode, roleName })) }),
  errors: ['case.not_found'],
});

/**
 * `GET /api/live` is a server-sent event stream (needs a session). Events:
 * `case` – a case the viewer may see changed; `viewing` – who has a case open changed; `hello` – first event, and after every
 * reconnect: refetch what is on screen; it names the account. Comments (`:`) every 15 s keep proxies from closing it.
 */
export const liveCase = z.object({
  caseId: id,
  number: z.string(),
  state: z.enum(states),
  action: z.string(),
  version: z.number().int(),
  areaPath: z.string(),
  title: z.string(),
});
export type LiveCase = z.infer<typeof liveCase>;
export const liveViewing = z.object({
  caseId: id,
  viewers: z.array(z.object({ accountId: id, name: z.string(), role: roleCode, roleName })),
});
export type LiveViewing = z.infer<typeof liveViewing>;
