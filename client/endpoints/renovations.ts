// Generated from contract/renovations/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/renovations/api.ts';
import { is } from '../endpoint.ts';

export const addRenovationOption = /* @__PURE__ */ is<typeof api.addRenovationOption>('POST', '/api/renovations/:renovationId/options', 'title area');
export const addRenovationPictures = /* @__PURE__ */ is<typeof api.addRenovationPictures>('POST', '/api/renovations/:renovationId/pictures', 'pictureId');
export const changeRenovationOption = /* @__PURE__ */ is<typeof api.changeRenovationOption>('POST', '/api/renovations/:renovationId/options/:optionId', 'title area');
export const createRenovation = /* @__PURE__ */ is<typeof api.createRenovation>('POST', '/api/renovations', 'title area');
export const doneRenovationMilestone = /* @__PURE__ */ is<typeof api.doneRenovationMilestone>('POST', '/api/renovations/:renovationId/milestones/:milestoneId', 'title area');
export const getOpenRenovation = /* @__PURE__ */ is<typeof api.getOpenRenovation>('GET', '/api/open/renovations/:code', 'title area');
export const getRenovation = /* @__PURE__ */ is<typeof api.getRenovation>('GET', '/api/renovations/:renovationId', 'title area');
export const listRenovations = /* @__PURE__ */ is<typeof api.listRenovations>('GET', '/api/renovations', 'items next');
export const myRenovations = /* @__PURE__ */ is<typeof api.myRenovations>('GET', '/api/my/renovations', 'items');
export const reportRenovationDefect = /* @__PURE__ */ is<typeof api.reportRenovationDefect>('POST', '/api/my/renovations/:renovationId/defects', 'caseId number');
export const stepRenovation = /* @__PURE__ */ is<typeof api.stepRenovation>('POST', '/api/renovations/:renovationId/steps', 'title area');
export const superviseRenovation = /* @__PURE__ */ is<typeof api.superviseRenovation>('POST', '/api/my/renovations/:renovationId/supervise', 'title area');
export const voteRenovationLift = /* @__PURE__ */ is<typeof api.voteRenovationLift>('POST', '/api/renovations/:renovationId/options/:optionId/vote', 'title area');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly renovations: typeof import('./renovations.ts');
  }
}
