import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DocumentDetail, DocumentRow } from '#contract/documents/api.ts';
import type { Tx } from '#kernel/db.ts';
import { tokenOf } from '#kernel/keys/tokens.ts';
import type { Documents } from '../documents.ts';
import { provedText } from '../domain/content.ts';
import type { DocumentRecord, Readable, SignatureRecord } from '../domain/document.ts';
import { maySign } from '../policy.ts';
import { signaturesOf } from '../store/documents.ts';

const partiesOf = ({ id, parties }: DocumentRecord, signatures: readonly SignatureRecord[]) =>
  parties.map(({ role, name }, i) => {
    const signed = signatures.find(({ documentId, party }) => documentId === id && party === i);
    return {
      role,
      name,
      signedBy: signed?.name ?? null,
      signedAt: signed?.signedAt.toISOString() ?? null,
      strokes: signed?.strokes ?? null,
    };
  });

export const presentRow = (d: DocumentRecord, signatures: readonly SignatureRecord[]): DocumentRow => ({
  id: d.id,
  number: d.number,
  title: d.title,
  state: d.state,
  parties: partiesOf(d, signatures).map(({ strokes: _, ...party }) => party),
  madeAt: d.madeAt.toISOString(),
});

/** Makes the address behind the code of a document. Prepared before a transaction: keys are read outside of any. */
export const proofs = async ({ kernel }: Documents, jurisdictionId: string): Promise<(d: DocumentRecord) => string> => {
  const ring = await kernel.keys.of(jurisdictionId);
  const site = kernel.config.publicUrls[0] ?? '';
  return ({ id, contentHash }) =>
    `${site}/proof/${tokenOf({ jurisdictionId, id, signature: ring.sign('document', provedText(id, contentHash)) })}`;
};

/** What stands on the paper of a document. @param proofOf of {@link proofs} */
export const presentPaper = async (tx: Tx, d: DocumentRecord, proofOf: (d: DocumentRecord) => string) => {
  const signatures = await signaturesOf(tx, [d.id]);
  return {
    ...presentRow(d, signatures),
    body: d.body,
    parties: partiesOf(d, signatures).map(({ strokes, ...party }) => ({
      ...party,
      strokes: strokes?.map((stroke) => stroke.map(([x, y]) => [x, y] as [number, number])) ?? null,
    })),
    hash: d.contentHash.toString('hex'),
    archiveHash: d.archiveHash?.toString('hex') ?? null,
    proofUrl: proofOf(d),
  };
};
export type Paper = Awaited<ReturnType<typeof presentPaper>>;

/** A whole document for one viewer. @param proofOf of {@link proofs} */
export const presentDocument = async (
  tx: Tx,
  viewer: Viewer,
  d: Readable,
  proofOf: (d: DocumentRecord) => string,
): Promise<DocumentDetail> => {
  const paper = await presentPaper(tx, d, proofOf);
  const open = d.state === 'to_sign';
  return {
    ...paper,
    parties: paper.parties.map((party, i) => ({ ...party, mayBeSigned: open && party.signedAt === null && maySign(viewer, d, i) })),
    withdrawnReason: d.withdrawnReason,
    actions: open && d.makes ? ['withdraw'] : [],
  };
};
