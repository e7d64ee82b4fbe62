import { createHash } from 'node:crypto';
import type { CaseAction, CaseState } from '#contract/cases/lifecycle.ts';
import { canonical } from '#contract/kernel/canonical.ts';
import type { Role } from '#contract/people/roles.ts';

/** A photo as the log names it: the content's hash, so that a replaced file is found. */
export interface Attachment {
  readonly id: string;
  readonly sha256: string;
}

/** One link of a case's chain, before it has its own hash. */
export interface Link {
  readonly jurisdictionId: string;
  readonly caseId: string;
  readonly seq: number;
  readonly action: CaseAction | 'report';
  readonly from: CaseState | null;
  readonly to: CaseState;
  readonly actorId: string | null;
  readonly actorRole: Role | 'platform';
  readonly postId: string | null;
  readonly organisationId: string | null;
  readonly at: Date;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly attachments: readonly Attachment[];
  readonly prevHash: Buffer;
}

const hash = (text: string | Uint8Array): Buffer => createHash('sha256').update(text).digest();

/** SHA-256 of a photo's bytes, hex, as attachments carry it. */
export const contentHash = (content: Uint8Array): string => hash(content).toString('hex');

/** What the first link of a case points back to. */
export const genesis = (jurisdictionId: string, caseId: string): Buffer => hash(`linli case ${jurisdictionId} ${caseId}`);

/** SHA-256 over every field of a link, the hash of the one before included. */
export const linkHash = (link: Link): Buffer =>
  hash(canonical({ ...link, at: link.at.toISOString(), prevHash: link.prevHash.toString('hex'), version: 1 }));

/** Salted digest of a report: what the log keeps of it, so that its text can be erased without breaking the chain. */
export const reportDigest = (
  salt: Buffer,
  report: {
    id: string;
    reporterId: string;
    anonymous: boolean;
    text: string;
    placeText: string | null;
    lon: number | null;
    lat: number | null;
  },
): string => hash(canonical({ ...report, salt: salt.toString('hex') })).toString('hex');

/** One archived case inside a seal. */
export interface Sealed {
  readonly id: string;
  readonly headHash: Buffer;
}

/** Hash of a batch of archived cases, order-independent. */
export const sealContent = (cases: readonly Sealed[]): Buffer =>
  hash(
    cases
      .map((c) => `${c.id}:${c.headHash.toString('hex')}`)
      .sort()
      .join('\n'),
  );

/** Hash of a seal, binding number, content, time and the seal before it. */
export const sealHash = (seal: {
  jurisdictionId: string;
  number: number;
  caseCount: number;
  contentHash: Buffer;
  prevHash: Buffer;
  at: Date;
}): Buffer =>
  hash(
    canonical({
      ...seal,
      contentHash: seal.contentHash.toString('hex'),
      prevHash: seal.prevHash.toString('hex'),
      at: seal.at.toISOString(),
    }),
  );
