// Generated from contract/subsidies/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/subsidies/api.ts';
import { is } from '../endpoint.ts';

export const compareSubsidy = /* @__PURE__ */ is<typeof api.compareSubsidy>('GET', '/api/subsidies/runs/:runId/differences', 'items');
export const correctSubsidy = /* @__PURE__ */ is<typeof api.correctSubsidy>('POST', '/api/subsidies/runs/:runId/corrections', 'id scheme');
export const getSubsidy = /* @__PURE__ */ is<typeof api.getSubsidy>('GET', '/api/subsidies/runs/:runId', 'run scheme');
export const listSubsidies = /* @__PURE__ */ is<typeof api.listSubsidies>('GET', '/api/subsidies/runs', 'schemes items');
export const paySubsidy = /* @__PURE__ */ is<typeof api.paySubsidy>('POST', '/api/subsidies/runs/:runId/payments', 'id scheme');
export const reckonSubsidy = /* @__PURE__ */ is<typeof api.reckonSubsidy>('POST', '/api/subsidies/:scheme/runs', 'id scheme');
export const stepSubsidy = /* @__PURE__ */ is<typeof api.stepSubsidy>('POST', '/api/subsidies/runs/:runId/steps', 'id scheme');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly subsidies: typeof import('./subsidies.ts');
  }
}
