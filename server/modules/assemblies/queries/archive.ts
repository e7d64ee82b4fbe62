import { zipSync } from 'fflate';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { canonical } from '#contract/kernel/canonical.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { contentKey, documentKey } from '#kernel/files/keys.ts';
import { sha256 } from '#kernel/hash.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { whereOf } from '../domain/standing.ts';
import { mayRun } from '../policy.ts';
import { resultsOf } from '../sentences.ts';
import { type AssemblyRecord, itemsOf } from '../store/assemblies.ts';
import { allEntries, servicesOf } from '../store/entries.ts';
import { holdersById } from '../store/holders.ts';
import { objectionsOf } from '../store/objections.ts';
import { noticesOf, seenAssembly } from './assembly.ts';

/** The same assembly gives the same bytes. */
const ever = new Date('2000-01-01T00:00:00Z');
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = (value: unknown): Uint8Array => bytesOf(`${JSON.stringify(JSON.parse(canonical(value)), null, 1)}\n`);
const hex = (bytes: Uint8Array): string => sha256(Buffer.from(bytes)).toString('hex');

/**
 * The bundle of an assembly that is over: what was announced, the roll with its owners, service with proofs, the votes for counting again, result, objections,
 * a list of digests (`sha256sum -c`), and a signature over it.
 */
export const archiveOf = async (eye: Eye, tx: Tx, a: AssemblyRecord): Promise<{ bytes: Buffer; sha256: string }> => {
  const { context, jurisdictionId, ring } = eye;
  const files = new Map<string, Uint8Array>();
  const items = await itemsOf(tx, [a.id]);
  const entries = await allEntries(tx, a.id);
  const holders = new Map((await holdersById(tx, [...new Set(entries.flatMap((one) => one.holders))])).map((one) => [one.id, one.name]));
  const services = await servicesOf(tx, a.id, null);
  const { state: _, version: __, archiveSha256: ___, archiveFile: ____, ...facts } = a;
  files.set(
    'assembly.json',
    json({
      format: 'linli-assembly-1',
      where: whereOf(a),
      assembly: facts,
      items,
      results: resultsOf(items, a.outcome, a.rules, a),
      notices: await noticesOf(eye, tx, a.id),
    }),
  );
  files.set('roll.json', json(entries.map(({ holders: own, ...one }) => ({ ...one, owners: own.map((id) => holders.get(id) ?? '') }))));
  files.set('services.json', json(services));
  files.set('objections.json', json((await objectionsOf(tx, a.id)).map(({ accountId: _account, ...one }) => one)));
  if (a.voteId !== null && a.outcome !== null) files.set('votes.json', bytesOf((await context.votes.bundle(tx, a.voteId)).text));
  for (const id of [...new Set(services.flatMap((one) => one.files))].sort())
    files.set(`proofs/${id}.jpg`, await context.kernel.contents.getBytes(contentKey(jurisdictionId, id)));
  files.set('README.txt', bytesOf(wordOf('zh-CN', 'assemblies.archive.words')));
  const digests = bytesOf([...files].map(([name, bytes]) => `${hex(bytes)}  ${name}\n`).join(''));
  const signature = ring.sign('assembly', hex(digests));
  const publicKey = ring.publicKeys()[Number(signature.split('.')[0])] ?? '';
  files.set('SHA256SUMS', digests).set('signature.json', bytesOf(`${JSON.stringify({ signature, publicKey })}\n`));
  const bytes = Buffer.from(
    zipSync(Object.fromEntries([...files].map(([name, one]) => [name, [one, { level: name.endsWith('.jpg') ? 0 : 6, mtime: ever }]]))),
  );
  return { bytes, sha256: hex(bytes) };
};

/** The bytes of an archived bundle, as they were. @throws assemblies.archive_damaged where they are missing or others */
const keptArchive = async (eye: Eye, tx: Tx, a: AssemblyRecord): Promise<Buffer> => {
  const { context, jurisdictionId } = eye;
  const bytes = a.archiveFile
    ? await context.kernel.contents.getBytes(documentKey(jurisdictionId, a.archiveFile)).then(Buffer.from, () => null)
    : // archived before bundles were kept: made anew
      (await archiveOf(eye, tx, a)).bytes;
  return bytes !== null && hex(bytes) === a.archiveSha256 ? bytes : fail('assemblies.archive_damaged');
};

/** The bundle as a download; it names owners, so that every look is on record. @throws assemblies.assembly_not_found, session.forbidden, assemblies.state_wrong, assemblies.archive_damaged */
export const archiveFile = async (context: Context, viewer: Viewer, id: string): Promise<{ name: string; type: string; bytes: Buffer }> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.write(accessOf(viewer), async (tx) => {
    const a = await seenAssembly(eye, tx, id);
    if (!mayRun(viewer, a.areaPath)) fail('session.forbidden');
    if (a.state !== 'archived') fail('assemblies.state_wrong', { state: a.state });
    const bytes = await keptArchive(eye, tx, a);
    await audit(tx, {
      jurisdictionId: viewer.jurisdictionId,
      actorId: viewer.accountId,
      at: eye.now,
      action: 'assemblies.archive_taken',
      subject: id,
      data: {},
    });
    return { name: `${a.estate} ${a.title}.zip`, type: 'application/zip', bytes };
  });
};
