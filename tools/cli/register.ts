import { createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { readConfig } from '#kernel/config.ts';
import { execute, systemAccess } from '#kernel/db.ts';
import { AppError } from '#kernel/errors.ts';
import { createKernel, type Kernel } from '#kernel/kernel.ts';
import { permissionsOf } from '#kernel/permissions.ts';
import { errorSentence } from '#kernel/words.ts';
import { bringTable, inspectFile, messageOf, registerFile } from '#modules/registers/index.ts';
import { createModules } from '#server/app.ts';
import { openInstallation } from '#tools/installation.ts';
import { language, progress, report, table } from './output.ts';

const usage = `
Tells what a workbook (xlsx) or CSV (UTF-8, GBK, GB 18030, UTF-16) is before anything is stored: the row of its heading as the spreadsheet counts
(titles above are passed over; a heading of two rows is joined by / and the last of them is told), how many rows it has without blank ones and totals,
what each column seems to hold, and every cell that is not what it should be. "mended" is what such a cell is read as where that leaves no doubt, and
null where somebody has to correct it.`;

/** Faults of a column that are shown to people; --json names all. */
const shown = 5;

const infer = async (file: string, { json }: { json?: boolean }): Promise<void> => {
  const found = await inspectFile(readFileSync(file), { signal: new AbortController().signal });
  const columns = found.columns.map(({ heading, guess, faults }) => ({
    heading,
    type: guess.type,
    ...(guess.unit !== null && { unit: guess.unit }),
    ...(guess.type === 'choice' && { options: guess.options }),
    filled: guess.filled,
    faults: faults.map((fault) => ({ row: fault.row, code: fault.code, message: messageOf(language, fault), mended: fault.now })),
  }));
  report(json === true, { headerRow: found.headerRow, rows: found.rows, columns }, () => [
    `heading in row ${found.headerRow}, ${found.rows} rows`,
    ...table([
      ['column', 'type', 'filled', 'faults'],
      ...columns.map(({ heading, type, unit, filled, faults }) => [
        heading || '–',
        unit ? `${type} (${unit})` : type,
        `${filled}`,
        `${faults.length}`,
      ]),
    ]),
    ...columns.flatMap(({ faults }) => faults.slice(0, shown).map(({ row, message }) => `row ${row}: ${message}`)),
  ]);
};

/** Says errors of the platform in words. */
const told =
  <O>(run: (file: string, options: O) => Promise<void>) =>
  (file: string, options: O): Promise<void> =>
    run(file, options).catch((error: unknown) => {
      throw error instanceof AppError ? new Error(errorSentence(language, error.code, error.data), { cause: error }) : error;
    });

/** Whoever designs registers in a jurisdiction and fills them in everywhere: the account of a supervisor with the rights of a clerk. */
const designerIn = async ({ db }: Kernel, code: string | undefined): Promise<Viewer> => {
  const { rows } = await db.pool.query<{ id: string; root: string }>(
    'select j.id, j.root_path::text as root from jurisdictions j where $1::text is null or j.root_path = $1::ltree',
    [code ?? null],
  );
  const [found] = rows;
  if (!found || rows.length > 1) throw new Error(found ? 'name the jurisdiction: --jurisdiction CODE' : 'there is no such jurisdiction');
  const { rows: posts } = await db.read(systemAccess(found.id), (tx) =>
    execute<{ account: string }>(
      tx,
      "select p.account_id as account from posts p where p.jurisdiction_id = :jurisdiction and p.role = 'supervisor' order by p.id limit 1",
    ),
  );
  const account = posts[0]?.account;
  if (account === undefined) throw new Error('the jurisdiction has no supervisor in whose name the register could be made');
  const post = {
    id: account,
    role: 'clerk' as const,
    roleName: null,
    permissions: permissionsOf('clerk'),
    areaPath: found.root,
    organisationId: null,
  };
  return {
    accountId: account,
    name: '',
    anonymous: false,
    mustChangePassword: false,
    mustSetUpSecondFactor: false,
    jurisdictionId: found.id,
    posts: [post],
  };
};

const from = async (file: string, options: { code: string; jurisdiction?: string; back?: string; json?: boolean }): Promise<void> => {
  const begun = performance.now();
  const bytes = readFileSync(file);
  const installation = await openInstallation({ log: progress, existing: true });
  const { appUrl: databaseUrl, dataDir, sessionSecret, masterKeys } = installation;
  const kernel = await createKernel(readConfig({}, { databaseUrl, dataDir, sessionSecret, masterKeys, distDir: null, logLevel: 'error' }));
  try {
    const { context } = createModules(kernel).registers;
    const viewer = await designerIn(kernel, options.jurisdiction);
    const signal = new AbortController().signal;
    const made = await bringTable(context, viewer, { code: options.code, name: path.basename(file), bytes, language, signal });
    const { added, faults, notes } = made.brought;
    if (options.back !== undefined && faults.length === 0) {
      const back = await registerFile(context, viewer, { code: options.code, fileId: made.file }, signal);
      await pipeline(back.bytes, createWriteStream(options.back));
    }
    const equal = options.back === undefined || faults.length > 0 ? null : readFileSync(options.back).equals(bytes);
    const columns = made.found.columns.map(({ heading, type }) => ({ heading, type }));
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    report(options.json === true, { code: options.code, columns, added, faults, notes: notes.length, equal, seconds }, () => [
      faults.length > 0
        ? `the register was made, but ${faults.length} cells cannot be read: nothing was entered`
        : `${added} rows entered in ${seconds} s`,
      ...faults.slice(0, shown).map(({ row, message }) => `row ${row}: ${message}`),
      ...(equal === null ? [] : [equal ? 'what comes out is the file, byte for byte' : 'what comes out is NOT the file']),
    ]);
    if (faults.length > 0 || equal === false) process.exitCode = 1;
  } finally {
    await kernel.close();
    await installation.close();
  }
};

export function register(command: Command): void {
  command
    .command('infer')
    .description('Tell what a workbook or CSV is before anything is stored')
    .argument('<file>')
    .option(
      '--json',
      'one line of JSON: {"headerRow":n,"rows":n,"columns":[{"heading":…,"type":…,"faults":[{"row":n,"code":…,"message":…,"mended":…}]}]}',
    )
    .addHelpText('after', usage)
    .action(told(infer));
  command
    .command('from')
    .description('Make a register of a workbook or CSV with the types that were guessed, and enter its rows')
    .argument('<file>')
    .requiredOption('--code <code>', 'code of the new register')
    .option('--jurisdiction <code>', 'where there are several: the code of the topmost area')
    .option('--back <file>', 'write a CSV again from the rows that were entered, and compare it byte for byte')
    .option('--json', 'one line of JSON: {"code":…,"columns":[…],"added":n,"faults":[…],"notes":n,"equal":true|false|null,"seconds":n}')
    .action(told(from));
}
