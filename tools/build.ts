import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

// Builds the front ends into dist/<name>. As a program: node tools/build.ts [--force]

const root = path.resolve(import.meta.dirname, '..');
const stampFile = path.join(root, 'dist', '.stamp');
const frontEnds = ['console', 'mobile'] as const;
/** Everything a front end is made of. */
const sources = [...frontEnds, 'ui', 'client', 'contract', 'i18n', 'package-lock.json', 'tools/build.ts'];

const filesBelow = (name: string): string[] => {
  const full = path.join(root, name);
  if (!existsSync(full)) return [];
  if (path.extname(name)) return [name];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
};

function currentStamp(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesBelow))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/** True when dist/ was built from exactly the sources as they are now. */
export const isBuilt = (): boolean => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === currentStamp();

/**
 * Builds what the sources have outgrown, in a process of its own so that the bundler's memory does not stay with the server.
 * @returns whether anything had to be built
 * @throws with the bundler's output when a build fails
 */
export async function ensureBuilt(log: (line: string) => void): Promise<boolean> {
  if (isBuilt()) return false;
  log('building the pages (half a minute, only after changes) …');
  const child = spawn(process.execPath, [import.meta.filename], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (status !== 0) throw new Error(`building the pages failed:\n${output.trim()}`);
  return true;
}

async function build(force: boolean): Promise<void> {
  if (!force && isBuilt()) return;
  const stamp = currentStamp();
  rmSync(stampFile, { force: true });
  const { build: viteBuild } = await import('vite');
  for (const name of frontEnds) {
    await viteBuild({ configFile: path.join(root, name, 'vite.config.ts'), root: path.join(root, name), logLevel: 'warn' });
  }
  compress(path.join(root, 'dist'));
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** Puts a gzip and a Brotli copy beside every text file, so that serving never spends time on compressing. */
function compress(folder: string): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css|html|svg|json|webmanifest)$/.test(file)) continue;
    const full = path.join(folder, file);
    const content = readFileSync(full);
    if (content.length < 1024) continue;
    writeFileSync(`${full}.gz`, gzipSync(content, { level: 9 }));
    const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length, [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(`${full}.br`, brotliCompressSync(content, { params: size }));
  }
}

if (import.meta.main) await build(process.argv.includes('--force'));
