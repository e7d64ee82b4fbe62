import { zipSync } from 'fflate';
import type { ArchiveClass } from '#contract/archive/classes.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { contentKey } from '#kernel/files/keys.ts';
import { wordOf } from '#kernel/words.ts';
import { type Lookups, lookups, maskNumbers, wholeFile } from '#modules/cases/index.ts';
import { papersAbout } from '#modules/documents/index.ts';
import type { Context } from '../context.ts';
import { wayOf } from '../domain/merkle.ts';
import { metadataOf } from '../domain/metadata.ts';
import { digestsOf, names, type PackedCase, photoName, sha256 } from '../domain/package.ts';
import { uses } from '../domain/signature.ts';
import { type FileRow, findFile } from '../store/files.ts';
import { leavesOf, rootsOfCase } from '../store/roots.ts';

const zh = (key: string): string => wordOf('zh-CN', key);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** The same case gives the same bytes. */
const ever = new Date('2000-01-01T00:00:00Z');

/** Zips files by name; what is packed already is stored as it is. */
export const zipped = (files: ReadonlyMap<string, Uint8Array>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries([...files].map(([name, bytes]) => [name, [bytes, { level: /\.(jpg|pdf|zip)$/.test(name) ? 0 : 6, mtime: ever }]])),
    ),
  );

/** The case as it goes into its package. */
const packedCase = async (context: Context, jurisdiction: PackedCase['jurisdiction'], file: FileRow) =>
  context.kernel.db.read(systemAccess(jurisdiction.id), async (tx) => {
    const whole = (await wholeFile(tx, file.caseId)) ?? fail('archive.not_found');
    const proofs: PackedCase['proofs'][number][] = [];
    for (const { day, cases, seq, root, previous, signature, publicKey } of await rootsOfCase(tx, file.caseId))
      proofs.push({
        day,
        cases,
        seq,
        way: wayOf(await leavesOf(tx, day), file.caseId),
        root: root.toString('hex'),
        previous: previous.toString('hex'),
        signature,
        publicKey,
      });
    const packed: PackedCase = {
      format: 'linli-archive/1',
      jurisdiction,
      id: file.caseId,
      number: file.number,
      title: whole.title,
      class: file.class,
      keepUntil: file.keepUntil,
      archivedAt: file.archivedAt.toISOString(),
      seal: file.sealNumber,
      events: whole.events.map(({ at, prevHash, hash, ...link }) => ({
        ...link,
        at: at.toISOString(),
        prevHash: prevHash.toString('hex'),
        hash: hash.toString('hex'),
      })),
      reports: whole.reports.map((r) => ({
        id: r.id,
        reporterId: r.reporterId,
        anonymous: r.anonymous,
        text: r.text,
        placeText: r.placeText,
        lon: r.lon,
        lat: r.lat,
        callerName: r.callerName,
        callerPhone: r.callerPhone,
        answers: r.answers,
        salt: r.salt?.toString('hex') ?? null,
        occurredAt: r.occurredAt?.toISOString() ?? null,
        erasedAt: r.erasedAt?.toISOString() ?? null,
      })),
      proofs,
    };
    return { packed, photos: whole.photos };
  });

const describedBy = (words: Lookups, file: FileRow, files: ReadonlyMap<string, Uint8Array>): Parameters<typeof metadataOf>[1] => {
  const area = words.territory.find(file.areaCode);
  return {
    category: file.categoryCode === null ? null : (words.config.category(file.categoryCode)?.name ?? file.categoryCode),
    area: area ? words.territory.describe(area) : file.areaCode,
    className: zh(`archive.classes.${file.class satisfies ArchiveClass}`),
    stateOf: (state) => zh(`cases.states.${state}`),
    actionOf: ({ action }) =>
      action === 'report'
        ? zh('archive.package.report')
        : action === 'record' || action === 'recount'
          ? zh(`archive.package.${action}`)
          : zh(`cases.actions.${action}`),
    organisationOf: (id) => (id === null ? null : (words.organisations.get(id)?.name ?? id)),
    files: [...files].map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
  };
};

/** The sealed package of an archived case: its files by name. Whether the viewer may have it was asked before. */
const packageOf = async (context: Context, jurisdictionId: string, file: FileRow): Promise<ReadonlyMap<string, Uint8Array>> => {
  const { kernel, cases, documents, holdings } = context;
  const jurisdiction = await kernel.jurisdictions.byId(jurisdictionId);
  if (!jurisdiction) throw new Error(`no jurisdiction ${jurisdictionId}`);
  const ring = await kernel.keys.of(jurisdictionId);
  const words = await lookups(cases, jurisdictionId);
  const { packed, photos } = await packedCase(context, { id: jurisdiction.id, code: jurisdiction.code, name: jurisdiction.name }, file);
  const files = new Map<string, Uint8Array>();
  files.set(names.case, bytesOf(`${JSON.stringify(packed, null, 1)}\n`));
  for (const id of photos) files.set(photoName(id), await kernel.contents.getBytes(contentKey(jurisdictionId, id)));
  for (const { number, pdf } of await papersAbout(documents, jurisdictionId, file.caseId))
    files.set(`documents/${number.replaceAll(/[/\\:]/g, '-')}.pdf`, pdf);
  for (const { name, pack } of holdings) {
    const held = (await pack?.(jurisdictionId, file.caseId)) ?? new Map<string, Uint8Array>();
    for (const [inner, bytes] of held) files.set(`parts/${name}/${inner}`, bytes);
  }
  files.set(names.metadata, bytesOf(metadataOf({ ...packed, title: maskNumbers(packed.title) }, describedBy(words, file, files))));
  files.set(names.words, bytesOf(zh('archive.package.words')));
  const digests = bytesOf(digestsOf(files));
  const signature = ring.sign(uses.package, sha256(digests));
  const publicKey = ring.publicKeys()[Number(signature.split('.')[0])] ?? '';
  return files.set(names.digests, digests).set(names.signature, bytesOf(`${JSON.stringify({ signature, publicKey })}\n`));
};

/** The sealed package of one archived case as a zip. @throws archive.not_found */
export const pack = async (context: Context, jurisdictionId: string, caseId: string): Promise<{ name: string; bytes: Buffer }> => {
  const file = await context.kernel.db.read(systemAccess(jurisdictionId), (tx) => findFile(tx, caseId));
  if (!file) return fail('archive.not_found');
  return { name: `${file.number}.zip`, bytes: zipped(await packageOf(context, jurisdictionId, file)) };
};
