/**
 * Checks the phone's weight: sums the gzip size of all JavaScript that the resident's report page loads before it can be used, from
 * the build manifest, and ends with status 1 above the budget. Run after building.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}
/** 1 kB = 1000 bytes. */
const budget = 190_000;
const dist = join(import.meta.dirname, '../dist/mobile');
const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

/**
 * The entry, the page that a link to the report opens, and the service worker's registration, with everything
 * they import without being asked.
 */
const roots = [
  'src/modules/cases/report/report-page.tsx',
  ...Object.keys(manifest).filter((key) => manifest[key]?.isEntry || /virtual:pwa-register|workbox-window/.test(key)),
];
const files = new Set<string>();
const collect = (key: string): void => {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`No ${key} in the build manifest: build first, or the report page has moved.`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const next of chunk.imports ?? []) collect(next);
};
for (const root of roots) collect(root);

let total = 0;
for (const file of [...files].filter((name) => name.endsWith('.js'))) {
  const size = gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
  total += size;
  process.stdout.write(`${(size / 1000).toFixed(1).padStart(7)} kB  ${file}\n`);
}
process.stdout.write(
  `${(total / 1000).toFixed(1).padStart(7)} kB  initial JavaScript of the report page, gzip (budget ${budget / 1000} kB)\n`,
);
if (total > budget) process.exit(1);
