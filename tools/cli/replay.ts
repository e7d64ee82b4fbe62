import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '#kernel/config.ts';
import { ensureDemo } from '#tools/demo/create.ts';
import { openInstallation } from '#tools/installation.ts';
import { readMessages } from '#tools/replay/messages.ts';
import { type ReplayResult, replay } from '#tools/replay/replay.ts';
import { LINLI_LIMITS } from '#tools/unhindered.ts';
import { progress, report, table } from './output.ts';
import { type Proven, verificationLines, verifyAll } from './verify.ts';

interface ReplayCommand {
  input: string;
  url?: string;
  limit?: string;
  lanes: string;
  seed: string;
  keep?: string;
  json?: boolean;
}

const usage = `
Reads JSON lines with the fields id, title, time and text. Each message is sent as a resident's report, in order of time, through the public
HTTP API; simulated staff then take every case through the case loop: about 1 in 25 is rejected, 1 in 12 is returned by its first handler, and
some are put on hold, supervised, reworked or reopened (probabilities: tools/simulator/outcomes.ts). They are filed as each case type in turn.
The messages' places are anonymised, so they are mapped deterministically: the first district word (A3区) selects the street, the first finer
word (…小区, …路, …村) the community and grid; without one, the title selects the community (tools/simulator/places.ts).
Without --url, a temporary server and database are used, and all chains are verified at the end.
Stage times are those of the replay, not of the years in which the messages were written.`;

export function register(command: Command): void {
  command
    .requiredOption('--input <file>', 'messages as JSON lines')
    .option('--url <address>', 'a running demo district instead of an own one')
    .option('--limit <n>', 'only the first n messages')
    .option('--lanes <n>', 'cases carried at the same time', '8')
    .option('--seed <n>', 'another seed gives other outcomes', '1')
    .option('--keep <folder>', 'use and keep this data folder, e.g. for `DATA_DIR=<folder> linli verify` afterwards')
    .option('--json', 'end with one line of JSON')
    .addHelpText('after', usage)
    .action(run);
}

/** A server of the replay's own, with a fresh demo district. */
const openOwn = async (keep: string | undefined) => {
  const dataDir = keep ? path.resolve(keep) : mkdtempSync(path.join(tmpdir(), 'linli-replay-'));
  const remove = () => (keep ? undefined : rmSync(dataDir, { recursive: true, force: true }));
  try {
    const installation = await openInstallation({ dataDir, log: progress });
    await ensureDemo({ ...installation, log: progress });
    const { serve } = await import('#server/main.ts');
    const config = readConfig(
      { ...process.env, PORT: '0', LINLI_LIMITS },
      { databaseUrl: installation.appUrl, dataDir, sessionSecret: installation.sessionSecret, distDir: null },
    );
    const server = await serve({ config });
    return {
      url: server.url,
      appUrl: installation.appUrl,
      close: async () => {
        await server.close();
        await installation.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
};

const percent = (rate: number | null): string => (rate === null ? '–' : `${(rate * 100).toFixed(1)} %`);
const seconds = (s: number | null): string => (s === null ? '–' : s < 1 ? `${Math.round(s * 1000)} ms` : `${s.toFixed(1)} s`);

const lines = (r: ReplayResult, v: Proven | null): string[] => [
  ...table([
    ['state', 'cases'],
    ...Object.entries(r.states)
      .filter(([, n]) => n !== 0)
      .map(([s, n]) => [s, String(n)]),
    ['sum', String(Object.values(r.states).reduce((a, b) => a + b, 0))],
  ]),
  '',
  `${r.reports} reports acknowledged, ${r.cases} cases, ${r.lost} lost, ${r.seconds.toFixed(0)} s`,
  `the supervisor counts ${r.district.cases} cases in the district`,
  `three rates: response ${percent(r.rates.response)}, solved ${percent(r.rates.solved)}, satisfied ${percent(r.rates.satisfied)}`,
  '',
  ...table([['action', 'times'], ...Object.entries(r.actions).map(([a, n]) => [a, String(n)])]),
  '',
  ...table([
    ['time in state', 'median', 'p90', 'stays'],
    ...r.stages.filter((s) => s.count > 0).map((s) => [s.state, seconds(s.medianSeconds), seconds(s.p90Seconds), String(s.count)]),
  ]),
  ...(v ? ['', ...verificationLines(v)] : []),
];

async function run(options: ReplayCommand): Promise<void> {
  const messages = readMessages(options.input).slice(0, options.limit === undefined ? undefined : Number(options.limit));
  const own = options.url === undefined ? await openOwn(options.keep) : null;
  try {
    const result = await replay(messages, {
      url: options.url ?? own?.url ?? '',
      lanes: Number(options.lanes),
      seed: Number(options.seed),
      progress,
    });
    const verification = own ? await verifyAll(own.appUrl, null, progress) : null;
    report(options.json === true, { ...result, ...(verification ? { verified: verification } : {}) }, () => lines(result, verification));
    const sum = Object.values(result.states).reduce((a, b) => a + b, 0);
    if (result.lost > 0 || sum !== result.reports || (own && result.district.cases !== sum) || verification?.broken.length)
      process.exitCode = 1;
  } finally {
    await own?.close();
  }
}
