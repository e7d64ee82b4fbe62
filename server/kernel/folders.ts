import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Imports `file` of every folder below `root` that has it; by the folder's name, in alphabetical order. */
export const importEach = async <T>(root: string, file: string): Promise<Map<string, T>> => {
  const names = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, entry.name, file)))
    .map((entry) => entry.name)
    .sort();
  const found = await Promise.all(names.map((name) => import(/* @vite-ignore */ pathToFileURL(path.join(root, name, file)).href)));
  return new Map(names.map((name, i) => [name, found[i] as T]));
};
