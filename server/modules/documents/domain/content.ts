import { createHash } from 'node:crypto';
import { canonical } from '#contract/kernel/canonical.ts';
import type { Strokes } from '#contract/kernel/paper.ts';

const hash = (value: unknown): Buffer => createHash('sha256').update(canonical(value)).digest();

/** What a document says and who stands under it: the hash that the paper carries. */
export const contentHash = (content: { number: string; title: string; body: string; parties: readonly unknown[] }): Buffer => hash(content);

/** The same with all signatures: what the archive vouches for. */
export const archiveHash = (
  content: Buffer,
  signatures: readonly { party: number; name: string; strokes: Strokes; signedAt: Date }[],
): Buffer =>
  hash({
    content: content.toString('hex'),
    signatures: signatures.map(({ party, name, strokes, signedAt }) => ({ party, name, strokes, signedAt: signedAt.toISOString() })),
  });

/** Number of a document as official papers write it: 共建协议〔2026〕12号. */
export const numberOf = (series: string, year: number, n: number): string => `${series}〔${year}〕${n}号`;

/** What is signed for a proof: this document with this content. */
export const provedText = (documentId: string, content: Buffer): string => `${documentId} ${content.toString('hex')}`;
