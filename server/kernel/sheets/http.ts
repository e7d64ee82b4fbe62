import type { FastifyReply } from 'fastify';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { workbookType } from '#contract/kernel/endpoint.ts';
import { AppError, fail } from '../errors.ts';
import type { Kernel } from '../kernel.ts';
import { workbookLimits } from './limits.ts';

/** A workbook as it is handed out: the file's name in the reader's language, and its bytes. */
export interface NamedWorkbook {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Sends a workbook as a download. `plain` names the file for programs that read no Unicode in headers. */
export const sendWorkbook = (reply: FastifyReply, plain: string, { name, bytes }: NamedWorkbook): FastifyReply =>
  reply
    .header('content-type', workbookType)
    .header('content-disposition', `attachment; filename="${plain}.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('x-content-type-options', 'nosniff')
    .send(bytes);

/** Refuses a workbook of too many bytes. @throws request.sheet_large */
export const workbookTooLarge = (): never =>
  fail('request.sheet_large', { megabytes: workbookLimits.megabytes, rows: workbookLimits.rows });

/**
 * Does an import or export when its turn has come; it ends when the client goes away.
 * @throws request.line_full, request.cancelled
 */
export const inLine = <T>(kernel: Kernel, viewer: Viewer, reply: FastifyReply, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort(new AppError('request.cancelled')));
  return kernel.sheets.take(viewer.accountId, gone.signal, () => work(gone.signal));
};
