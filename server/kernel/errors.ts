import path from 'node:path';
import type { ErrorCode, ErrorStatuses } from '#contract/kernel/errors.ts';
import { importEach } from './folders.ts';

const tables = await importEach<{ errors: Partial<ErrorStatuses> }>(path.join(import.meta.dirname, '../../contract'), 'errors.ts');
/** Every error code of the platform with its HTTP status, found by the modules' folders. */
export const errorStatuses = Object.assign({}, ...[...tables.values()].map(({ errors }) => errors)) as ErrorStatuses;

/** A refusal with a code the client can act on and data its words are filled with. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly data: Record<string, unknown>;
  constructor(code: ErrorCode, data: Record<string, unknown> = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.status = errorStatuses[code];
    this.data = data;
  }
}

/** Throws an {@link AppError}. */
export function fail(code: ErrorCode, data: Record<string, unknown> = {}): never {
  throw new AppError(code, data);
}

/** Whether an error means that the database cannot be reached or is going away: worth another try, nothing was decided. */
export const isDatabaseAway = (error: unknown): boolean => {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && (/^(08|57P|53)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', '55P03'].includes(code)))
    return true;
  return (
    typeof message === 'string' &&
    /Connection terminated|timeout exceeded when trying to connect|not queryable|Client was closed/i.test(message)
  );
};
