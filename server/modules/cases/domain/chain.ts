import { hash as digest } from 'node:crypto';
import type { CaseAction, CaseState } from '#contract/cases/lifecycle.ts';
import { canonical } from '#contract/kernel/canonical.ts';
import type { KeptAnswers } from './answers.ts';
import type { Basis } from './clocks.ts';
import { makeSalt } from './salt.ts';

/** A photo as the log names it: the content's hash, so that a replaced file is found. */
export interface Attachment {
  readonly id: string;
  readonly sha256: string;
}

/**
 * What an event was: the report, an action of the catalogue, `recount` – the platform counted the deadlines anew by newly arranged holidays –,
 * or `record`: another module did something about the case that leaves its state.
 */
export type EventAction = CaseAction | 'report' | 'recount' | 'record';

/** What an act tells the log, before the log has blinded what may be erased one day. */
export interface Entry {
  readonly jurisdictionId: string;
  readonly caseId: string;
  readonly seq: number;
  readonly action: EventAction;
  readonly from: CaseState | null;
  readonly to: CaseState;
  /** Null: the platform, or erased. */
  readonly actorId: string | null;
  readonly actorRole: string;
  /** The post acted in; as telling as the actor, and erased with it. */
  readonly postId: string | null;
  readonly organisationId: string | null;
  readonly at: Date;
  readonly reason: string | null;
  /** Texts besides the reason, by name. */
  readonly words: Readonly<Record<string, string>>;
  /** Facts that stay: never a text somebody wrote, never a person. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What the act stood on: limits, calendar, the deadlines they gave. */
  readonly basis: Basis;
  readonly attachments: readonly Attachment[];
  readonly prevHash: Buffer;
}

/** One link of a case's chain, before it has its own hash. */
export interface Link extends Entry {
  readonly version: 1 | 2;
  /** Hex, 16 bytes each, by what they salt: `actor`, `reason` and the names in `words`. Kept beside the hash, so that they can be erased. */
  readonly salts: Readonly<Record<string, string>>;
  /** SHA-256, hex, under the same names; part of the hash. */
  readonly digests: Readonly<Record<string, string>>;
}

const hash = (text: string | Uint8Array): Buffer => digest('sha256', text, 'buffer');

/** SHA-256 of a photo's bytes, hex, as attachments carry it. */
export const contentHash = (content: Uint8Array): string => hash(content).toString('hex');

/** What the first link of a case points back to. */
export const genesis = (jurisdictionId: string, caseId: string): Buffer => hash(`linli case ${jurisdictionId} ${caseId}`);

/** What of an entry is kept from its hash, by name; what is absent or erased is not in it. */
const secretsOf = (e: Entry): Record<string, unknown> => ({
  ...e.words,
  ...(e.reason === null ? {} : { reason: e.reason }),
  ...(e.actorId === null && e.postId === null ? {} : { actor: { accountId: e.actorId, postId: e.postId } }),
});
const digestOf = (salt: string, name: string, secret: unknown): string => hash(canonical([name, secret, salt])).toString('hex');

/** Makes a link of the present version of an entry: a fresh salt and a digest for the actor and for each text. */
export const linkOf = (entry: Entry): Link => {
  const salts: Record<string, string> = {};
  const digests: Record<string, string> = {};
  for (const [name, secret] of Object.entries(secretsOf(entry))) {
    const salt = makeSalt().toString('hex');
    salts[name] = salt;
    digests[name] = digestOf(salt, name, secret);
  }
  return { ...entry, version: 2, salts, digests };
};

/**
 * SHA-256 of a link, the hash of the one before included. Version 2 covers digests where version 1 covered actor, post, reason and texts
 * themselves; a hash of version 1 lets people be guessed and must never leave the server.
 */
export const linkHash = (link: Link): Buffer => {
  const { jurisdictionId, caseId, seq, action, from, to, actorRole, organisationId, data, attachments, version } = link;
  const common = { jurisdictionId, caseId, seq, action, from, to, actorRole, organisationId, data, attachments, version };
  const own =
    version === 1 ? { actorId: link.actorId, postId: link.postId, reason: link.reason } : { basis: link.basis, digests: link.digests };
  return hash(canonical({ ...common, ...own, at: link.at.toISOString(), prevHash: link.prevHash.toString('hex') }));
};

/** Compares what stands beside a link with its digests: names of what was changed, and of what was erased together with its salt. */
export const compareSecrets = (link: Link): { changed: string[]; erased: string[] } => {
  const found = { changed: [] as string[], erased: [] as string[] };
  if (link.version === 1) {
    // version 1 has its texts in its hash; beside it nothing may stand
    if ([link.words, link.salts, link.digests, link.basis].some((beside) => Object.keys(beside).length > 0)) found.changed.push('version');
    return found;
  }
  const secrets = secretsOf(link);
  for (const name of new Set([...Object.keys(secrets), ...Object.keys(link.salts), ...Object.keys(link.digests)])) {
    const [salt, digest] = [link.salts[name], link.digests[name]];
    if (digest !== undefined && salt === undefined && secrets[name] === undefined) found.erased.push(name);
    else if (digest === undefined || salt === undefined || digestOf(salt, name, secrets[name]) !== digest) found.changed.push(name);
  }
  return found;
};

/** Salted digest of a report: what the log keeps of it, so that its text can be erased without breaking the chain. */
export const reportDigest = (
  salt: Buffer,
  report: {
    id: string;
    reporterId: string | null;
    anonymous: boolean;
    text: string;
    placeText: string | null;
    lon: number | null;
    lat: number | null;
    /** Only of a report that was written down for somebody. */
    caller?: { name: string | null; phone: string | null };
    /** Only of a report that answered extra questions. */
    answers?: KeptAnswers;
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
