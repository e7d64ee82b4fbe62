import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { openArchive } from '#kernel/sheets/zip.ts';
import { checkPackage } from '#modules/archive/index.ts';
import { report } from './output.ts';

/** What was found in a package, with its name. */
type CheckedPackage = { readonly package: string } & ReturnType<typeof checkPackage>;

/** Bytes a package may unpack to. */
const most = 2 ** 30;

/** The files of a package, by name. @throws where it is no zip archive, or unpacks to more than a gigabyte */
const filesOfPackage = (bytes: Buffer): ReadonlyMap<string, Uint8Array> => {
  const archive = openArchive(bytes, most, () => true);
  return new Map(archive.names.filter((name) => !name.endsWith('/')).map((name) => [name, archive.unpack(name) ?? Buffer.alloc(0)]));
};

/** Checks a package, or each one in a bulk package. @param keys public keys somebody knows from elsewhere */
export const checkArchive = (name: string, bytes: Buffer, keys: readonly string[]): CheckedPackage[] => {
  const files = filesOfPackage(bytes);
  const inner = [...files].filter(([one]) => one.endsWith('.zip') && !one.includes('/'));
  return inner.length > 0 && !files.has('case.json')
    ? inner.flatMap(([one, content]) => checkArchive(one, Buffer.from(content), keys))
    : [{ package: name, ...checkPackage(files, keys) }];
};

const lines = (all: readonly CheckedPackage[]): string[] =>
  all.flatMap(({ package: name, number, events, photos, documents, erased, proofs, findings }) => [
    `${name}: case ${number ?? 'unknown'}, ${events} events, ${photos} photos, ${documents} documents, ${proofs} signed days: ${findings.length === 0 ? 'whole' : `${findings.length} faults`}`,
    ...findings.map(({ what, problem }) => `  ${what} ${problem}`),
    ...(erased > 0
      ? [`  ${erased} reports, texts or actors were erased with their salts; that they once stood there is proven, what they were is not`]
      : []),
    ...(proofs === 0 ? ['  no signed day proves it yet: the package was taken out before its first midnight'] : []),
  ]);

export function register(command: Command): void {
  command
    .command('check <file>')
    .description('Check a sealed package of a case, or a bulk of them, by itself: no database, no network')
    .option('--key <base64...>', 'public keys of the archive noted elsewhere; without them the key in the package is believed')
    .option('--json', 'one line of JSON: {"packages":[{"package":…,"number":…,"findings":[{"what":…,"problem":…}]}]}')
    .addHelpText(
      'after',
      '\nCompares every file with its digest and the list of digests with its signature, recomputes every link of the log, texts, reports and photos against\ntheir digests, and the signed days against their roots. Names what was changed; exit status 1 when there is anything.',
    )
    .action((file: string, options: { key?: string[]; json?: boolean }) => {
      const packages = checkArchive(file, readFileSync(file), options.key ?? []);
      report(options.json === true, { packages }, () => lines(packages));
      if (packages.some(({ findings }) => findings.length > 0)) process.exitCode = 1;
    });
}
