import { type Command, InvalidArgumentError } from 'commander';
import { round } from '../../bench/intake/figures.ts';
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
}

async function intake(options: Options): Promise<void> {
  const [{ createWorld }, { compare }] = await Promise.all([
    import('../../bench/intake/world.ts'),
    import('../../bench/intake/compare.ts'),
  ]);
  const world = await createWorld(progress);
  try {
    const { ratio, ours, bare, acknowledged } = await compare(world, options, progress);
    const keys = Object.keys(ratio);
    const figures = (of: typeof ours) =>
      Object.fromEntries(Object.entries(of).map(([key, f]) => [key, { rps: round(f.rps, 0), p50: round(f.p50, 2), p99: round(f.p99, 2) }]));
    const result = {
      ratio: Object.fromEntries(keys.map((key) => [key, round(ratio[key] ?? 0, 3)])),
      ours: figures(ours),
      bare: figures(bare),
    };
    const rows = keys.map((key) => {
      const [a, b] = [result.ours[key], result.bare[key]];
      return [
        key.slice(1),
        `${a?.rps}/s`,
        `${a?.p50} ms`,
        `${a?.p99} ms`,
        `${b?.rps}/s`,
        `${b?.p50} ms`,
        `${b?.p99} ms`,
        String(result.ratio[key]),
      ];
    });
    report(options.json === true, result, () => [
      ...table([['connections', 'ours', 'p50', 'p99', 'bare', 'p50', 'p99', 'ratio'], ...rows]),
      `all ${acknowledged.ours} + ${acknowledged.bare} answers were 201, and each is in the database exactly once`,
    ]);
  } finally {
    await world.close();
  }
}
