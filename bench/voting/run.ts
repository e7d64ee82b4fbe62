import { type ChildProcess, fork } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import path from 'node:path';
import { v7 } from 'uuid';
import { readBundle } from '#contract/votes/bundle.ts';
import type { Marks } from '#contract/votes/model.ts';
import { audit } from '#kernel/audit.ts';
import { readConfig } from '#kernel/config.ts';
import { systemAccess } from '#kernel/db.ts';
import { createKernel } from '#kernel/kernel.ts';
import { createModules } from '#server/app.ts';
import { oracle } from '#tools/voting/oracle.ts';
import { round } from '../intake/figures.ts';
import { quantile } from '../territory/quantile.ts';
import { createVotingWorld, questions, type VotingWorld } from './world.ts';

export interface VotingFigures {
  readonly votes: number;
  /** Ballots whose voter was told that they are in, and that are not, or say something else. */
  readonly lost: number;
  /** Entries with more than one ballot, or counted twice. */
  readonly doubled: number;
  readonly equalsOracle: boolean;
  readonly p99Ms: number;
}

/** What a phone sends, again and again the same until it has an answer. */
interface Ballot {
  readonly key: string;
  readonly cookie: string;
  readonly body: string;
  readonly marks: Marks;
}
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ballotsOf = ({ voters }: VotingWorld): Ballot[] =>
  voters.map(({ key, cookie }, n) => {
    const say = (from: number): 'yes' | 'no' | 'abstain' => (n % 10 < from ? 'yes' : n % 10 < 9 ? 'no' : 'abstain');
    const chosen = questions[2]?.options.filter((_, i) => (n + i) % 3 !== 0).slice(0, 5);
    const marks: Marks = { manager: say(6), fund: say(7), committee: { chosen: (chosen ?? []).map(({ id }) => id) } };
    const receipt = Array.from({ length: 16 }, () => letters[randomInt(32)]).join('');
    return { key, cookie, marks, body: JSON.stringify({ id: v7(), key, marks, receipt }) };
  });

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** Starts the program as a process of its own. @returns once it answers */
const startServer = (given: object): Promise<ChildProcess> => {
  const child = fork(path.join(import.meta.dirname, 'server.ts'), { stdio: ['ignore', 2, 2, 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('exit', (exit) => reject(new Error(`the server ended unexpectedly (${exit})`)));
    child.once('message', (said: { error?: string }) => {
      child.removeAllListeners('exit');
      if (said.error === undefined) resolve(child);
      else reject(new Error(said.error));
    });
    child.send(given);
  });
};

/** Ends a process of ours at once, as a power cut would. */
const kill = async (child: ChildProcess): Promise<void> => {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
};
const stop = async (child: ChildProcess): Promise<void> => {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.disconnect();
  await gone;
};

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const send = (url: URL, { cookie, body }: Ballot): Promise<number> =>
  new Promise((resolve) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-linli': '1',
      'x-jurisdiction': '530799',
      cookie,
    };
    const sent = request(url, { method: 'POST', headers, agent, timeout: 20_000 }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.on('error', () => resolve(0));
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve(0));
    sent.end(body);
  });
/** A phone that opens the ballot paper, long before its owner votes. */
const look = (url: URL, { cookie }: Ballot): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { headers: { 'x-jurisdiction': '530799', cookie }, agent, timeout: 20_000 }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`a ballot paper was answered with ${answer.statusCode}`)),
      );
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', reject);
    asked.end();
  });
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends all ballots at their moments, a fifth twice, and each until it is answered, by turns to each server as a proxy in front of them would; calls
 * `half` once when half are in. A ballot's time runs from its first try to its answer, whatever happened between.
 */
