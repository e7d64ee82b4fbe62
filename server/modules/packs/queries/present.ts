import { canonical } from '#contract/kernel/canonical.ts';
import type { Label } from '#contract/kernel/form/schema.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { PackOrigin, PackItem as Presented } from '#contract/packs/api.ts';
import type { Pack } from '#contract/packs/pack.ts';
import { trustedKeys } from '#contract/packs/settings.ts';
import type { Jurisdiction } from '#kernel/jurisdictions.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { phrase } from '#kernel/words.ts';
import { compareVersions } from '../domain/versions.ts';
import { contentKey, type FindKind } from '../plan.ts';
import { isProven } from '../sealing.ts';
import type { InstalledPack } from '../store/packs.ts';

/** What a pack is judged by: whose keys are trusted here. */
export interface Trust {
  readonly ring: Ring;
  readonly jurisdiction: Jurisdiction;
}

/** Where a pack comes from, as far as its signature proves it. */
export const originOf = ({ ring, jurisdiction }: Trust, pack: Pack, isShipped: boolean): PackOrigin => {
  if (isShipped) return 'program';
  if (!pack.signature || !isProven(pack)) return 'unsigned';
  if (Object.values(ring.publicKeys()).includes(pack.signature.key)) return 'own';
  return settingOf(trustedKeys, jurisdiction.settings).split(/\s+/).includes(pack.signature.key) ? 'trusted' : 'unknown';
};

/** What a definition calls itself; of a list that is added to, what the list is called. */
export const titleOf = (find: FindKind, { kind, subject }: { kind: string; subject: string }, content: unknown): Label => {
  const { title } = (content ?? {}) as { title?: Partial<Label> };
  const words = find(kind)?.words;
  if (typeof title?.zh === 'string') return { zh: title.zh, en: title.en ?? null };
  return words === undefined
    ? { zh: subject || kind, en: null }
    : { zh: phrase('zh-CN', `${words}.title`), en: phrase('en', `${words}.title`) };
};

export interface Shown {
  readonly pack: Pack;
  readonly isShipped: boolean;
  readonly installed: InstalledPack | null;
  /** Codes of all packs that are installed. */
  readonly there: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, string>;
}
/** A pack as its page shows it. */
export const presented = (find: FindKind, trust: Trust, { pack, isShipped, installed, there, names }: Shown): Presented => {
  const { code, title, help, version, needs, contents } = pack.manifest;
  const says = Object.fromEntries(contents.map((item) => [contentKey(item), pack.contents[item.file]]));
  return {
    code,
    title,
    help,
    version,
    origin: originOf(trust, pack, isShipped),
    signer: pack.signature?.name ?? null,
    key: pack.signature?.key ?? null,
    needs: needs.map((one) => ({ code: one, installed: there.has(one) })),
    contents: contents.map((item) => ({ kind: item.kind, subject: item.subject, title: titleOf(find, item, pack.contents[item.file]) })),
    installed: installed && {
      version: installed.version,
      at: installed.at.toISOString(),
      by: installed.by === null ? null : (names.get(installed.by) ?? null),
    },
    isNewer:
      installed !== null &&
      (compareVersions(version, installed.version) > 0 ||
        (version === installed.version && canonical(says) !== canonical(installed.contents))),
  };
};
