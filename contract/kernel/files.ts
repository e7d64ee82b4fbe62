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
