import type { PackChoice } from '#contract/packs/api.ts';
import type { Pack } from '#contract/packs/pack.ts';
import { audit, type By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { publish } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { inOrderOfLinks } from '../domain/order.ts';
import { compareVersions } from '../domain/versions.ts';
import { contentKey, type FindKind, planOf } from '../plan.ts';
import { brokenSeals } from '../sealing.ts';
import { findInstalled, installedPacks, putInstalled } from '../store/packs.ts';

export interface Installing {
  readonly choices: readonly PackChoice[];
  readonly reason: string | null;
  /** Day in Shanghai from which what it brings holds; null: at once. */
  readonly effectiveOn: string | null;
  /** The plan that was looked at; null: whatever is there. */
  readonly seen: string | null;
}

/**
 * Installs a pack in a transaction, or another version of one: publishes what differs, and keeps what the pack said for later comparisons.
 * Who may is for the caller to ask.
 * @returns how many definitions got a version
 * @throws packs.altered, packs.older, packs.needs_missing, packs.changed, packs.undecided, packs.blocked, and what publishing throws
 */
export const carryOut = async (tx: Tx, by: By, find: FindKind, pack: Pack, given: Installing): Promise<number> => {
  const { jurisdictionId } = by;
  const { code, version, needs, title } = pack.manifest;
  const [broken] = brokenSeals(pack);
  if (broken) fail('packs.altered', { file: broken.file });
  const installed = await findInstalled(tx, jurisdictionId, code);
  if (installed && compareVersions(version, installed.version) < 0) fail('packs.older', { version, installed: installed.version });
  const there = new Set((await installedPacks(tx, jurisdictionId)).map((one) => one.code));
  const missing = needs.filter((needed) => !there.has(needed));
  if (missing.length > 0) fail('packs.needs_missing', { packs: missing.join('、') });
  const plan = await planOf(tx, find, { jurisdictionId, pack, installed, choices: given.choices });
  if (given.seen !== null && given.seen !== plan.seen) fail('packs.changed');
  const undecided = plan.parts.reduce((sum, { conflicts }) => sum + conflicts.filter(({ taken }) => taken === null).length, 0);
  if (undecided > 0) fail('packs.undecided', { count: undecided });
  const contents = Object.fromEntries(pack.manifest.contents.map((item) => [contentKey(item), pack.contents[item.file]]));
  if (!(await putInstalled(tx, by, installed?.revision ?? 0, { code, version, contents }))) fail('packs.changed');
  let published = 0;
  for (const { item, kind, isSame, after, newest } of inOrderOfLinks(plan.parts)) {
    if (isSame) continue;
    const read = (kind.strict ?? kind.schema).safeParse(after);
    if (!read.success) return fail('packs.blocked', { file: item.file, at: read.error.issues[0]?.path.join('.') ?? '' });
    const { reason, effectiveOn } = given;
    await publish(tx, by, kind, { subject: item.subject, content: read.data, reason, effectiveOn, seen: newest });
    published += 1;
  }
  const kept = plan.parts.flatMap(({ conflicts }) => conflicts).filter(({ taken }) => taken === 'ours').length;
  const data = { version, before: installed?.version ?? null, published, kept, title: title.zh };
  await audit(tx, { ...by, action: 'packs.installed', subject: code, reason: given.reason, data });
  return published;
};
