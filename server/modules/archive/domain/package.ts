import { hash as digest } from 'node:crypto';
import type { KeptAnswers, Link } from '#modules/cases/domain/index.ts';
import type { Step } from './merkle.ts';

/** A link of a chain as it stands in a package: hashes in hex, moments in ISO 8601. */
export type PackedLink = Omit<Link, 'at' | 'prevHash'> & { readonly at: string; readonly prevHash: string; readonly hash: string };
/** A report as it stands in a package. */
export interface PackedReport {
  readonly id: string;
  readonly reporterId: string | null;
  readonly anonymous: boolean;
  readonly text: string;
  readonly placeText: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly callerName: string | null;
  readonly callerPhone: string | null;
  readonly answers: KeptAnswers | null;
  /** Hex; null once erased. */
  readonly salt: string | null;
  readonly occurredAt: string | null;
  readonly erasedAt: string | null;
}
/** How a signed day proves the case. */
export interface PackedProof {
  readonly day: string;
  readonly cases: number;
  readonly seq: number;
  readonly way: readonly Step[];
  readonly root: string;
  readonly previous: string;
  readonly signature: string;
  readonly publicKey: string;
}
/** `case.json` of a package. */
export interface PackedCase {
  readonly format: 'linli-archive/1';
  readonly jurisdiction: { readonly id: string; readonly code: string; readonly name: string };
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly class: string;
  readonly keepUntil: string | null;
  readonly archivedAt: string;
  readonly seal: number;
  readonly events: readonly PackedLink[];
  readonly reports: readonly PackedReport[];
  readonly proofs: readonly PackedProof[];
}
/** `signature.json` of a package: over the SHA-256 of `digests.txt`. */
export interface PackedSignature {
  readonly signature: string;
  readonly publicKey: string;
}

export const names = {
  case: 'case.json',
  metadata: 'metadata.xml',
  words: '说明.txt',
  digests: 'digests.txt',
  signature: 'signature.json',
} as const;
export const photoName = (id: string): string => `photos/${id}.jpg`;

export const sha256 = (bytes: string | Uint8Array): string => digest('sha256', bytes, 'hex');

/** `digests.txt`, as `sha256sum -c` reads it. */
export const digestsOf = (files: ReadonlyMap<string, Uint8Array>): string =>
  [...files]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`)
    .join('');
