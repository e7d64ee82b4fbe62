import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { installPack, PackItem } from '#contract/packs/api.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type Context, getPack } from '../context.ts';
import { mayDefine } from '../policy.ts';
import { presentPack, trustOf } from '../queries/packs.ts';
import { originOf, titleOf } from '../queries/present.ts';
import { carryOut } from './carry-out.ts';

/** Installs a pack as its preview was seen. @throws packs.unproven, packs.kind_closed, and what {@link carryOut} throws */
export const install = async (
  context: Context & { readonly kernel: Kernel },
  viewer: Viewer,
  code: string,
  body: z.output<NonNullable<typeof installPack.body>>,
): Promise<PackItem> => {
  const trust = await trustOf(context, viewer);
  const { id, rootPath } = trust.jurisdiction;
  const { find } = context.kernel.definitions;
  return command(
    context.kernel,
    viewer,
    `packs.install ${code}`,
    body,
    async (running) => {
      const pack = await getPack(context, running.tx, id, code);
      const origin = originOf(trust, pack, context.shipped().includes(pack));
      if ((origin === 'unknown' || origin === 'unsigned') && !body.unproven) fail('packs.unproven');
      for (const { kind: of } of pack.manifest.contents) {
        const kind = find(of) ?? fail('packs.kind_unknown', { kind: of });
        if (!mayDefine(viewer, kind, rootPath)) fail('packs.kind_closed', { kind: titleOf(find, { kind: of, subject: '' }, null) });
      }
      const { choices, reason, effectiveOn, seen } = body;
      await carryOut(running.tx, running, find, pack, { choices, reason, effectiveOn, seen });
      return { ok: true };
    },
    async ({ tx }) => presentPack(context, tx, trust, await getPack(context, tx, id, code)),
  );
};
