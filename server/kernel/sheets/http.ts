import type { FastifyReply } from 'fastify';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { workbookType } from '#contract/kernel/endpoint.ts';
import { AppError, fail } from '../errors.ts';
import type { Kernel } from '../kernel.ts';
import type { WorkFile } from '../work/kinds.ts';
import { workbookLimits } from './limits.ts';

/** A workbook as it is handed out: the file's name in the reader's language, and its bytes. */
export interface NamedWorkbook {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A workbook as long work makes it. */
export const asFile = ({ name, bytes }: NamedWorkbook): WorkFile => ({ name, bytes, type: workbookType });

/** Sends a file as a download. `plain` names it for programs that read no Unicode in headers. */
export const sendFile = (reply: FastifyReply, plain: string, { name, type, bytes }: WorkFile): FastifyReply =>
  reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('x-content-type-options', 'nosniff')
    .send(bytes);

/** Sends a workbook as a download. */
export const sendWorkbook = (reply: FastifyReply, plain: string, workbook: NamedWorkbook): FastifyReply =>
  sendFile(reply, `${plain}.xlsx`, asFile(workbook));

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
