import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Entry {
  version: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, Entry>;
}

const systems = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'openharmony'];
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64'];

/** Where Node would find `name` from the package at `place`, among the locked ones. */
function resolve(lock: Lock, place: string, name: string): string | null {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (lock.packages[candidate]) return candidate;
    if (!folder) return null;
  }
}

/** Packages of other platforms carry system, processor and C library in their name. */
function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> {
  const words = name.split('/').at(-1)!.split('-');
  const os = systems.find((one) => words.includes(one));
  const cpu = processors.find((one) => words.includes(one));
  const libc =
    os !== 'linux'
      ? undefined
      : words.some((word) => word.startsWith('musl'))
        ? 'musl'
        : words.some((word) => word.startsWith('gnu'))
          ? 'glibc'
          : undefined;
  return { ...(os ? { os: [os] } : {}), ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}) };
}

/**
 * Finds packages of other platforms that the lock file should name but does not: npm leaves out what its registry does not carry, and
 * `npm ci` then refuses the file. With `fix`, adds them.
 */
export function findLockGaps(root: string, fix: boolean): string[] {
  const file = path.join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  const gaps: string[] = [];
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const platform = platformOf(name);
      if (resolve(lock, place, name) || !platform.os || !/^\d+\.\d+\.\d+[^ ]*$/.test(version)) continue;
      gaps.push(`package-lock.json lacks ${name}; run: npm run lint -- --fix`);
      lock.packages[`node_modules/${name}`] = { version, ...platform, ...(dev ? { dev } : {}), optional: true };
    }
  }
  if (!fix || gaps.length === 0) return gaps;
  const { '': first, ...rest } = lock.packages;
  lock.packages = { '': first as Entry, ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en'))) };
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  return [];
}
