import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listPacks, PackChoice, PackItem, PackPreview } from '#contract/packs/api.ts';
import { type Pack, packFolders } from '#contract/packs/pack.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { lastStanding } from '#kernel/definitions/store.ts';
import { fail } from '#kernel/errors.ts';
import type { Language } from '#kernel/words.ts';
import { namesOf, problemsWith } from '#modules/definitions/index.ts';
import { type Context, getPack, homeOf } from '../context.ts';
import { type Part, planOf } from '../plan.ts';
import { mayDefine, mayInstall } from '../policy.ts';
import { broughtPacks, findInstalled, installedPacks, subjectsOf } from '../store/packs.ts';
import { presented, type Trust, titleOf } from './present.ts';

/** Who asks about packs, and whose keys are trusted there. @throws session.forbidden */
export const trustOf = async (context: Context, viewer: Viewer): Promise<Trust> => {
  const jurisdiction = await homeOf(context, viewer);
  if (!mayInstall(viewer, jurisdiction.rootPath)) fail('session.forbidden');
  return { jurisdiction, ring: await context.kernel.keys.of(viewer.jurisdictionId) };
};

/** Shows one pack as it stands. */
export const presentPack = async (context: Context, tx: Tx, trust: Trust, pack: Pack): Promise<PackItem> => {
  const { id } = trust.jurisdiction;
  const all = await installedPacks(tx, id);
  const installed = all.find(({ code }) => code === pack.manifest.code) ?? null;
  return presented(context.kernel.definitions.find, trust, {
    pack,
    isShipped: context.shipped().includes(pack),
    installed,
    there: new Set(all.map(({ code }) => code)),
    names: await namesOf(tx, [installed?.by ?? null]),
  });
};

/** Every pack there is, and what somebody may make one of. */
export const packsPage = async (context: Context, viewer: Viewer): Promise<z.input<typeof listPacks.response>> => {
  const { kernel, shipped } = context;
  const trust = await trustOf(context, viewer);
  const { id, rootPath } = trust.jurisdiction;
  const find = kernel.definitions.find;
  return kernel.db.read(accessOf(viewer), async (tx) => {
    const installed = await installedPacks(tx, id);
    const [there, names] = [
      new Set(installed.map(({ code }) => code)),
      await namesOf(
        tx,
        installed.map(({ by }) => by),
      ),
    ];
    const all = [...shipped(), ...(await broughtPacks(tx, id)).map(({ pack }) => pack)];
    const items = all.map((pack) =>
      presented(find, trust, {
        pack,
        isShipped: shipped().includes(pack),
        installed: installed.find(({ code }) => code === pack.manifest.code) ?? null,
        there,
        names,
      }),
    );
    const exportable = [];
    for (const { kind } of Object.values(packFolders)) {
      const known = find(kind);
      if (!known || !mayDefine(viewer, known, rootPath)) continue;
      for (const subject of await subjectsOf(tx, id, kind)) {
        const standing = await lastStanding(tx, { jurisdictionId: id, kind, subject });
        exportable.push({ kind, subject, title: titleOf(find, { kind, subject }, standing?.content) });
      }
    }
    return { items, exportable };
  });
};

const shown = async (
  context: Context,
  tx: Tx,
  jurisdictionId: string,
  part: Part,
  language: Language,
): Promise<PackPreview['parts'][number]> => {
  const { item, kind, before, after, isSame, newest, conflicts } = part;
  const { subject } = item;
  const problems = isSame ? [] : await problemsWith(tx, kind, { jurisdictionId, content: after, before, subject }, language);
  const read = kind.schema.safeParse(after);
  const meaning =
    isSame || problems.length > 0 || !read.success
      ? []
      : await kind.meaning?.(tx, jurisdictionId, read.data, language, { before, subject });
  return {
    kind: item.kind,
    subject,
    title: titleOf(context.kernel.definitions.find, item, after),
    standing: isSame ? 'same' : newest === 0 || before === null ? 'new' : 'changed',
    before,
    after: read.success ? read.data : after,
    conflicts: conflicts.map(({ at, path, base, ours, theirs, taken }) => ({ at, path: [...path], base, ours, theirs, taken })),
    problems,
    meaning: [...(meaning ?? [])],
  };
};

/** What installing a pack would change. @throws packs.pack_not_found, packs.kind_unknown, packs.kind_closed */
export const previewOf = async (
  context: Context,
  viewer: Viewer,
  { code, choices, language }: { code: string; choices: readonly PackChoice[]; language: Language },
): Promise<PackPreview> => {
  const { kernel } = context;
  const trust = await trustOf(context, viewer);
  const { id, rootPath } = trust.jurisdiction;
  const find = kernel.definitions.find;
  const pack = await kernel.db.read(accessOf(viewer), (tx) => getPack(context, tx, id, code));
  for (const { kind: of } of pack.manifest.contents) {
    const kind = find(of) ?? fail('packs.kind_unknown', { kind: of });
    if (!mayDefine(viewer, kind, rootPath)) fail('packs.kind_closed', { kind: titleOf(find, { kind: of, subject: '' }, null) });
    await kind.ready?.(id);
  }
  // figures of the whole jurisdiction, nothing of a single row or case
  return kernel.db.read(systemAccess(id), async (tx) => {
    const plan = await planOf(tx, find, { jurisdictionId: id, pack, installed: await findInstalled(tx, id, code), choices });
    const item = await presentPack(context, tx, trust, pack);
    const parts = [];
    for (const part of plan.parts) parts.push(await shown(context, tx, id, part, language));
    return { pack: item, missing: item.needs.flatMap((one) => (one.installed ? [] : [one.code])), parts, seen: plan.seen };
  });
};
