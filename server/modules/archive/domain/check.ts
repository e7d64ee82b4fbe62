import { compareSecrets, contentHash, genesis, type Link, linkHash, reportDigest } from '#modules/cases/domain/index.ts';
import { climb, dayHash } from './merkle.ts';
import { names, type PackedCase, type PackedLink, type PackedReport, type PackedSignature, photoName, sha256 } from './package.ts';
import { isSigned, uses } from './signature.ts';

/** One thing that is not as it was sealed. */
export interface Finding {
  /** A file of the package, or `event 3`, `report …`, `root 2026-11-28`. */
  readonly what: string;
  readonly problem: string;
}
export interface Checked {
  readonly number: string | null;
  readonly events: number;
  readonly photos: number;
  readonly documents: number;
  /** Texts, actors and reports erased with their salts. */
  readonly erased: number;
  /** Days whose signed root proves the case. */
  readonly proofs: number;
  readonly findings: readonly Finding[];
}

const linkFrom = ({ hash: _, at, prevHash, ...rest }: PackedLink): Link => ({
  ...rest,
  at: new Date(at),
  prevHash: Buffer.from(prevHash, 'hex'),
});

/** Compares each file with the list of digests, and the list with its signature. */
const checkFiles = (
  files: ReadonlyMap<string, Uint8Array>,
  trusted: readonly string[],
  say: (what: string, problem: string) => void,
): void => {
  const list = files.get(names.digests);
  if (!list) {
    say(names.digests, 'is missing');
    return;
  }
  const text = new TextDecoder().decode(list);
  const told = new Map(text.split('\n').flatMap((line) => (line.length > 66 ? [[line.slice(66), line.slice(0, 64)] as const] : [])));
  for (const [name, digest] of told) {
    const bytes = files.get(name);
    if (!bytes) say(name, 'is missing');
    else if (sha256(bytes) !== digest) say(name, 'was changed');
  }
  for (const name of files.keys()) if (name !== names.digests && name !== names.signature && !told.has(name)) say(name, 'was added');
  const sealed = files.get(names.signature);
  if (!sealed) {
    say(names.signature, 'is missing');
    return;
  }
  const { signature, publicKey } = JSON.parse(new TextDecoder().decode(sealed)) as PackedSignature;
  if (!isSigned(publicKey, uses.package, sha256(list), signature)) say(names.digests, 'does not bear the signature of the archive');
  if (trusted.length > 0 && !trusted.includes(publicKey)) say(names.signature, 'is by another key than the one given');
};

const checkReport = (r: PackedReport, digests: ReadonlyMap<string, string>): boolean =>
  r.salt !== null &&
  digests.get(r.id) ===
    reportDigest(Buffer.from(r.salt, 'hex'), {
      id: r.id,
      reporterId: r.reporterId,
      anonymous: r.anonymous,
      text: r.text,
      placeText: r.placeText,
      lon: r.lon,
      lat: r.lat,
      ...(r.reporterId === null ? { caller: { name: r.callerName, phone: r.callerPhone } } : {}),
      ...(r.answers === null ? {} : { answers: r.answers }),
    });

/**
 * Checks a package by itself: every file against its digest, the list of digests against its signature, every link of the log against its hash and the
 * one before, texts and reports against their digests, photos against the hashes in the log, and each day's root against its signature.
 * @param trusted public keys somebody knows from elsewhere, base64; none: the one in the package is believed
 */
export const checkPackage = (files: ReadonlyMap<string, Uint8Array>, trusted: readonly string[] = []): Checked => {
  const findings: Finding[] = [];
  const say = (what: string, problem: string): void => void findings.push({ what, problem });
  const photos = [...files.keys()].filter((name) => name.startsWith('photos/')).length;
  const documents = [...files.keys()].filter((name) => name.startsWith('documents/')).length;
  const nothing = { number: null, events: 0, photos, documents, erased: 0, proofs: 0, findings };
  checkFiles(files, trusted, say);
  const text = files.get(names.case);
  if (!text) return nothing;
  let packed: PackedCase;
  try {
    packed = JSON.parse(new TextDecoder().decode(text)) as PackedCase;
  } catch {
    say(names.case, 'cannot be read');
    return nothing;
  }
  const { id, jurisdiction, events, reports, proofs } = packed;
  const erasedReports = reports.filter(({ erasedAt }) => erasedAt !== null);
  let erased = erasedReports.length;
  let previous = genesis(jurisdiction.id, id).toString('hex');
  for (const [i, event] of events.entries()) {
    const what = `event ${event.seq}`;
    const link = linkFrom(event);
    if (event.seq !== i + 1) say(`event ${i + 1}`, 'is missing');
    if (event.prevHash !== previous) say(what, 'does not follow the event before it');
    if (event.jurisdictionId !== jurisdiction.id || event.caseId !== id) say(what, 'is of another case');
    if (linkHash(link).toString('hex') !== event.hash) say(what, 'was changed: its content does not give its hash');
    const secrets = compareSecrets(link);
    for (const name of secrets.changed) say(what, `was changed: its ${name} is not what the log has a digest of`);
    erased += secrets.erased.length;
    previous = event.hash;
    for (const { id: photo, sha256: told } of event.attachments) {
      const bytes = files.get(photoName(photo));
      if (bytes ? contentHash(bytes) !== told : erasedReports.length === 0)
        say(photoName(photo), bytes ? 'is not the one the log names' : 'is named in the log and missing');
    }
  }
  const digests = new Map(
    events.flatMap((e) => ((e.data['reports'] ?? []) as { id: string; digest: string }[]).map((r) => [r.id, r.digest] as const)),
  );
  for (const r of reports) if (r.erasedAt === null && digests.has(r.id) && !checkReport(r, digests)) say(`report ${r.id}`, 'was changed');
  for (const told of digests.keys()) if (!reports.some((r) => r.id === told)) say(`report ${told}`, 'is missing');
  for (const { day, cases, seq, way, root, previous: before, signature, publicKey } of proofs) {
    const head = events.find((e) => e.seq === seq)?.hash ?? '';
    const climbed = climb({ caseId: id, seq, headHash: Buffer.from(head, 'hex') }, way).toString('hex');
    const of = { jurisdictionId: jurisdiction.id, day, cases, root: Buffer.from(root, 'hex'), previous: Buffer.from(before, 'hex') };
    if (climbed !== root) say(`root ${day}`, 'does not prove this case');
    else if (!isSigned(publicKey, uses.day, dayHash(of).toString('hex'), signature))
      say(`root ${day}`, 'does not bear the signature of the archive');
    else if (trusted.length > 0 && !trusted.includes(publicKey)) say(`root ${day}`, 'is by another key than the one given');
  }
  return { number: packed.number, events: events.length, photos, documents, erased, proofs: proofs.length, findings };
};
