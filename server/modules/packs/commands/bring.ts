import type { Viewer } from '#contract/accounts/viewer.ts';
import type { PackItem } from '#contract/packs/api.ts';
import { type Pack, packFile, packFolders } from '#contract/packs/pack.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type Context, getPack } from '../context.ts';
import { presentPack, trustOf } from '../queries/packs.ts';
import { brokenSeals, isProven } from '../sealing.ts';
import { keepBrought } from '../store/packs.ts';

const kinds = new Set(Object.values(packFolders).map(({ kind }) => kind));

/**
 * Reads a pack of one file and proves it: its form, the checksum of every content, its signature where it bears one.
 * @throws packs.malformed, packs.altered, packs.signature_wrong, packs.kind_unknown
 */
export const readPackFile = (given: unknown): Pack => {
  const read = packFile.safeParse(given);
  if (!read.success) return fail('packs.malformed', { at: read.error.issues[0]?.path.join('.') || 'format' });
  const { manifest, contents, signature } = read.data;
  const pack: Pack = { manifest, contents, signature };
  const [broken] = brokenSeals(pack);
  if (broken) fail('packs.altered', { file: broken.file });
  if (signature && !isProven(pack)) fail('packs.signature_wrong', { name: signature.name });
  const unknown = manifest.contents.find(({ kind }) => !kinds.has(kind));
  if (unknown) fail('packs.kind_unknown', { kind: unknown.kind });
  return pack;
};

/** Keeps a pack that somebody brings as a file; nothing of it holds before it is installed. @throws packs.code_shipped, and what {@link readPackFile} throws */
export const bring = async (
  context: Context & { readonly kernel: Kernel },
  viewer: Viewer,
  body: { id: string; pack: unknown },
): Promise<PackItem> => {
  const trust = await trustOf(context, viewer);
  const pack = readPackFile(body.pack);
  const { code, version } = pack.manifest;
  if (context.shipped().some(({ manifest }) => manifest.code === code)) fail('packs.code_shipped', { code });
  return command(
    context.kernel,
    viewer,
    `packs.bring ${code}`,
    body,
    async (running) => {
      await keepBrought(running.tx, running, pack);
      await running.log('packs.brought', code, { data: { version, signer: pack.signature?.name ?? null } });
      return { ok: true };
    },
    async ({ tx }) => presentPack(context, tx, trust, await getPack(context, tx, trust.jurisdiction.id, code)),
  );
};
