import type { FastifyReply, FastifyRequest } from 'fastify';
import { fail } from '../errors.ts';
import { refuseField } from '../http.ts';
import { workbookLimits } from './limits.ts';

/** A workbook as it is handed out: the file's name in the reader's language, and its bytes. */
export interface NamedWorkbook {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Sends a workbook as a download. `plain` names the file for programs that read no Unicode in headers. */
export const sendWorkbook = (reply: FastifyReply, plain: string, { name, bytes }: NamedWorkbook): FastifyReply =>
  reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename="${plain}.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('x-content-type-options', 'nosniff')
    .send(bytes);

/**
 * The workbook of a multipart request, in the field `sheet`.
 * @throws request.sheet_large, request.invalid
 */
export const workbookOf = async (request: FastifyRequest): Promise<Buffer> => {
  const part = await request.file({ limits: { fileSize: workbookLimits.megabytes * 1024 * 1024, files: 1, fields: 4 } });
  if (part?.fieldname !== 'sheet') return refuseField('sheet');
  return part.toBuffer().catch((error: { code?: string }) => {
    if (error.code === 'FST_REQ_FILE_TOO_LARGE')
      fail('request.sheet_large', { megabytes: workbookLimits.megabytes, rows: workbookLimits.rows });
    throw error;
  });
};
