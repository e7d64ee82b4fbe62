import { readFileSync } from 'node:fs';
import { differences } from '#contract/kernel/definition-diff.ts';
import { type Pack, packFile, packManifest } from '#contract/packs/pack.ts';
import { readConfig } from '#kernel/config.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Jurisdiction } from '#kernel/jurisdictions.ts';
import { createKernel, type Kernel } from '#kernel/kernel.ts';
import { carryOut, findInstalled, installedPacks, packOf, planOf, readPackFile, shippedPacks } from '#modules/packs/index.ts';
import { createModules } from '#server/app.ts';
import { openInstallation } from '#tools/installation.ts';

/** An installation on which packs are looked at from the command line, with all its kinds of definitions. */
export interface Open {
  readonly kernel: Kernel;
  readonly jurisdiction: Jurisdiction;
}

/** Opens the installation for one piece of work. @throws Error where no district is set up */
export const installed = async <T>(work: (open: Open) => Promise<T>): Promise<T> => {
  const installation = await openInstallation({ log: (line) => void process.stderr.write(`${line}\n`), existing: true });
  const { appUrl, dataDir, sessionSecret, masterKeys } = installation;
  const config = readConfig({}, { databaseUrl: appUrl, dataDir, sessionSecret, masterKeys, distDir: null, logLevel: 'error' });
  const kernel = await createKernel(config);
  try {
    createModules(kernel);
    const jurisdiction = await kernel.jurisdictions.default();
    if (!jurisdiction) throw new Error('No district is set up yet: npm run linli -- setup');
    return await work({ kernel, jurisdiction });
  } finally {
    await kernel.close();
    await installation.close();
  }
};

/** A pack by the code of one that comes with the program, or from a file, proven. */
const packFrom = (given: string): Pack =>
  shippedPacks().find(({ manifest }) => manifest.code === given) ?? readPackFile(JSON.parse(readFileSync(given, 'utf8')));

export const listOf = ({ kernel, jurisdiction: { id } }: Open) =>
  kernel.db.read(systemAccess(id), async (tx) => {
    const there = new Map((await installedPacks(tx, id)).map(({ code, version }) => [code, version]));
    return shippedPacks().map(({ manifest: { code, version } }) => ({ code, version, installed: there.get(code) ?? null }));
  });

export const previewOf = ({ kernel, jurisdiction: { id } }: Open, given: string) =>
  kernel.db.read(systemAccess(id), async (tx) => {
    const pack = packFrom(given);
    const { code, version } = pack.manifest;
    const plan = await planOf(tx, kernel.definitions.find, {
      jurisdictionId: id,
      pack,
      installed: await findInstalled(tx, id, code),
      choices: [],
    });
    const parts = plan.parts.map(({ item, before, after, isSame, conflicts }) => ({
      kind: item.kind,
      subject: item.subject,
      standing: isSame ? 'same' : before === null ? 'new' : 'changed',
      changes: before === null || isSame ? [] : differences(before, after).map(({ path }) => path.join(' · ')),
      conflicts: conflicts.map(({ path }) => path.join(' · ')),
    }));
    return { code, version, parts };
  });

/** Installs a pack. @param keep the side that wins whatever both changed; null: such a pack is refused */
export const installFrom = ({ kernel, jurisdiction: { id } }: Open, given: string, reason: string, keep: 'ours' | 'theirs' | null) =>
  kernel.db.write(systemAccess(id), async (tx) => {
    const pack = packFrom(given);
    const { code, version } = pack.manifest;
    const { find } = kernel.definitions;
    const plan = await planOf(tx, find, { jurisdictionId: id, pack, installed: await findInstalled(tx, id, code), choices: [] });
    const choices =
      keep === null
        ? []
        : plan.parts.flatMap(({ item: { kind, subject }, conflicts }) => conflicts.map(({ at }) => ({ kind, subject, at, take: keep })));
    const by = { jurisdictionId: id, actorId: null, at: kernel.clock.now() };
    const published = await carryOut(tx, by, find, pack, { choices, reason, effectiveOn: null, seen: null });
    return { code, version, published };
  });

/** Registers of an installation as a signed pack. */
export const exportTo = async (
  { kernel, jurisdiction }: Open,
  { code, version, zh, en, registers }: { code: string; version: string; zh: string; en: string; registers: readonly string[] },
) => {
  const manifest = packManifest.omit({ contents: true }).parse({ code, version, title: { zh, en }, help: { zh, en }, needs: [] });
  const contents = registers.map((subject) => ({ kind: 'registers.register', subject }));
  const trust = { jurisdiction, ring: await kernel.keys.of(jurisdiction.id) };
  const made = await kernel.db.read(systemAccess(jurisdiction.id), (tx) =>
    packOf({ shipped: shippedPacks }, tx, trust, { manifest, contents }),
  );
  return packFile.parse(made);
};
