// Generated from contract/volunteers/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/volunteers/api.ts';
import { is } from '../endpoint.ts';

export const askCertificate = /* @__PURE__ */ is<typeof api.askCertificate>('POST', '/api/volunteer-certificates', 'id source');
export const changeVolunteer = /* @__PURE__ */ is<typeof api.changeVolunteer>('PUT', '/api/volunteers/:personId', 'personId name');
export const contestHours = /* @__PURE__ */ is<typeof api.contestHours>('POST', '/api/volunteer-hours/:hoursId/contest', 'id');
export const drawCheck = /* @__PURE__ */ is<typeof api.drawCheck>('POST', '/api/volunteer-checks', 'id area');
export const endVolunteer = /* @__PURE__ */ is<typeof api.endVolunteer>('POST', '/api/volunteers/:personId/end', 'personId name');
export const getCheck = /* @__PURE__ */ is<typeof api.getCheck>('GET', '/api/volunteer-checks/:checkId', 'id area');
export const getHours = /* @__PURE__ */ is<typeof api.getHours>('GET', '/api/volunteer-hours/:hoursId', 'id person');
export const getTeam = /* @__PURE__ */ is<typeof api.getTeam>('GET', '/api/volunteer-teams/:teamId', 'id name');
export const joinTeam = /* @__PURE__ */ is<typeof api.joinTeam>('POST', '/api/volunteer-teams/:teamId/members', 'id name');
export const listChecks = /* @__PURE__ */ is<typeof api.listChecks>('GET', '/api/volunteer-checks', 'items next');
export const listHours = /* @__PURE__ */ is<typeof api.listHours>('GET', '/api/volunteer-hours', 'items next');
export const listPostings = /* @__PURE__ */ is<typeof api.listPostings>('GET', '/api/volunteer-postings', 'items next');
export const listPublishedChecks = /* @__PURE__ */ is<typeof api.listPublishedChecks>('GET', '/api/open/volunteer-checks', 'items next');
export const listTeams = /* @__PURE__ */ is<typeof api.listTeams>('GET', '/api/volunteer-teams', 'items next');
export const listVolunteers = /* @__PURE__ */ is<typeof api.listVolunteers>('GET', '/api/volunteers', 'items next');
export const myCertificates = /* @__PURE__ */ is<typeof api.myCertificates>('GET', '/api/my/volunteer-certificates', 'items');
export const myHours = /* @__PURE__ */ is<typeof api.myHours>('GET', '/api/my/volunteer-hours', 'items next');
export const myVolunteering = /* @__PURE__ */ is<typeof api.myVolunteering>('GET', '/api/my/volunteering', 'known volunteer');
export const noteChecked = /* @__PURE__ */ is<typeof api.noteChecked>('POST', '/api/volunteer-checks/:checkId/hours/:hoursId', 'id area');
export const noteReadiness = /* @__PURE__ */ is<typeof api.noteReadiness>('POST', '/api/volunteers/:personId/readiness', 'personId name');
export const publishCheck = /* @__PURE__ */ is<typeof api.publishCheck>('POST', '/api/volunteer-checks/:checkId/publish', 'id area');
export const recordHours = /* @__PURE__ */ is<typeof api.recordHours>('POST', '/api/volunteer-hours', 'id person');
export const registerVolunteer = /* @__PURE__ */ is<typeof api.registerVolunteer>('POST', '/api/volunteers', 'personId name');
export const stepHours = /* @__PURE__ */ is<typeof api.stepHours>('POST', '/api/volunteer-hours/:hoursId/steps', 'id person');
export const stepMember = /* @__PURE__ */ is<typeof api.stepMember>('POST', '/api/volunteer-team-members/:memberId/steps', 'id name');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly volunteers: typeof import('./volunteers.ts');
  }
}
