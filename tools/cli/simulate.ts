import { type Command, InvalidArgumentError } from 'commander';
import { progress, report } from './output.ts';

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number above 0 is needed');
  return value;
};

export function register(command: Command): void {
  command
    .command('points')
    .description('Play random acts against the ledger of points and compare it with a model in memory')
    .option('--seed <n>', 'another seed plays other acts', whole, 1)
    .option('--acts <n>', 'how many acts', whole, 100_000)
    .option('--batch <n>', 'acts of one transaction', whole, 50)
    .option('--processes <n>', 'server processes', whole, 4)
    .option('--json', 'end with one line of JSON: {"acts":n,"mismatches":n,"negative":n,"oversold":n}')
    .addHelpText(
      'after',
      `
People earn, spend, book ahead, use, give back, are refunded and ask again; they buy vouchers of offers with few pieces, show them – also to phones without a
network, twice, too late, to the wrong shop –, hand them back; goods come and go, merchants' sheets close and what was settled is refunded; points, holds and
vouchers run out; rival devices want one balance, one hold, one id, the last pieces, one voucher at once; server processes kill themselves in the middle of a transaction or before they answer; the database is ended at once and starts again. It plays in a
cluster of its own, durable as in production, that is removed afterwards. Each process sends its acts in transactions of --batch, in turn, for that is what
makes a million acts possible in minutes; acts of rivals have a transaction each. Outcomes, every lot, offer,
voucher and sheet, and what the auditor finds are compared with a model that shares no code with ledger and offers; "oversold" counts pieces sold that the
book of the stock does not have. Exit status 1 when anything differs.`,
    )
    .action(points);
}

async function points(options: { seed: number; acts: number; batch: number; processes: number; json?: boolean }): Promise<void> {
  const [{ simulate }, { ownWorld }] = await Promise.all([
    import('#tools/simulator/points/run.ts'),
    import('#tools/simulator/points/world.ts'),
  ]);
  const world = await ownWorld(progress);
  try {
    const from = performance.now();
    const { found, crashes, ...result } = await simulate(world, options, progress);
    for (const line of found) progress(line);
    progress(
      `${((performance.now() - from) / 1000).toFixed(0)} s, ${crashes.server} crashes of server processes, ${crashes.database} of the database`,
    );
    report(options.json === true, result, () => [
      `${result.acts} acts: ${result.mismatches} mismatches, ${result.negative} balances below zero, ${result.oversold} oversold`,
    ]);
    if (result.mismatches + result.negative + result.oversold > 0) process.exitCode = 1;
  } finally {
    await world.close();
  }
}
