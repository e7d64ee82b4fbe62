// Generated from contract/organisations/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/organisations/api.ts';
import { is } from '../endpoint.ts';

export const appoint = /* @__PURE__ */ is<typeof api.appoint>('POST', '/api/offices', 'id kind');
export const changeAgreement = /* @__PURE__ */ is<typeof api.changeAgreement>('PUT', '/api/agreements/:agreementId', 'id title');
export const changeOrganisation = /* @__PURE__ */ is<typeof api.changeOrganisation>('PUT', '/api/organisations/:organisationId', 'id kind');
export const correctOffice = /* @__PURE__ */ is<typeof api.correctOffice>('PUT', '/api/offices/:officeId', 'id kind');
export const createOrganisation = /* @__PURE__ */ is<typeof api.createOrganisation>('POST', '/api/organisations', 'id kind');
export const dissolveOrganisation = /* @__PURE__ */ is<typeof api.dissolveOrganisation>('POST', '/api/organisations/:organisationId/dissolve', 'id kind');
export const endAgreement = /* @__PURE__ */ is<typeof api.endAgreement>('POST', '/api/agreements/:agreementId/end', 'id title');
export const endOffice = /* @__PURE__ */ is<typeof api.endOffice>('POST', '/api/offices/:officeId/end', 'id kind');
export const getAgreement = /* @__PURE__ */ is<typeof api.getAgreement>('GET', '/api/agreements/:agreementId', 'id title');
export const getOrganisation = /* @__PURE__ */ is<typeof api.getOrganisation>('GET', '/api/organisations/:organisationId', 'id kind');
export const getOrganisationMap = /* @__PURE__ */ is<typeof api.getOrganisationMap>('GET', '/api/organisations/map', 'area on');
export const joinBody = /* @__PURE__ */ is<typeof api.joinBody>('POST', '/api/memberships', 'id unit');
export const keepPromise = /* @__PURE__ */ is<typeof api.keepPromise>('POST', '/api/promises/:promiseId/kept', 'id title');
export const leaveBody = /* @__PURE__ */ is<typeof api.leaveBody>('POST', '/api/memberships/:membershipId/end', 'id unit');
export const listAgreements = /* @__PURE__ */ is<typeof api.listAgreements>('GET', '/api/agreements', 'items next');
export const listDueAgreements = /* @__PURE__ */ is<typeof api.listDueAgreements>('GET', '/api/agreements/due', 'items next');
export const listOffices = /* @__PURE__ */ is<typeof api.listOffices>('GET', '/api/offices', 'items next');
export const listOrganisationTree = /* @__PURE__ */ is<typeof api.listOrganisationTree>('GET', '/api/organisations/tree', 'items next');
export const listOrganisations = /* @__PURE__ */ is<typeof api.listOrganisations>('GET', '/api/organisations', 'items next');
export const moveOrganisation = /* @__PURE__ */ is<typeof api.moveOrganisation>('POST', '/api/organisations/:organisationId/move', 'id kind');
export const organisationRights = /* @__PURE__ */ is<typeof api.organisationRights>('GET', '/api/organisations/rights', 'manage import');
export const renewAgreement = /* @__PURE__ */ is<typeof api.renewAgreement>('POST', '/api/agreements/:agreementId/renew', 'id title');
export const restoreOrganisation = /* @__PURE__ */ is<typeof api.restoreOrganisation>('POST', '/api/organisations/:organisationId/restore', 'id kind');
export const resumeAgreement = /* @__PURE__ */ is<typeof api.resumeAgreement>('POST', '/api/agreements/:agreementId/resume', 'id title');
export const searchOrganisations = /* @__PURE__ */ is<typeof api.searchOrganisations>('GET', '/api/organisations/search', 'items next');
export const signAgreement = /* @__PURE__ */ is<typeof api.signAgreement>('POST', '/api/agreements', 'id title');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly organisations: typeof import('./organisations.ts');
  }
}
