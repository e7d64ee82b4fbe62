import { type Command, InvalidArgumentError } from 'commander';
import { type Figures, round } from '../../bench/intake/figures.ts';
import { progress, report, table } from './output.ts';

const usage = `
Sends the same reports, made of real place words and points of the demo district, to the whole intake and to a bare Fastify + pg endpoint
that inserts one case and one event in a transaction. Both run in processes of their own over one durable PostgreSQL in a temporary
folder, in turn; the figures are medians over rounds. Ends with an error unless every answer was 201 and the database holds each
acknowledged report exactly once. See bench/README.md.`;

const positive = (text: string): number => {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('a number above 0 is needed');
  return value;
};
const counts = (text: string): number[] => {
  const values = text.split(',').map(Number);
  if (!values.every((n) => Number.isInteger(n) && n > 0)) throw new InvalidArgumentError('whole numbers, separated by commas, are needed');
  return values;
};

interface Options {
  seconds: number;
  rounds: number;
  connections: number[];
  profile: boolean;
  json?: boolean;
}

export function register(command: Command): void {
  command
    .command('intake')
    .description('Compare full intake over HTTP with a bare endpoint')
    .option('--seconds <n>', 'length of a round', positive, 4)
    .option('--rounds <n>', 'rounds of each server at each number of connections', positive, 3)
    .option('--connections <list>', 'numbers of connections', counts, [1, 8, 32])
    .option('--no-profile', 'do not look into where the time goes')
    .option('--json', 'end with one line of JSON: {"ratio":{"c1":r,…},"ours":{"c1":{"rps":n,"p50":ms,"p99":ms},…},"bare":{…}}')
    .addHelpText('after', usage)
    .action(intake);
  command
    .command('desk')
    .description('Time what desks ask for over a large number of cases')
    .option('--cases <n>', 'cases in the district', positive, 1_000_000)
    .option('--json', 'end with one line of JSON: {"cases":n,"answers":[{"who":…,"question":…,"p50":ms,"worst":ms}],"spike":{…}}')
    .addHelpText(
      'after',
      '\nFills a temporary demo district with synthetic cases, 99 of 100 of them ended, and asks over HTTP what each kind of desk asks for when\nit opens; then 256 people report at once. A million cases take some minutes and 2 GB of disk.',
    )
    .action(desk);
  command
    .command('cases')
    .description('Measure the case engine over a large number of cases')
    .option('--cases <n>', 'cases in the district', positive, 1_000_000)
    .option('--seconds <n>', 'length of a round of whole lives', positive, 8)
    .option('--spike-seconds <n>', 'how long 300 reports a second arrive', positive, 120)
    .option(
      '--json',
      'end with one line of JSON: {"cyclesPerSecond":n,"cycleRatio":r,"queue":{"p50":ms,"p99":ms,"ratio":r},"page":{…},"counts":{"p50":ms,"p99":ms},"overdue":{…},"handlerAll":{…},"overview":{…},"spike":{"sent":n,"errors":n,"p99":ms}}',
    )
    .addHelpText(
      'after',
      '\nFills a temporary demo district, counts its figures, and asks over HTTP for a queue and a case page beside a bare endpoint that sends the same rows,\nfor counts, what is overdue in a street, all of a handler, and the overview of 30 days; lets cases live through all nine steps beside the same steps in\nbare SQL; then arrivals jump from 5 to 300 a second. A million cases take about ten minutes and 4 GB of disk. See bench/README.md.',
    )
    .action(cases);
  command
    .command('kit')
    .description('Measure what modules share: finding persons, forms, documents, sealed values')
    .option('--persons <n>', 'persons in the district', positive, 1_000_000)
    .option('--households <n>', 'households in the district', positive, 500_000)
    .option('--json', 'end with one line of JSON: {"findP95Ms":ms,"formMs":ms,"expressionUs":us,"pdfMs":ms,"revealPageMs":ms,"find":{…}}')
    .addHelpText(
      'after',
      '\nFills a temporary demo district with invented persons and households through their modules and looks for them over HTTP as a supervisor does. A million\npersons take some minutes and 2 GB of disk.',
    )
    .action(kit);
  command
    .command('registers')
    .description('Time a full register beside a typed table of the same content')
    .option('--rows <n>', 'rows of the register', positive, 1_000_000)
    .option(
      '--json',
      'end with one line of JSON: {"page":{"p50":ms,"p95":ms,"ratio":r},"filter":{…},"group":{…},"importRowsPerSecond":n,"exportRowsPerSecond":n}',
    )
    .addHelpText(
      'after',
      '\nFills a register of a temporary demo district, asks for a page, a filter on two fields and groups with a sum as its page does, and in turn for the same\nof a typed table by plain SQL; imports a workbook of 20,000 rows and exports 100,000. A million rows take about ten minutes and 3 GB of disk.',
    )
    .action(registers);
  command
    .command('field')
    .description('Replay a month of work in the field, a fifth of it cut and sent again')
    .option('--connections <n>', 'phones that send at a time', positive, 16)
    .option(
      '--json',
      'end with one line of JSON: {"seconds":s,"errors":n,"lost":n,"doubled":n,"daySyncS":s,"initialKb":n,"offlineOpenMs":ms}',
    )
    .addHelpText(
      'after',
      '\nAn installation of its own that is removed afterwards: 500 workers with sessions issued beforehand, 240 points; 15,000 scans, 5,000 visits\nand 2,500 reports over HTTP. A fifth is cut and sent again, half before it has arrived, half once the answer is on its way; then what was sent is\ncompared with the database. A browser opens the day without network, and its outbox sends 60 scans with 40 photos of 300 kB through a TCP proxy of\n750 kbit/s and 400 ms. About ten minutes. See bench/README.md.',
    )
    .action(field);
  command
    .command('points')
    .description('Measure the ledger of points beside bare SQL, and with many entries')
    .option('--accounts <n>', 'people with points', positive, 100_000)
    .option('--entries <n>', 'entries for balances and statements', positive, 10_000_000)
    .option('--seconds <n>', 'length of a round', positive, 5)
    .option('--rounds <n>', 'rounds of each side', positive, 3)
    .option('--json', 'end with one line of JSON: {"ratio":{"c8":r,"c32":r,"hot":r},"statementP99Ms":ms,"balanceP99Ms":ms}')
    .addHelpText(
      'after',
      '\nTransfers at 8 and 32 connections between people and out of one budget, in turn with bare SQL in the same database that locks, writes a transfer and two\nentries and changes two balances; then as many entries as asked for: balances, pages of statements, and the auditor, who must find nothing. Ten\nmillion entries take about ten minutes and 8 GB of disk.',
    )
    .action(points);
  command
    .command('voting')
    .description('Let an assembly vote in its last minute while a server is killed')
    .option('--owners <n>', 'owners on the roll', positive, 20_000)
    .option('--votes <n>', 'ballots that are cast', positive, 5_000)
    .option('--seconds <n>', 'time within which they come', positive, 60)
    .option('--servers <n>', 'servers on one database, of which one is killed', positive, 2)
    .option('--json', 'end with one line of JSON: {"votes":n,"lost":0,"doubled":0,"equalsOracle":true,"p99Ms":ms}')
    .addHelpText(
      'after',
      '\nAn installation of its own that is removed afterwards: owners by heads and area, three questions, sessions issued beforehand. A fifth of the ballots is\nsent twice at once; when half are in, one of the servers is killed (SIGKILL) and started again, and what was not answered is sent again. Then the vote is\nclosed, its bundle is compared with what voters were told, and the slow oracle counts it. About three minutes. See bench/README.md.',
    )
    .action(voting);
  command
    .command('scorecards')
    .description('Score a district over a year, look at one subject while a month runs, compare a corrected month')
    .option('--subjects <n>', 'communities that are scored', positive, 1_000)
    .option('--cases <n>', 'cases that were called back', positive, 1_000_000)
    .option('--previews <n>', 'subjects that are looked at', positive, 500)
    .option('--json', 'end with one line of JSON: {"fullS":s,"fullRatio":r,"previewP95Ms":ms,"diffS":s,"incrementalEqualsFull":true}')
    .addHelpText(
      'after',
      '\nAn installation of its own that is removed afterwards: forty indicators over ten classes of matters and four rates, by four ways of scoring, month by\nmonth, beside one statement in SQL for each month; then a running month, 500 exclusions in it, and what would change. About two minutes.',
    )
    .action(scorecards);
  command
    .command('territory')
    .description('Measure area tree, locating and map over the nation and a synthetic city')
    .option('--json', 'end with one line of JSON: {"nationLoadS":s,"subtreeP99Ms":ms,"locatePerSecond":n,"tileP95Ms":ms,"firstMapMs":ms,…}')
    .addHelpText(
      'after',
      '\nAn installation of its own that is removed afterwards: loads every division of the nation through the import and asks for 2,000 pages of\nthe tree; makes a city of 10,000 grids, 50,000 places and 200,000 open cases; locates points over its polygons; asks for tiles of zooms 8 to\n17 and every layer over HTTP, beside a bare endpoint; opens the map in a browser. About four minutes. See bench/README.md.',
    )
    .action(territory);
}

