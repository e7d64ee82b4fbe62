import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { id } from '../kernel/values.ts';
import { meetingDetail } from './meeting.ts';
import { meetingErrors, ofMeeting } from './meetings.ts';

export const attachMeetingDocuments = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/documents',
  access: 'session',
  status: 201,
  summary: 'Adds uploaded documents to a meeting or to an item of its agenda; open ones are listed where it is published',
  params: ofMeeting,
  body: z.object({
    id,
    itemId: id.nullable().default(null).describe('null: of the meeting'),
    open: z.boolean().default(false),
    documentIds: z.array(id).min(1).max(9),
  }),
  response: meetingDetail,
  errors: [...meetingErrors, 'meetings.item_not_found', 'file.not_found', 'file.already_used', 'file.too_many'],
});
export const removeMeetingDocument = endpoint({
  method: 'POST',
  path: '/api/meeting-documents/:documentId/remove',
  access: 'session',
  summary: 'Takes an annex off, as long as no minutes list it',
  params: z.object({ documentId: id }),
  body: z.object({ id }),
  response: meetingDetail,
  errors: [...meetingErrors, 'meetings.document_not_found', 'meetings.document_kept'],
});
