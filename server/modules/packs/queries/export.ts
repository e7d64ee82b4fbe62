import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { exportPack } from '#contract/packs/api.ts';
import { packFolders } from '#contract/packs/pack.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { lastStanding } from '#kernel/definitions/store.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { mayDefine } from '../policy.ts';
import { sealed, signed } from '../sealing.ts';
import { trustOf } from './packs.ts';
import { type Trust, titleOf } from './present.ts';

const folders = new Map(Object.entries(packFolders).map(([folder, { kind }]) => [kind, folder]));

type Asked = z.output<NonNullable<typeof exportPack.body>>;
export type PackFile = z.input<typeof exportPack.response>;

/**
 * Definitions as they stand in a jurisdiction as a pack of one file, sealed, and signed with its key. Who may is for the caller to ask.
 * @throws packs.kind_unknown, packs.definition_missing, packs.code_shipped
 */
export const packOf = async (
  { shipped }: Pick<Context, 'shipped'>,
  tx: Tx,
  { ring, jurisdiction }: Trust,
  { manifest, contents: chosen }: Asked,
): Promise<PackFile> => {
  if (shipped().some((one) => one.manifest.code === manifest.code)) fail('packs.code_shipped', { code: manifest.code });
  const contents: Record<string, unknown> = {};
  for (const { kind, subject } of chosen) {
    const folder = folders.get(kind) ?? fail('packs.kind_unknown', { kind });
    const standing = await lastStanding(tx, { jurisdictionId: jurisdiction.id, kind, subject });
    if (!standing) return fail('packs.definition_missing', { subject: subject || kind });
    contents[`${folder}/${subject || folder}.json`] = standing.content;
  }
  const pack = { manifest: { ...manifest, contents: [] }, contents };
  const { manifest: whole, signature = null } = signed(ring, jurisdiction.name, { ...pack, manifest: sealed(pack) });
  return { format: 'linli-pack/1', manifest: whole, contents, signature };
};

/** A pack of what somebody may define. @throws packs.kind_closed, and what {@link packOf} throws */
export const exportOf = async (context: Context, viewer: Viewer, asked: Asked): Promise<PackFile> => {
  const trust = await trustOf(context, viewer);
  const { find } = context.kernel.definitions;
  for (const { kind: of } of asked.contents) {
    const kind = find(of) ?? fail('packs.kind_unknown', { kind: of });
    if (!mayDefine(viewer, kind, trust.jurisdiction.rootPath))
      fail('packs.kind_closed', { kind: titleOf(find, { kind: of, subject: '' }, null) });
  }
  return context.kernel.db.read(accessOf(viewer), (tx) => packOf(context, tx, trust, asked));
};
