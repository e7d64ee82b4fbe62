// Generated from contract/meetings/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/meetings/api.ts';
import { is } from '../endpoint.ts';

export const addMeetingItem = /* @__PURE__ */ is<typeof api.addMeetingItem>('POST', '/api/meetings/:meetingId/items', 'id number');
export const addMeetingMember = /* @__PURE__ */ is<typeof api.addMeetingMember>('POST', '/api/meeting-bodies/:bodyId/members', 'id kind');
export const answerMeeting = /* @__PURE__ */ is<typeof api.answerMeeting>('POST', '/api/meeting-seats/:seatId/answer', 'id number');
export const attachMeetingDocuments = /* @__PURE__ */ is<typeof api.attachMeetingDocuments>('POST', '/api/meetings/:meetingId/documents', 'id number');
export const beginMeetingItem = /* @__PURE__ */ is<typeof api.beginMeetingItem>('POST', '/api/meeting-items/:itemId/begin', 'id number');
export const cancelMeeting = /* @__PURE__ */ is<typeof api.cancelMeeting>('POST', '/api/meetings/:meetingId/cancel', 'id number');
export const changeMeetingBody = /* @__PURE__ */ is<typeof api.changeMeetingBody>('PUT', '/api/meeting-bodies/:bodyId', 'id kind');
export const changeMeetingItem = /* @__PURE__ */ is<typeof api.changeMeetingItem>('PUT', '/api/meeting-items/:itemId', 'id number');
export const closeMeeting = /* @__PURE__ */ is<typeof api.closeMeeting>('POST', '/api/meetings/:meetingId/close', 'id number');
export const conveneMeeting = /* @__PURE__ */ is<typeof api.conveneMeeting>('POST', '/api/meetings/:meetingId/notice', 'id number');
export const countHands = /* @__PURE__ */ is<typeof api.countHands>('POST', '/api/meeting-items/:itemId/hands', 'id number');
export const createMeetingBody = /* @__PURE__ */ is<typeof api.createMeetingBody>('POST', '/api/meeting-bodies', 'id kind');
export const endMeetingMember = /* @__PURE__ */ is<typeof api.endMeetingMember>('POST', '/api/meeting-members/:memberId/end', 'id kind');
export const getMeeting = /* @__PURE__ */ is<typeof api.getMeeting>('GET', '/api/meetings/:meetingId', 'id number');
export const getMeetingBody = /* @__PURE__ */ is<typeof api.getMeetingBody>('GET', '/api/meeting-bodies/:bodyId', 'id kind');
export const keepMeetingNote = /* @__PURE__ */ is<typeof api.keepMeetingNote>('PUT', '/api/meetings/:meetingId/notes/:noteId', 'id number');
export const listMeetingBodies = /* @__PURE__ */ is<typeof api.listMeetingBodies>('GET', '/api/meeting-bodies', 'items mayCreate');
export const listMeetingKinds = /* @__PURE__ */ is<typeof api.listMeetingKinds>('GET', '/api/meeting-kinds', 'items mayDesign');
export const listMeetings = /* @__PURE__ */ is<typeof api.listMeetings>('GET', '/api/meetings', 'items next');
export const listMeetingsOfProposal = /* @__PURE__ */ is<typeof api.listMeetingsOfProposal>('GET', '/api/proposals/:proposalId/meetings', 'items offers');
export const listMyMeetings = /* @__PURE__ */ is<typeof api.listMyMeetings>('GET', '/api/my/meetings', 'items');
export const listOpenMeetings = /* @__PURE__ */ is<typeof api.listOpenMeetings>('GET', '/api/open/meetings', 'items');
export const listProposalsForMeeting = /* @__PURE__ */ is<typeof api.listProposalsForMeeting>('GET', '/api/meetings/:meetingId/proposals', 'items');
export const listResolutions = /* @__PURE__ */ is<typeof api.listResolutions>('GET', '/api/resolutions', 'items next');
export const moveMeeting = /* @__PURE__ */ is<typeof api.moveMeeting>('POST', '/api/meetings/:meetingId/move', 'id number');
export const openItemVote = /* @__PURE__ */ is<typeof api.openItemVote>('POST', '/api/meeting-items/:itemId/vote', 'id number');
export const openMeeting = /* @__PURE__ */ is<typeof api.openMeeting>('POST', '/api/meetings/:meetingId/open', 'id number');
export const planMeeting = /* @__PURE__ */ is<typeof api.planMeeting>('POST', '/api/meetings', 'id number');
export const publishMeeting = /* @__PURE__ */ is<typeof api.publishMeeting>('POST', '/api/meetings/:meetingId/publish', 'id number');
export const raiseMeeting = /* @__PURE__ */ is<typeof api.raiseMeeting>('POST', '/api/meetings/:meetingId/raise', 'id number');
export const removeMeetingDocument = /* @__PURE__ */ is<typeof api.removeMeetingDocument>('POST', '/api/meeting-documents/:documentId/remove', 'id number');
export const removeMeetingItem = /* @__PURE__ */ is<typeof api.removeMeetingItem>('POST', '/api/meeting-items/:itemId/remove', 'id number');
export const settleMeetingItem = /* @__PURE__ */ is<typeof api.settleMeetingItem>('POST', '/api/meeting-items/:itemId/outcome', 'id number');
export const takeChair = /* @__PURE__ */ is<typeof api.takeChair>('POST', '/api/meetings/:meetingId/chair', 'id number');
export const tickMeetingSeat = /* @__PURE__ */ is<typeof api.tickMeetingSeat>('POST', '/api/meeting-seats/:seatId/present', 'id number');
export const writeMeetingMinutes = /* @__PURE__ */ is<typeof api.writeMeetingMinutes>('PUT', '/api/meetings/:meetingId/minutes', 'id number');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly meetings: typeof import('./meetings.ts');
  }
}
