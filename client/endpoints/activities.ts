// Generated from contract/activities/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/activities/api.ts';
import { is } from '../endpoint.ts';

export const addParticipant = /* @__PURE__ */ is<typeof api.addParticipant>('POST', '/api/activities/:activityId/guests', 'id seriesId');
export const changeActivity = /* @__PURE__ */ is<typeof api.changeActivity>('PUT', '/api/activities/:activityId', 'id seriesId');
export const checkIn = /* @__PURE__ */ is<typeof api.checkIn>('POST', '/api/activities/:activityId/check-ins', 'id seriesId');
export const endSeries = /* @__PURE__ */ is<typeof api.endSeries>('POST', '/api/activity-series/:seriesId/end', 'cancelled');
export const getActivity = /* @__PURE__ */ is<typeof api.getActivity>('GET', '/api/activities/:activityId', 'id seriesId');
export const getCheckInCode = /* @__PURE__ */ is<typeof api.getCheckInCode>('GET', '/api/activities/:activityId/code', 'code address');
export const joinActivity = /* @__PURE__ */ is<typeof api.joinActivity>('POST', '/api/activities/:activityId/participants', 'id seriesId');
export const listActivities = /* @__PURE__ */ is<typeof api.listActivities>('GET', '/api/activities', 'items next');
export const listActivityKinds = /* @__PURE__ */ is<typeof api.listActivityKinds>('GET', '/api/activity-kinds', 'items mayDesign');
export const listActivityRooms = /* @__PURE__ */ is<typeof api.listActivityRooms>('GET', '/api/activity-rooms', 'items');
export const listMyActivities = /* @__PURE__ */ is<typeof api.listMyActivities>('GET', '/api/my/activities', 'items next');
export const listMyActs = /* @__PURE__ */ is<typeof api.listMyActs>('GET', '/api/my/acts', 'items next');
export const listOpenActivities = /* @__PURE__ */ is<typeof api.listOpenActivities>('GET', '/api/open/activities', 'items next');
export const monthPlan = /* @__PURE__ */ is<typeof api.monthPlan>('GET', '/api/activity-plan', 'month area');
export const planActivity = /* @__PURE__ */ is<typeof api.planActivity>('POST', '/api/activities', 'id seriesId');
export const stepActivity = /* @__PURE__ */ is<typeof api.stepActivity>('POST', '/api/activities/:activityId/steps', 'id seriesId');
export const stepParticipant = /* @__PURE__ */ is<typeof api.stepParticipant>('POST', '/api/activity-participants/:participantId/steps', 'id seriesId');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly activities: typeof import('./activities.ts');
  }
}
