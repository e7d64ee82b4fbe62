import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { brokenSeals, readPackFolder, sealed, shippedFolder } from '#modules/packs/index.ts';
import { problemsOfPack } from '#tools/packs/check.ts';
import { exportTo, installed, installFrom, listOf, previewOf } from '#tools/packs/operate.ts';
import { report, table } from './output.ts';

const usage = `
A pack is a folder of definitions: pack.json says what it is called, its version, which packs it needs and which files belong to it with their checksums;
registers/<code>.json is the content of a register. seal lists the files anew, check says what is wrong. Without folders: every pack of packs/.
list, preview, install and export do what the page of packs does, on an installation that is set up: a pack is a code of those that come with the program, or
a file. What both sides changed is left to the page, unless --keep ours or --keep theirs decides for all of it.`;

const isPack = (folder: string): boolean => existsSync(path.join(folder, 'pack.json'));
/** Folders of packs among what was named: each itself, or those in it. @throws Error where there is none */
const foldersOf = (given: readonly string[]): string[] =>
  (given.length > 0 ? given : [shippedFolder]).flatMap((one) => {
    const folder = path.resolve(one);
    if (isPack(folder)) return [folder];
    const inside = existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
    const packs = inside.filter(isPack).sort();
    if (packs.length === 0) throw new Error(`${one} is no pack: it has no pack.json, nor has a folder in it`);
    return packs;
  });

export function register(command: Command): void {
  command.addHelpText('after', usage);
  command
    .command('seal [folders...]')
    .description('List the files of packs in their pack.json, with checksums')
    .action((folders: string[]) => {
      for (const folder of foldersOf(folders)) {
        const pack = readPackFolder(folder);
        const manifest = sealed(pack);
        writeFileSync(path.join(folder, 'pack.json'), `${JSON.stringify(manifest, null, 2)}\n`);
        report(false, {}, () => [`${manifest.code} ${manifest.version}: ${manifest.contents.length} sealed`]);
      }
    });
  command
    .command('check [folders...]')
    .description('Say what is wrong with packs: seals, definitions, words that lack a language; exits with 1 if anything is')
    .option('--json', 'one line of JSON: {"ok":true,"packs":[{"code":…,"version":…,"problems":["…"]}]}')
    .action((folders: string[], { json }: { json?: boolean }) => {
      const packs = foldersOf(folders).map((folder) => {
        const pack = readPackFolder(folder);
        const problems = [...brokenSeals(pack).map(({ file, what }) => `${file} is ${what}: seal the pack`), ...problemsOfPack(pack)];
        return { code: pack.manifest.code, version: pack.manifest.version, problems };
      });
      const ok = packs.every(({ problems }) => problems.length === 0);
      report(json === true, { ok, packs }, () =>
        packs.flatMap(({ code, version, problems }) => [
          `${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${code} ${version}`,
          ...problems.map((line) => `      ${line}`),
        ]),
      );
      process.exitCode = ok ? 0 : 1;
    });
  command
    .command('list')
    .description('Packs that come with the program, and what is installed')
    .option('--json', 'one line of JSON: {"packs":[{"code":…,"version":…,"installed":…}]}')
    .action(async ({ json }: { json?: boolean }) => {
      const packs = await installed(listOf);
      report(json === true, { packs }, () => table(packs.map(({ code, version, installed: there }) => [code, version, there ?? '—'])));
    });
  command
    .command('preview <pack>')
    .description('What installing a pack would change; nothing is stored')
    .option(
      '--json',
      'one line of JSON: {"code":…,"version":…,"parts":[{"kind":…,"subject":…,"standing":…,"changes":[…],"conflicts":[…]}]}',
    )
    .action(async (pack: string, { json }: { json?: boolean }) => {
      const preview = await installed((open) => previewOf(open, pack));
      report(json === true, preview, () =>
        preview.parts.flatMap(({ kind, subject, standing, changes, conflicts }) => [
          `${standing.padEnd(8)}${kind} ${subject}`,
          ...changes.map((path) => `        ${path}`),
          ...conflicts.map((path) => `        both sides changed ${path}`),
        ]),
      );
    });
  command
    .command('install <pack>')
    .description('Install a pack or upgrade it: all of its definitions or none')
    .requiredOption('--reason <text>', 'why; kept in the audit trail')
    .option('--keep <side>', 'ours or theirs, for whatever both sides changed')
    .option('--json', 'one line of JSON: {"code":…,"version":…,"published":n}')
    .action(async (pack: string, { reason, keep, json }: { reason: string; keep?: string; json?: boolean }) => {
      if (keep !== undefined && keep !== 'ours' && keep !== 'theirs') throw new Error('--keep is ours or theirs');
      const done = await installed((open) => installFrom(open, pack, reason, keep ?? null));
      report(json === true, done, () => [`${done.code} ${done.version} is installed: ${done.published} definitions published`]);
    });
  command
    .command('export <file>')
    .description('Write registers of this installation as a signed pack')
    .requiredOption('--code <code>', 'code of the pack')
    .requiredOption('--pack-version <version>', 'three numbers, such as 1.0.0')
    .requiredOption('--title <zh> <en...>', 'its Chinese and its English title')
    .requiredOption('--registers <codes...>', 'codes of the registers in it')
    .action(async (file: string, given: { code: string; packVersion: string; title: string[]; registers: string[] }) => {
      const [zh = '', en = zh] = given.title;
      const pack = await installed((open) =>
        exportTo(open, { code: given.code, version: given.packVersion, zh, en, registers: given.registers }),
      );
      writeFileSync(file, `${JSON.stringify(pack, null, 2)}\n`);
      report(false, {}, () => [`${file}: ${pack.manifest.contents.length} definitions, signed by ${pack.signature?.name ?? '—'}`]);
    });
}
