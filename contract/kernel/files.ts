import { z } from 'zod';
import { fileEndpoint } from './endpoint.ts';
import { id } from './values.ts';

const fileId = z.object({ id: z.string().max(100) });
export const getPhoto = fileEndpoint({
  method: 'GET',
  path: '/api/files/:id',
  access: 'session',
  summary: 'A photo, or a document as a download, for whoever may see what it belongs to',
  params: fileId,
  gives: 'image/jpeg',
  errors: ['file.not_found'],
});
export const getThumbnail = fileEndpoint({
  method: 'GET',
  path: '/api/files/:id/thumbnail',
  access: 'session',
  summary: 'The same photo, 320 pixels high and wide',
  params: fileId,
  gives: 'image/jpeg',
  errors: ['file.not_found'],
});

/** Answer to an uploaded document. */
export const uploadedDocument = z.object({ id, url: z.string(), name: z.string(), mediaType: z.string(), bytes: z.number().int() });
export type UploadedDocument = z.infer<typeof uploadedDocument>;

const office = 'application/vnd.openxmlformats-officedocument.';
export const uploadDocument = fileEndpoint({
  method: 'POST',
  path: '/api/documents',
  access: 'session',
  summary: 'Uploads a PDF or an office document (docx, xlsx, pptx) for a command that names it within a day; for those who work here',
  query: z.object({
    name: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^[^\p{Cc}/\\]*$/u)
      .describe('what the file is called'),
  }),
  takes: {
    field: 'document',
    bytes: 20 * 1024 * 1024,
    types: [
      'application/pdf',
      `${office}wordprocessingml.document`,
      `${office}spreadsheetml.sheet`,
      `${office}presentationml.presentation`,
    ],
  },
  gives: 'application/json',
  answer: uploadedDocument,
  status: 201,
  errors: ['request.too_many', 'server.disk_full', 'file.too_large', 'file.not_a_document', 'file.infected', 'file.not_scanned'],
});

/** What the answer to a photo or document holds. */
const offlineAnswer = ['id', 'url', 'thumbnailUrl', 'width', 'height', 'point', 'name', 'mediaType', 'bytes'];
/** Media type of bytes in the tus protocol. */
const offsetBytes = 'application/offset+octet-stream';
const tusVersion = { 'tus-resumable': '1.0.0' } as const;
const uploadErrors = [
  'request.too_many',
  'server.disk_full',
  'file.not_found',
  'file.upload_begun',
  'file.too_large',
  'file.not_an_image',
  'file.heic',
  'file.other_kind',
  'file.too_many_pixels',
  'file.unreadable',
  'file.metadata_not_removed',
  'file.not_a_document',
  'file.infected',
  'file.not_scanned',
] as const;
const uploadKey = z.object({ key: id.describe('under which the upload was begun') });

export const beginUpload = fileEndpoint({
  method: 'POST',
  path: '/api/files/uploads',
  access: 'session',
  summary:
    'Begins an upload that may be cut off, by the tus protocol 1.0, with the first or all of its bytes; once all are there it is answered as POST /api/files is, or with a name as POST /api/documents',
  headers: {
    ...tusVersion,
    'upload-length': 'bytes of the whole file',
    'upload-metadata':
      'key: a UUID of the sender (version 7: the moment it was taken) that names the upload; name: of a document, base64 of UTF-8',
  },
  takesBytes: offsetBytes,
  offline: offlineAnswer,
  gives: 'application/json',
  status: 201,
  errors: uploadErrors,
});
export const continueUpload = fileEndpoint({
  method: 'PATCH',
  path: '/api/files/uploads/:key',
  access: 'session',
  summary:
    'Goes on with an upload of the same account, a day long; the last request may be repeated and is answered in the same way. HEAD tells in upload-offset how much has arrived',
  params: uploadKey,
  headers: { ...tusVersion, 'upload-offset': 'bytes that have arrived' },
  takesBytes: offsetBytes,
  offline: offlineAnswer,
  gives: 'application/json',
  errors: uploadErrors,
});
