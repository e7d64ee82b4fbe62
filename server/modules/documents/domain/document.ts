import type { documentStates } from '#contract/documents/api.ts';
import type { Strokes } from '#contract/kernel/paper.ts';

/** A side of a document: who signs under which role. */
export interface Party {
  readonly role: string;
  readonly name: string;
  readonly organisationId: string | null;
}

export interface DocumentRecord {
  readonly id: string;
  readonly source: string;
  readonly subjectId: string;
  readonly templateVersion: number;
  readonly number: string;
  readonly title: string;
  readonly body: string;
  readonly parties: readonly Party[];
  readonly organisationIds: readonly string[];
  readonly areaPath: string;
  /** Its source alone says who reads it. */
  readonly restricted: boolean;
  readonly state: (typeof documentStates)[number];
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly contentHash: Buffer;
  readonly archiveHash: Buffer | null;
  readonly archivedAt: Date | null;
  readonly withdrawnReason: string | null;
}
/** A document before somebody who may read it; `makes`: who may have anybody sign it here, and withdraw it. */
export type Readable = DocumentRecord & { readonly makes: boolean };
export interface SignatureRecord {
  readonly documentId: string;
  readonly party: number;
  readonly name: string;
  readonly strokes: Strokes;
  readonly signedAt: Date;
}
