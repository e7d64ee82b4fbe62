import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}
const dist = join(import.meta.dirname, '../dist/mobile');

/**
 * What a page of the phone weighs before it can be used: the entry, the page, the registration of the service worker, with everything they import
 * without being asked; each file of JavaScript in bytes of gzip, and all together. From the build's manifest: build first.
 * @param page its file below `mobile/`
 * @throws when the page is not there
 */
export const weightOf = (page: string): { files: { file: string; size: number }[]; total: number } => {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const roots = [page, ...Object.keys(manifest).filter((key) => manifest[key]?.isEntry || /virtual:pwa-register|workbox-window/.test(key))];
  const names = new Set<string>();
  const collect = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`No ${key} in the build manifest: build first, or the page has moved.`);
    if (names.has(chunk.file)) return;
    names.add(chunk.file);
    for (const next of chunk.imports ?? []) collect(next);
  };
  for (const root of roots) collect(root);
  const files = [...names]
    .filter((name) => name.endsWith('.js'))
    .map((file) => ({ file, size: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length }));
  return { files, total: files.reduce((sum, { size }) => sum + size, 0) };
};
