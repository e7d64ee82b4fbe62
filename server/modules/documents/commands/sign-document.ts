import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DocumentDetail } from '#contract/documents/api.ts';
import type { Strokes } from '#contract/kernel/paper.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Documents } from '../documents.ts';
import { maySign } from '../policy.ts';
import { readable } from '../queries/documents.ts';
import { presentDocument, proofs } from '../queries/present.ts';
import { tellMaker } from './tell-parties.ts';
import { writeSignature } from './write-document.ts';

/**
 * Puts a signature under a document. With the last one it is archived: content and signatures have one hash from then on.
 * @throws documents.not_found, session.forbidden, documents.withdrawn, documents.signed_already
 */
export const signDocument = async (
  documents: Documents,
  viewer: Viewer,
  documentId: string,
  body: { id: string; party: number; name: string; strokes: Strokes },
): Promise<DocumentDetail> => {
  const proofOf = await proofs(documents, viewer.jurisdictionId);
  return command(
    documents.kernel,
    viewer,
    `documents.sign ${documentId}`,
    body,
    async ({ tx, jurisdictionId, at, log }) => {
      const document = await readable(documents, tx, viewer, documentId, true);
      if (!maySign(viewer, document, body.party)) fail('session.forbidden');
      if (document.state === 'withdrawn') fail('documents.withdrawn');
      const { party, name, strokes } = body;
      const written = await writeSignature(tx, document, { party, name, strokes, accountId: viewer.accountId, at });
      if (!written) fail('documents.signed_already');
      if (written === 'archived') await tellMaker(tx, { jurisdictionId, actorId: viewer.accountId, at }, document);
      await log('documents.signed', documentId, { data: { number: document.number, party } });
      return documentId;
    },
    async ({ tx }, id) => presentDocument(tx, viewer, await readable(documents, tx, viewer, id), proofOf),
  );
};
