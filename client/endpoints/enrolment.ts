// Generated from contract/enrolment/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/enrolment/api.ts';
import { is } from '../endpoint.ts';

export const actOnEnrolment = /* @__PURE__ */ is<typeof api.actOnEnrolment>('POST', '/api/enrolment/enrolments/:enrolmentId/acts', 'id version');
export const addEnrolmentGroup = /* @__PURE__ */ is<typeof api.addEnrolmentGroup>('POST', '/api/enrolment/groups', 'id community');
export const appraiseUnit = /* @__PURE__ */ is<typeof api.appraiseUnit>('POST', '/api/enrolment/unit-pages/:unitId/appraisals', 'unit community');
export const changeEnrolledUnit = /* @__PURE__ */ is<typeof api.changeEnrolledUnit>('POST', '/api/enrolment/units/:unitEnrolmentId', 'id version');
export const changeEnrolment = /* @__PURE__ */ is<typeof api.changeEnrolment>('POST', '/api/enrolment/enrolments/:enrolmentId', 'id version');
export const changeEnrolmentGroup = /* @__PURE__ */ is<typeof api.changeEnrolmentGroup>('POST', '/api/enrolment/groups/:groupId', 'id community');
export const contestServiceRecord = /* @__PURE__ */ is<typeof api.contestServiceRecord>('POST', '/api/enrolment/records/:recordId/contest', 'id version');
export const endEnrolledUnit = /* @__PURE__ */ is<typeof api.endEnrolledUnit>('POST', '/api/enrolment/units/:unitEnrolmentId/end', 'id version');
export const enrol = /* @__PURE__ */ is<typeof api.enrol>('POST', '/api/enrolment/mine', 'id version');
export const enrolAtCounter = /* @__PURE__ */ is<typeof api.enrolAtCounter>('POST', '/api/enrolment/members', 'id version');
export const enrolUnit = /* @__PURE__ */ is<typeof api.enrolUnit>('POST', '/api/enrolment/units', 'id version');
export const findHomeUnits = /* @__PURE__ */ is<typeof api.findHomeUnits>('GET', '/api/enrolment/home-units', 'items');
export const getMyEnrolments = /* @__PURE__ */ is<typeof api.getMyEnrolments>('GET', '/api/enrolment/mine', 'current past');
export const getMyServiceRecords = /* @__PURE__ */ is<typeof api.getMyServiceRecords>('GET', '/api/enrolment/records/mine', 'items');
export const getUnitPage = /* @__PURE__ */ is<typeof api.getUnitPage>('GET', '/api/enrolment/unit-pages/:unitId', 'unit community');
export const joinEnrolmentGroup = /* @__PURE__ */ is<typeof api.joinEnrolmentGroup>('POST', '/api/enrolment/enrolments/:enrolmentId/group', 'id version');
export const listContestedRecords = /* @__PURE__ */ is<typeof api.listContestedRecords>('GET', '/api/enrolment/records/contested', 'items next');
export const listEnrolledUnits = /* @__PURE__ */ is<typeof api.listEnrolledUnits>('GET', '/api/enrolment/units', 'items next');
export const listEnrolmentCommunities = /* @__PURE__ */ is<typeof api.listEnrolmentCommunities>('GET', '/api/enrolment/communities', 'items members');
export const listEnrolmentGroups = /* @__PURE__ */ is<typeof api.listEnrolmentGroups>('GET', '/api/enrolment/groups', 'items');
export const listMembers = /* @__PURE__ */ is<typeof api.listMembers>('GET', '/api/enrolment/members', 'items next');
export const listMyUnits = /* @__PURE__ */ is<typeof api.listMyUnits>('GET', '/api/enrolment/unit-pages', 'items');
export const listReturnedRecords = /* @__PURE__ */ is<typeof api.listReturnedRecords>('GET', '/api/enrolment/unit-pages/:unitId/records', 'items next');
export const makeEnrolmentCode = /* @__PURE__ */ is<typeof api.makeEnrolmentCode>('POST', '/api/enrolment/codes', 'code name');
export const openEnrolmentCode = /* @__PURE__ */ is<typeof api.openEnrolmentCode>('GET', '/api/enrolment/codes/:token', 'community activitiesAMonth');
export const settleServiceRecord = /* @__PURE__ */ is<typeof api.settleServiceRecord>('POST', '/api/enrolment/records/:recordId/settle', 'id version');
export const writeUnitPaper = /* @__PURE__ */ is<typeof api.writeUnitPaper>('POST', '/api/enrolment/unit-pages/:unitId/papers', 'unit community');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly enrolment: typeof import('./enrolment.ts');
  }
}