async function scorecards(options: { subjects: number; cases: number; previews: number; json?: boolean }): Promise<void> {
  const { measureScorecards } = await import('../../bench/scorecards/run.ts');
  const figures = await measureScorecards(options, progress);
  report(options.json === true, figures, () => table(Object.entries(figures).map(([name, value]) => [name, JSON.stringify(value)])));
}

async function voting(options: { owners: number; votes: number; seconds: number; servers: number; json?: boolean }): Promise<void> {
  const { measureVoting } = await import('../../bench/voting/run.ts');
  const figures = await measureVoting(options, progress);
  report(options.json === true, figures, () => table(Object.entries(figures).map(([name, value]) => [name, JSON.stringify(value)])));
}

async function points(options: { accounts: number; entries: number; seconds: number; rounds: number; json?: boolean }): Promise<void> {
  const { measurePoints } = await import('../../bench/points/run.ts');
  const figures = await measurePoints(options, progress);
  report(options.json === true, figures, () => table(Object.entries(figures).map(([name, value]) => [name, JSON.stringify(value)])));
}

async function cases(options: { cases: number; seconds: number; spikeSeconds: number; json?: boolean }): Promise<void> {
  const { measureCases } = await import('../../bench/cases/run.ts');
  const figures = await measureCases(options, progress);
  report(options.json === true, figures, () => table(Object.entries(figures).map(([name, value]) => [name, JSON.stringify(value)])));
}

