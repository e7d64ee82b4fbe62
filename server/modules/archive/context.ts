import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Cases } from '#modules/cases/index.ts';
import type { Documents } from '#modules/documents/index.ts';
import type { Territory } from '#modules/territory/index.ts';

/** What another module holds of a case: it goes into the package, and what names people in it goes when the time is over. */
export interface Holding {
  /** `<module>.<what>`; its word stands under `holdings` of the module's i18n. */
  readonly name: string;
  /** Files for the package by name, without a folder. */
  pack?(jurisdictionId: string, caseId: string): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Ids of photos that go with what is erased. */
  photos?(tx: Tx, caseId: string): Promise<readonly string[]>;
  /** Erases what names people, in the transaction of the erasure, once its entry stands in the ledger. @returns how many */
  erase?(tx: Tx, caseId: string): Promise<number>;
}

/** What the commands and queries of the archive stand on. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly cases: Cases;
  readonly documents: Documents;
  readonly holdings: readonly Holding[];
}
