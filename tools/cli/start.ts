import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Role } from '#contract/accounts/roles.ts';
import { readConfig } from '#kernel/config.ts';
import { ensureBuilt } from '#tools/build.ts';
import { dataDirOf, openInstallation } from '#tools/installation.ts';
import { addressesOf } from '#tools/setup/addresses.ts';
import { debugging, progress, table } from './output.ts';

interface StartOptions {
  services?: string;
  build: boolean;
  past: boolean;
}

interface Welcome {
  jurisdiction: { demo: boolean };
  demoAccounts: { role: Role; name: string; username: string; phone: string; password: string; area: string }[];
}

const { roles: roleNames } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../i18n/zh-CN/accounts.json'), 'utf8')) as {
  roles: Readonly<Record<Role, string>>;
};

const usage = `
Starts the embedded PostgreSQL (or uses DATABASE_URL), updates the schema, creates the demo district in an empty
installation (use "setup" for a real district), rebuilds the pages if their sources have changed, and starts serving.
Prints "ready <address>" and the demo accounts. Ctrl-C or SIGTERM shuts down cleanly; a second Ctrl-C exits immediately.
After a crash, the next start recovers.`;

export function register(command: Command): void {
  command
    .option('--services <list>', 'services of this process: web, worker or both (LINLI_SERVICES)')
    .option('--no-build', 'serve the last build of the pages, even if their sources have changed')
    .option('--no-past', 'do not create 90 days of past cases in a new demo')
    .addHelpText('after', usage)
    .action(start);
}

async function start(options: StartOptions): Promise<void> {
  const env: NodeJS.ProcessEnv = { ...process.env, ...(options.services ? { LINLI_SERVICES: options.services } : {}) };
  // Whatever can be refused is refused before anything is started.
  const draft = readConfig(env, { databaseUrl: '', dataDir: dataDirOf(), sessionSecret: '' });
  const web = draft.services.includes('web');
  if (web) await checkPort(draft.host, draft.port);

  const shutdown = createShutdown();
  const timed = timer();
  try {
    // A process that runs only part of the services shares the database with its sibling.
    const installation = await timed('database', openInstallation({ log: progress, exclusive: draft.services.length > 1 }));
    shutdown.add(installation.close);
    for (const name of installation.applied) if (debugging) progress(`applied ${name}`);
    const { dataDir, ownerUrl, appUrl, sessionSecret } = installation;
    const { ensureDemo } = await import('#tools/demo/create.ts');
    const { created } = await timed('demo district', ensureDemo({ ...installation, log: progress }));
    const publicUrl = env['PUBLIC_URL'] ?? (await addressesOf(ownerUrl));
    if (web && options.build) await timed('pages', ensureBuilt(progress));
    const { serve } = await timed('loading', import('#server/main.ts'));
    const server = await timed(
      'server',
      serve({ config: readConfig({ ...env, PUBLIC_URL: publicUrl }, { databaseUrl: appUrl, dataDir, sessionSecret }) }),
    );
    shutdown.add(() => server.close());
    await announce(server.url, web);
    timed.total();
    // once people are served: no start waits for it
    if (created && web) await drawEmblems(server.url);
    const given = new AbortController();
    const past = options.past ? givePast({ appUrl, ownerUrl, signal: given.signal }) : Promise.resolve();
    shutdown.add(async () => {
      given.abort();
      await past;
    });
    await past;
    if (web && draft.services.includes('worker')) await simulate(server.url, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

/** A fresh demo is given its past; what goes wrong with it is told and costs nothing else. */
async function givePast(given: { appUrl: string; ownerUrl: string; signal: AbortSignal }): Promise<void> {
  const { ensurePast } = await import('#tools/demo/past/ensure-past.ts');
  await ensurePast({ ...given, log: progress }).catch((error: Error) => {
    if (!given.signal.aborted) progress(`the demo's past cases could not be created: ${error.message}`);
  });
}

/** Brands of a fresh demo are given emblems, and works their pictures; what goes wrong with it is told and costs nothing else. */
async function drawEmblems(url: string): Promise<void> {
  const { giveEmblems } = await import('#tools/demo/emblems.ts');
  await giveEmblems(url).catch((error: Error) => progress(`the demo's emblems could not be drawn: ${error.message}`));
  const { showWorks } = await import('#tools/demo/works.ts');
  await showWorks(url).catch((error: Error) => progress(`the demo's pictures of works could not be drawn: ${error.message}`));
}

/** In a demo, simulated accounts go on reporting and handling; the system administrator's switch stops them. */
async function simulate(url: string, shutdown: ReturnType<typeof createShutdown>): Promise<void> {
  const { jurisdiction } = (await (await fetch(`${url}/api/welcome`)).json()) as Welcome;
  if (!jurisdiction.demo) return;
  const { startSimulation } = await import('#tools/simulator/district.ts');
  shutdown.add(startSimulation({ url, log: progress }).stop);
}

const portError = (host: string, port: number): Promise<NodeJS.ErrnoException | null> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });

/** A predecessor that was told to stop a moment ago gets three seconds to let go. */
async function checkPort(host: string, port: number): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const error = await portError(host, port);
    if (!error) return;
    if (error.code !== 'EADDRINUSE') throw new Error(`port ${port} on ${host} cannot be used: ${error.message}`);
    if (tries > 15) {
      throw new Error(`port ${port} on ${host} is used by another program. Stop it or choose another port, e.g. PORT=8081 npm start`);
    }
    await sleep(200);
  }
}

/** Ends what was started, last first: once, on a signal, when the launcher is gone, or after a failed start. */
function createShutdown(): { add: (end: () => Promise<void>) => void; run: () => Promise<void> } {
  const ends: (() => Promise<void>)[] = [];
  let running: Promise<void> | null = null;
  const run = () => {
    running ??= (async () => {
      for (const end of ends.reverse()) await end().catch((error: Error) => progress(`while stopping: ${error.message}`));
    })();
    return running;
  };
  const onSignal = () => {
    if (running) process.exit(130);
    progress('stopping …');
    void run().then(() => process.exit(0));
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal);
  process.on('disconnect', () => running ?? onSignal());
  process.channel?.unref?.();
  return { add: (end) => ends.push(end), run };
}

function timer() {
  const startedAt = performance.now();
  const timed = async <T>(what: string, work: Promise<T>): Promise<T> => {
    const from = performance.now();
    const result = await work;
    if (debugging) progress(`${what}: ${Math.round(performance.now() - from)} ms`);
    return result;
  };
  const total = () =>
    debugging &&
    progress(
      `ready after ${Math.round(performance.now() - startedAt)} ms, ${Math.round(process.uptime() * 1000)} ms since the process began`,
    );
  return Object.assign(timed, { total });
}

async function announce(url: string, web: boolean): Promise<void> {
  process.stdout.write(`ready ${url}\n`);
  if (!web) return;
  const { demoAccounts } = (await (await fetch(`${url}/api/welcome`)).json()) as Welcome;
  if (demoAccounts.length === 0) return;
  const rows = demoAccounts.map((one) => [`${one.role} ${roleNames[one.role]}`, one.name, one.username, one.password, one.phone, one.area]);
  process.stdout.write(`\n${table([['role', 'name', 'username', 'password', 'phone', 'area'], ...rows]).join('\n')}\n`);
}
