import type { DocumentTemplate } from '#contract/documents/templates.ts';
import { filled } from '#contract/documents/templates.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Strokes } from '#contract/kernel/paper.ts';
import type { Tx } from '#kernel/db.ts';
import type { Subject } from '../documents.ts';
import { archiveHash, contentHash, numberOf } from '../domain/content.ts';
import type { DocumentRecord } from '../domain/document.ts';
import { archiveDocument, insertDocument, insertSignature, nextNumber, signaturesOf } from '../store/documents.ts';

/** What a document is made of. */
interface Made {
  readonly id: string;
  readonly source: string;
  readonly subjectId: string;
  readonly subject: Subject;
  readonly template: { readonly version: number; readonly text: Omit<DocumentTemplate, 'source'> };
  readonly by: string;
  /** Its source alone says who reads it. */
  readonly restricted?: boolean;
  readonly at: Date;
}

/** Writes a document with the next number of its series; null where there already is one of its subject. */
export const writeDocument = async (tx: Tx, made: Made): Promise<DocumentRecord | null> => {
  const { subject, template, at } = made;
  const year = Number(shanghaiDay(at).slice(0, 4));
  const number = numberOf(template.text.series, year, await nextNumber(tx, template.text.series, year));
  const content = { number, title: subject.title, body: filled(template.text.body, subject.values), parties: subject.parties };
  const document: DocumentRecord = {
    ...content,
    id: made.id,
    source: made.source,
    subjectId: made.subjectId,
    templateVersion: template.version,
    organisationIds: subject.parties.flatMap(({ organisationId }) => organisationId ?? []),
    areaPath: subject.areaPath,
    restricted: made.restricted ?? false,
    state: 'to_sign',
    madeBy: made.by,
    madeAt: at,
    contentHash: contentHash(content),
    archiveHash: null,
    archivedAt: null,
    withdrawnReason: null,
  };
  return (await insertDocument(tx, document)) ? document : null;
};

/** Puts a signature under a document, and archives it with the last one; false where that party has signed. */
export const writeSignature = async (
  tx: Tx,
  document: Pick<DocumentRecord, 'id' | 'parties' | 'contentHash'>,
  signature: { party: number; name: string; strokes: Strokes; accountId: string; at: Date },
): Promise<'signed' | 'archived' | false> => {
  const { at, ...given } = signature;
  if (!(await insertSignature(tx, { ...given, documentId: document.id, signedAt: at }))) return false;
  const signatures = await signaturesOf(tx, [document.id]);
  if (signatures.length < document.parties.length) return 'signed';
  await archiveDocument(tx, document.id, archiveHash(document.contentHash, signatures), at);
  return 'archived';
};
