import type { Viewer } from '#contract/accounts/viewer.ts';
import type { PackItem } from '#contract/packs/api.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type Context, getPack } from '../context.ts';
import { presentPack, trustOf } from '../queries/packs.ts';
import { broughtPacks, installedPacks, removeInstalled } from '../store/packs.ts';

/**
 * Forgets that a pack is installed: what it brought stays as it stands, and no later version is compared with it any more.
 * @throws packs.pack_not_found, packs.not_installed, packs.needed_by
 */
export const forget = async (
  context: Context & { readonly kernel: Kernel },
  viewer: Viewer,
  code: string,
  body: { id: string; reason: string },
): Promise<PackItem> => {
  const trust = await trustOf(context, viewer);
  const { id } = trust.jurisdiction;
  return command(
    context.kernel,
    viewer,
    `packs.forget ${code}`,
    body,
    async ({ tx, log }) => {
      await getPack(context, tx, id, code);
      const there = new Set((await installedPacks(tx, id)).map((one) => one.code));
      const all = [...context.shipped(), ...(await broughtPacks(tx, id)).map(({ pack }) => pack)];
      const needing = all.filter(({ manifest }) => there.has(manifest.code) && manifest.needs.includes(code));
      if (needing.length > 0) fail('packs.needed_by', { packs: needing.map(({ manifest }) => manifest.title.zh).join('、') });
      if (!(await removeInstalled(tx, id, code))) fail('packs.not_installed');
      await log('packs.forgotten', code, { reason: body.reason });
      return { ok: true };
    },
    async ({ tx }) => presentPack(context, tx, trust, await getPack(context, tx, id, code)),
  );
};
