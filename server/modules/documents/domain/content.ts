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

/** Ids in the token of a proof. */
const packed = (ids: readonly string[]): string =>
  Buffer.from(ids.map((id) => id.replaceAll('-', '')).join(''), 'hex').toString('base64url');
const unpacked = (text: string): string[] =>
  (Buffer.from(text, 'base64url').toString('hex').match(/.{32}/g) ?? []).map((hex) =>
    hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  );

/** What is signed for a proof: this document with this content. */
export const provedText = (documentId: string, content: Buffer): string => `${documentId} ${content.toString('hex')}`;
export const tokenOf = (jurisdictionId: string, documentId: string, signature: string): string =>
  `${packed([jurisdictionId, documentId])}~${signature}`;
/** Null for what is no token. */
export const readToken = (token: string): { jurisdictionId: string; documentId: string; signature: string } | null => {
  const [ids = '', signature = ''] = token.split('~');
  const [jurisdictionId, documentId] = unpacked(ids);
  return jurisdictionId && documentId && signature ? { jurisdictionId, documentId, signature } : null;
};