async function registers(options: { rows: number; json?: boolean }): Promise<void> {
  const { measureRegisters } = await import('../../bench/registers/run.ts');
  const figures = await measureRegisters(options, progress);
  report(options.json === true, figures, () => table(Object.entries(figures).map(([name, value]) => [name, JSON.stringify(value)])));
}

async function field(options: { connections: number; json?: boolean }): Promise<void> {
  const { measureField } = await import('../../bench/field/run.ts');
  const figures = await measureField(options, progress);
  report(options.json === true, figures, () => table(Object.entries(figures).map(([name, value]) => [name, String(value)])));
}

async function territory(options: { json?: boolean }): Promise<void> {
  const { measureTerritory } = await import('../../bench/territory/run.ts');
  const figures = await measureTerritory(progress);
  report(options.json === true, figures, () => table(Object.entries(figures).map(([name, value]) => [name, String(value)])));
}

async function kit(options: { persons: number; households: number; json?: boolean }): Promise<void> {
  const { measureKit } = await import('../../bench/kit/run.ts');
  const { find, ...figures } = await measureKit(options, progress);
  report(options.json === true, { ...figures, find }, () =>
    table([
      ...Object.entries(find).map(([kind, { p50, p95 }]) => [`find by ${kind}`, `p50 ${p50} ms`, `p95 ${p95} ms`]),
      ...Object.entries(figures).map(([name, value]) => [name, String(value)]),
    ]),
  );
}

async function desk(options: { cases: number; json?: boolean }): Promise<void> {
  const [{ createWorld }, { fill }, { measureDesks }, { spike }] = await Promise.all([
    import('../../bench/intake/world.ts'),
    import('../../bench/desk/fill.ts'),
    import('../../bench/desk/measure.ts'),
    import('../../bench/desk/spike.ts'),
  ]);
  const world = await createWorld(progress);
  try {
    await fill(world.database, options.cases, progress);
    const answers = await measureDesks(world.ours.url, progress);
    const peak = await spike(world);
    report(options.json === true, { cases: options.cases, answers, spike: peak }, () => [
      ...table([
        ['desk', 'question', 'p50', 'worst'],
        ...answers.map((a) => [a.who, a.question, `${a.p50.toFixed(1)} ms`, `${a.worst.toFixed(1)} ms`]),
      ]),
      `${peak.connections} people report at once: ${peak.acknowledged} acknowledged at ${peak.rps.toFixed(0)}/s, p50 ${peak.p50.toFixed(0)} ms, p99 ${peak.p99.toFixed(0)} ms, other answers: ${JSON.stringify(peak.others)}`,
    ]);
  } finally {
    await world.close();
  }
}

async function intake(options: Options): Promise<void> {
  const [{ createWorld }, { compare }, { profile, profileLines }] = await Promise.all([
    import('../../bench/intake/world.ts'),
    import('../../bench/intake/compare.ts'),
    import('../../bench/intake/profile.ts'),
  ]);
  const world = await createWorld(progress);
  try {
    const { ratio, ours, bare, acknowledged } = await compare(world, options, progress);
    const rows = Object.entries(ratio).map(([key, value]) => [key.slice(1), ...cells(ours[key]), ...cells(bare[key]), value.toFixed(2)]);
    const lines = [
      ...table([['connections', 'ours', 'p50', 'p99', 'server CPU', 'bare', 'p50', 'p99', 'server CPU', 'ratio'], ...rows]),
      `all ${acknowledged.ours} + ${acknowledged.bare} answers were 201, and each is in the database exactly once`,
      ...(options.profile ? table(profileLines(await profile(world))) : []),
    ];
    if (options.json) for (const line of lines) progress(line);
    const rounded = Object.fromEntries(Object.entries(ratio).map(([key, value]) => [key, round(value, 3)]));
    report(options.json === true, { ratio: rounded, ours: plain(ours), bare: plain(bare) }, () => lines);
  } finally {
    await world.close();
  }
}

const cells = (figures: Figures | undefined): string[] =>
  figures ? [`${figures.rps.toFixed(0)}/s`, ...[figures.p50, figures.p99, figures.cpu].map((ms) => `${ms.toFixed(2)} ms`)] : [];

const plain = (all: Readonly<Record<string, Figures>>) =>
  Object.fromEntries(Object.entries(all).map(([key, f]) => [key, { rps: round(f.rps, 0), p50: round(f.p50, 2), p99: round(f.p99, 2) }]));
