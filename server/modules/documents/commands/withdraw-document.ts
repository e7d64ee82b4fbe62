import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DocumentDetail } from '#contract/documents/api.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Documents } from '../documents.ts';
import { readable } from '../queries/documents.ts';
import { presentDocument, proofs } from '../queries/present.ts';
import { withdraw } from '../store/documents.ts';

/**
 * Withdraws a document that not everybody has signed; another can be made of the same thing then.
 * @throws documents.not_found, session.forbidden, documents.signed_already, documents.withdrawn
 */
export const withdrawDocument = async (
  documents: Documents,
  viewer: Viewer,
  documentId: string,
  body: { id: string; reason: string },
): Promise<DocumentDetail> => {
  const proofOf = await proofs(documents, viewer.jurisdictionId);
  return command(
    documents.kernel,
    viewer,
    `documents.withdraw ${documentId}`,
    body,
    async ({ tx, log }) => {
      const document = await readable(documents, tx, viewer, documentId, true);
      if (!document.makes) fail('session.forbidden');
      if (document.state === 'signed') fail('documents.signed_already');
      if (document.state === 'withdrawn') fail('documents.withdrawn');
      await withdraw(tx, documentId, body.reason);
      await log('documents.withdrawn', documentId, { reason: body.reason, data: { number: document.number } });
      return documentId;
    },
    async ({ tx }, id) => presentDocument(tx, viewer, await readable(documents, tx, viewer, id), proofOf),
  );
};
