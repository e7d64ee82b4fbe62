import { AppError } from '#kernel/errors.ts';
import type { Refusal } from './domain/verdict.ts';
import type { RefusalRow } from './store/month.ts';

/** A demand that the rule or a limit forbids, with what the month shows of it. */
export class DemandRefused extends AppError {
  readonly row: RefusalRow;
  constructor(refusal: Refusal, row: Omit<RefusalRow, 'code' | 'prohibition'>) {
    super(refusal.code, refusal.data);
    this.row = { ...row, code: refusal.code, prohibition: (refusal.data['prohibition'] as string | undefined) ?? null };
  }
}
