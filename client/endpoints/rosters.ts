// Generated from contract/rosters/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/rosters/api.ts';
import { is } from '../endpoint.ts';

export const askSwap = /* @__PURE__ */ is<typeof api.askSwap>('POST', '/api/shifts/:shiftId/swaps', 'id roster');
export const assignShift = /* @__PURE__ */ is<typeof api.assignShift>('POST', '/api/rosters/:rosterId/shifts', 'id name');
export const changeRoster = /* @__PURE__ */ is<typeof api.changeRoster>('PUT', '/api/rosters/:rosterId', 'id name');
export const createRoster = /* @__PURE__ */ is<typeof api.createRoster>('POST', '/api/rosters', 'id name');
export const decideSwap = /* @__PURE__ */ is<typeof api.decideSwap>('POST', '/api/swaps/:swapId/decide', 'id roster');
export const endRoster = /* @__PURE__ */ is<typeof api.endRoster>('POST', '/api/rosters/:rosterId/end', 'id name');
export const fillRoster = /* @__PURE__ */ is<typeof api.fillRoster>('POST', '/api/rosters/:rosterId/fill', 'id name');
export const getRoster = /* @__PURE__ */ is<typeof api.getRoster>('GET', '/api/rosters/:rosterId', 'id name');
export const listHandovers = /* @__PURE__ */ is<typeof api.listHandovers>('GET', '/api/rosters/:rosterId/handovers', 'items next');
export const listOnDuty = /* @__PURE__ */ is<typeof api.listOnDuty>('GET', '/api/duty', 'at items');
export const listRosters = /* @__PURE__ */ is<typeof api.listRosters>('GET', '/api/rosters', 'items next');
export const listSwaps = /* @__PURE__ */ is<typeof api.listSwaps>('GET', '/api/rosters/:rosterId/swaps', 'items next');
export const myDuty = /* @__PURE__ */ is<typeof api.myDuty>('GET', '/api/my/duty', 'shifts swaps');
export const readHandover = /* @__PURE__ */ is<typeof api.readHandover>('POST', '/api/handovers/:handoverId/read', 'ok');
export const removeShift = /* @__PURE__ */ is<typeof api.removeShift>('POST', '/api/shifts/:shiftId/remove', 'id name');
export const writeHandover = /* @__PURE__ */ is<typeof api.writeHandover>('POST', '/api/rosters/:rosterId/handovers', 'id text');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly rosters: typeof import('./rosters.ts');
  }
}
