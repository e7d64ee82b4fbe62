import type { FastifyInstance } from 'fastify';
import * as api from '#contract/meetings/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { addMeetingItem, changeMeetingItem, removeMeetingItem } from './commands/agenda.ts';
import { attachMeetingDocuments, removeMeetingDocument } from './commands/documents.ts';
import { addMeetingMember, changeMeetingBody, createMeetingBody, endMeetingMember } from './commands/manage-bodies.ts';
import { cancelMeeting, conveneMeeting, moveMeeting, planMeeting } from './commands/plan.ts';
import { publishMeeting } from './commands/publish.ts';
import { raiseMeeting, takeChair } from './commands/raise.ts';
import { answerMeeting, tickMeetingSeat } from './commands/seats.ts';
import { countHands, settleMeetingItem } from './commands/settle.ts';
import { beginMeetingItem, closeMeeting, keepMeetingNote, openMeeting, writeMinutes } from './commands/sit.ts';
import { openItemVote } from './commands/vote.ts';
import type { Meetings } from './meetings.ts';
import { bodiesList, meetingKindsIn, meetingsList, myMeetings, oneBody, oneMeeting, openList, resolutionsList } from './queries/lists.ts';
import { meetingsOfProposal, proposalsForMeeting } from './queries/of-proposals.ts';

/** HTTP of meetings. */
export const meetingRoutes = (app: FastifyInstance, { context, sheets }: Meetings): void => {
  const { kernel } = context;
  route(app, api.listMeetingKinds, ({ viewer }) => meetingKindsIn(context, viewer));
  route(app, api.listMeetingBodies, ({ viewer, query }) => bodiesList(context, viewer, query));
  route(app, api.createMeetingBody, ({ viewer, body }) => createMeetingBody(context, viewer, body));
  route(app, api.getMeetingBody, ({ viewer, params }) => oneBody(context, viewer, params.bodyId));
  route(app, api.changeMeetingBody, ({ viewer, params, body }) => changeMeetingBody(context, viewer, params.bodyId, body));
  route(app, api.addMeetingMember, ({ viewer, params, body }) => addMeetingMember(context, viewer, params.bodyId, body));
  route(app, api.endMeetingMember, ({ viewer, params, body }) => endMeetingMember(context, viewer, params.memberId, body));
  fileRoute(app, kernel.disk, api.exportMeetingMembers, ({ viewer, params, request, reply }) =>
    answerWith(kernel, sheets.members, { viewer, request, reply, input: params, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importMeetingMembers, async ({ viewer, params, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: { ...query, ...params }, file: bytes, title: fileName() });
  });
  route(app, api.listMeetings, ({ viewer, query }) => meetingsList(context, viewer, query));
  fileRoute(app, kernel.disk, api.exportMeetings, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  route(app, api.getMeeting, ({ viewer, params }) => oneMeeting(context, viewer, params.meetingId));
  route(app, api.planMeeting, ({ viewer, body }) => planMeeting(context, viewer, body));
  route(app, api.conveneMeeting, ({ viewer, params, body }) => conveneMeeting(context, viewer, params.meetingId, body));
  route(app, api.moveMeeting, ({ viewer, params, body }) => moveMeeting(context, viewer, params.meetingId, body));
  route(app, api.cancelMeeting, ({ viewer, params, body }) => cancelMeeting(context, viewer, params.meetingId, body));
  route(app, api.openMeeting, ({ viewer, params, body }) => openMeeting(context, viewer, params.meetingId, body));
  route(app, api.writeMeetingMinutes, ({ viewer, params, body }) => writeMinutes(context, viewer, params.meetingId, body));
  route(app, api.closeMeeting, ({ viewer, params, body }) => closeMeeting(context, viewer, params.meetingId, body));
  route(app, api.raiseMeeting, ({ viewer, params, body }) => raiseMeeting(context, viewer, params.meetingId, body));
  route(app, api.takeChair, ({ viewer, params, body }) => takeChair(context, viewer, params.meetingId, body));
  route(app, api.addMeetingItem, ({ viewer, params, body }) => addMeetingItem(context, viewer, params.meetingId, body));
  route(app, api.changeMeetingItem, ({ viewer, params, body }) => changeMeetingItem(context, viewer, params.itemId, body));
  route(app, api.removeMeetingItem, ({ viewer, params, body }) => removeMeetingItem(context, viewer, params.itemId, body));
  route(app, api.attachMeetingDocuments, ({ viewer, params, body }) => attachMeetingDocuments(context, viewer, params.meetingId, body));
  route(app, api.removeMeetingDocument, ({ viewer, params, body }) => removeMeetingDocument(context, viewer, params.documentId, body));
  route(app, api.listMeetingsOfProposal, ({ viewer, params }) => meetingsOfProposal(context, viewer, params.proposalId));
  route(app, api.listProposalsForMeeting, ({ viewer, params }) => proposalsForMeeting(context, viewer, params.meetingId));
  route(app, api.beginMeetingItem, ({ viewer, params, body }) => beginMeetingItem(context, viewer, params.itemId, body));
  route(app, api.keepMeetingNote, ({ viewer, params, body }) => keepMeetingNote(context, viewer, params, body));
  route(app, api.countHands, ({ viewer, params, body }) => countHands(context, viewer, params.itemId, body));
  route(app, api.openItemVote, ({ viewer, params, body }) => openItemVote(context, viewer, params.itemId, body));
  route(app, api.publishMeeting, ({ viewer, params, body }) => publishMeeting(context, viewer, params.meetingId, body));
  route(app, api.settleMeetingItem, ({ viewer, params, body }) => settleMeetingItem(context, viewer, params.itemId, body));
  route(app, api.answerMeeting, ({ viewer, params, body }) => answerMeeting(context, viewer, params.seatId, body));
  route(app, api.tickMeetingSeat, ({ viewer, params, body }) => tickMeetingSeat(context, viewer, params.seatId, body));
  route(app, api.listMyMeetings, ({ viewer }) => myMeetings(context, viewer));
  route(app, api.listResolutions, ({ viewer, query }) => resolutionsList(context, viewer, query));
  publicRoute(app, api.listOpenMeetings, ({ query, reply }) => {
    reply.header('cache-control', 'private, max-age=60');
    return openList(context, query);
  });
};