const sendAll = async (
  ports: readonly number[],
  voteId: string,
  ballots: readonly Ballot[],
  seconds: number,
  half: () => Promise<void>,
) => {
  const urls = ports.map((port) => new URL(`http://127.0.0.1:${port}/api/my-votes/${voteId}/ballots`));
  const begun = performance.now();
  const times: number[] = [];
  const told = new Set<string>();
  const refused: number[] = [];
  let [tries, down] = [0, Promise.resolve() as Promise<unknown>];
  let killed = false;
  const one = async (ballot: Ballot, turn: number): Promise<void> => {
    const from = performance.now();
    for (let tried = 0; ; tried++) {
      tries += 1;
      const status = await send(urls[(turn + tried) % urls.length] as URL, ballot);
      if (status >= 200 && status < 300) {
        times.push(performance.now() - from);
        told.add(ballot.key);
        if (!killed && told.size * 2 >= ballots.length) {
          killed = true;
          down = half();
        }
        return;
      }
      if (status >= 400 && status < 500) {
        refused.push(status);
        return;
      }
      // no server answered: each phone has patience of its own
      if (tried % urls.length === urls.length - 1) await pause(100 + randomInt(400));
    }
  };
  const sends: Promise<void>[] = [];
  for (const [n, ballot] of ballots.entries()) {
    const wait = begun + (n / ballots.length) * seconds * 1000 - performance.now();
    if (wait > 0) await pause(wait);
    sends.push(one(ballot, n));
    // a second tap, or a phone that did not see the answer
    if (n % 5 === 0) sends.push(one(ballot, n + 1));
  }
  await Promise.all(sends);
  await down;
  return { times, told, refused, tries, seconds: (performance.now() - begun) / 1000 };
};

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Closes the vote and compares what was told to voters with what is published, and the count with the oracle. */
const compare = async (world: VotingWorld, ballots: readonly Ballot[], told: ReadonlySet<string>) => {
  const { jurisdictionId, voteId, given, owner } = world;
  const kernel = await createKernel(readConfig({}, { ...given, logLevel: 'error' }));
  try {
    const { votes } = createModules(kernel);
    const by = { jurisdictionId, actorId: null, at: new Date() };
    const from = performance.now();
    const text = await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
      await votes.close(tx, { ...by, log: (action, subject, more = {}) => audit(tx, { ...by, action, subject, ...more }) }, voteId, '测算');
      return (await votes.bundle(tx, voteId)).text;
    });
    const closeMs = performance.now() - from;
    const { bundle, faults } = readBundle(text, digest);
    if (!bundle) throw new Error(`the bundle cannot be read: ${JSON.stringify(faults)}`);
    const kept = new Map(bundle.ballots.map((one) => [one.key, one]));
    const lost = ballots.filter(
      ({ key, marks }) => told.has(key) && JSON.stringify(sorted(kept.get(key)?.marks)) !== JSON.stringify(sorted(marks)),
    );
    const { rows } = await owner.query<{ ballots: number; entries: number }>(
      'select count(*)::int as ballots, count(distinct key)::int as entries from vote_ballots where vote_id = $1',
      [voteId],
    );
    const { ballots: all = 0, entries = 0 } = rows[0] ?? {};
    const slow = oracle(bundle.questions, bundle.roll, bundle.ballots);
    // the oracle counts what was sent as well, without the database
    const sent = oracle(
      bundle.questions,
      bundle.roll,
      ballots
        .filter(({ key }) => told.has(key))
        .map(({ key, marks }) => {
          const { heads, area } = bundle.roll.find((one) => one.key === key) as { heads: number; area: number };
          return { key, heads, area, marks };
        }),
    );
    const same = (a: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(bundle.outcome));
    return { lost: lost.length, doubled: all - entries, equalsOracle: faults.length === 0 && same(slow) && same(sent), closeMs, faults };
  } finally {
    await kernel.close();
  }
};
/** The same value with its members in order, as it comes back from jsonb. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, one]) => [name, sorted(one)]),
        )
      : value;

/**
 * An assembly whose last minute brings everybody at once, in an installation of its own with so many servers on one database, of which one is killed in the
 * middle and started again.
 */
export async function measureVoting(
  options: { owners: number; votes: number; seconds: number; servers: number },
  log: (line: string) => void,
): Promise<VotingFigures> {
  const world = await createVotingWorld(options.owners, options.votes, log);
  const servers: ChildProcess[] = [];
  try {
    const ports: number[] = [];
    for (let n = 0; n < options.servers; n++) {
      ports.push(await freePort());
      servers.push(await startServer({ ...world.given, port: ports[n] }));
    }
    const ballots = ballotsOf(world);
    // the assembly has been open for days: a tenth of those who vote at the end look at the paper before, four at a time
    const early = ballots.filter((_, n) => n % 10 === 0);
    const papers = ports.map((port) => new URL(`http://127.0.0.1:${port}/api/my-votes/${world.voteId}`));
    await Promise.all(
      [0, 1, 2, 3].map(async (lane) => {
        for (let n = lane; n < early.length; n += 4) await look(papers[(n >> 2) % papers.length] as URL, early[n] as Ballot);
      }),
    );
    const { times, told, refused, tries, seconds } = await sendAll(ports, world.voteId, ballots, options.seconds, async () => {
      const from = performance.now();
      await kill(servers.shift() as ChildProcess);
      servers.push(await startServer({ ...world.given, port: ports[0] }));
      log(`a server was killed with half of the ballots in, and answered again after ${((performance.now() - from) / 1000).toFixed(1)} s`);
    });
    log(
      `${told.size} ballots in, ${tries} tries in ${seconds.toFixed(1)} s, ${refused.length} refused, p50 ${quantile(times, 0.5).toFixed(1)} ms`,
    );
    while (servers.length > 0) await stop(servers.pop() as ChildProcess);
    const { lost, doubled, equalsOracle, closeMs, faults } = await compare(world, ballots, told);
    for (const fault of faults) log(JSON.stringify(fault));
    log(`closed, counted and bundled in ${closeMs.toFixed(0)} ms`);
    return { votes: told.size, lost: lost + refused.length, doubled, equalsOracle, p99Ms: round(quantile(times, 0.99), 1) };
  } finally {
    agent.destroy();
    while (servers.length > 0) await kill(servers.pop() as ChildProcess);
    await world.close();
  }
}
