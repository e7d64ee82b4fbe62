// Generated from contract/services/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/services/api.ts';
import { is } from '../endpoint.ts';

export const applicationFigures = /* @__PURE__ */ is<typeof api.applicationFigures>('GET', '/api/service-figures', 'from to');
export const applyFor = /* @__PURE__ */ is<typeof api.applyFor>('POST', '/api/services/:itemId/applications', 'id caseId');
export const askForProxy = /* @__PURE__ */ is<typeof api.askForProxy>('POST', '/api/my/service-entrustments', 'id item');
export const getApplication = /* @__PURE__ */ is<typeof api.getApplication>('GET', '/api/service-applications/:applicationId', 'id caseId');
export const getApplicationOfCase = /* @__PURE__ */ is<typeof api.getApplicationOfCase>('GET', '/api/cases/:caseId/service-application', 'application');
export const getEntrustment = /* @__PURE__ */ is<typeof api.getEntrustment>('GET', '/api/service-entrustments/:entrustmentId', 'id item');
export const getService = /* @__PURE__ */ is<typeof api.getService>('GET', '/api/services/:itemId', 'id code');
export const listApplications = /* @__PURE__ */ is<typeof api.listApplications>('GET', '/api/service-applications', 'items next');
export const listEntrustments = /* @__PURE__ */ is<typeof api.listEntrustments>('GET', '/api/service-entrustments', 'items next');
export const listMyApplications = /* @__PURE__ */ is<typeof api.listMyApplications>('GET', '/api/my/service-applications', 'items next');
export const listMyEntrustments = /* @__PURE__ */ is<typeof api.listMyEntrustments>('GET', '/api/my/service-entrustments', 'items next');
export const listServiceForms = /* @__PURE__ */ is<typeof api.listServiceForms>('GET', '/api/service-forms', 'items mayDesign');
export const listServices = /* @__PURE__ */ is<typeof api.listServices>('GET', '/api/services', 'items words');
export const lookUpProgress = /* @__PURE__ */ is<typeof api.lookUpProgress>('POST', '/api/service-progress', 'number state');
export const stepApplication = /* @__PURE__ */ is<typeof api.stepApplication>('POST', '/api/service-applications/:applicationId/steps', 'id caseId');
export const stepEntrustment = /* @__PURE__ */ is<typeof api.stepEntrustment>('POST', '/api/service-entrustments/:entrustmentId/steps', 'id item');
export const takeEntrustment = /* @__PURE__ */ is<typeof api.takeEntrustment>('POST', '/api/service-entrustments', 'id item');
export const takeInApplication = /* @__PURE__ */ is<typeof api.takeInApplication>('POST', '/api/service-window', 'id caseId');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly services: typeof import('./services.ts');
  }
}
