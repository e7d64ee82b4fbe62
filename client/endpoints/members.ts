// Generated from contract/members/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/members/api.ts';
import { is } from '../endpoint.ts';

export const decideTransfer = /* @__PURE__ */ is<typeof api.decideTransfer>('POST', '/api/members/transfers/:transferId/decision', 'id member');
export const listTransfers = /* @__PURE__ */ is<typeof api.listTransfers>('GET', '/api/members/transfers', 'items next');
export const sendMember = /* @__PURE__ */ is<typeof api.sendMember>('POST', '/api/members/transfers', 'id member');
export const withdrawTransfer = /* @__PURE__ */ is<typeof api.withdrawTransfer>('POST', '/api/members/transfers/:transferId/withdrawal', 'id member');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly members: typeof import('./members.ts');
  }
}
