import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/meetings/api.ts';
import type { MeetingDetail } from '#contract/meetings/api.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { findOfSubject } from '#modules/documents/index.ts';
import { type Context, meetingCommand } from '../context.ts';
import { minutesSource } from '../paper.ts';
import { meetingShown } from '../queries/present.ts';
import { documentsOf, findDocument, insertDocument, removeDocument } from '../store/documents.ts';
import { itemsOf } from '../store/items.ts';
import { holdMeeting } from './hold.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** The type files of meetings hang on; the id is that of the file, so that one that was taken off is nobody's. */
export const fileOwner = 'meeting_document';
/** A meeting has so many annexes at most. */
const most = 40;

/** Adds annexes to a meeting or to an item of its agenda. @throws meetings.item_not_found, file.too_many and what {@link claim} throws */
export const attachMeetingDocuments = (
  context: Context,
  viewer: Viewer,
  meetingId: string,
  body: Body<typeof api.attachMeetingDocuments>,
): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.attach ${meetingId}`,
    body,
    async ({ eye, tx, at, log }) => {
      const m = await holdMeeting(eye, tx, meetingId, ['planned', 'convened', 'sitting', 'closed']);
      const { itemId, open, documentIds } = body;
      if (itemId !== null && !(await itemsOf(tx, [m.id])).some(({ id }) => id === itemId)) fail('meetings.item_not_found');
      if ((await documentsOf(tx, m.id)).length + documentIds.length > most) fail('file.too_many', { max: most });
      for (const id of documentIds) {
        await claim(tx, viewer, [id], { type: fileOwner, id }, 'document', 1);
        await insertDocument(tx, { id, meetingId: m.id, itemId, open, by: viewer.accountId, at });
      }
      await log('meetings.documents_attached', m.id, { data: { documents: documentIds.length, open } });
      return m.id;
    },
    meetingShown,
  );

/** Takes an annex off. What minutes that were made or published list stays. @throws meetings.document_not_found, meetings.document_kept */
export const removeMeetingDocument = (
  context: Context,
  viewer: Viewer,
  documentId: string,
  body: Body<typeof api.removeMeetingDocument>,
): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.remove_document ${documentId}`,
    body,
    async ({ eye, tx, log }) => {
      const seen = (await findDocument(tx, documentId)) ?? fail('meetings.document_not_found');
      const m = await holdMeeting(eye, tx, seen.meetingId, ['planned', 'convened', 'sitting', 'closed']);
      if (!(await findDocument(tx, documentId))) fail('meetings.document_not_found');
      if (m.disclosureId !== null || (await findOfSubject(tx, minutesSource, m.id)) !== null) fail('meetings.document_kept');
      await removeDocument(tx, documentId);
      await log('meetings.document_removed', m.id, {});
      return m.id;
    },
    meetingShown,
  );
