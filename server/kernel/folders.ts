import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const load = <T>(...parts: string[]): Promise<T> => import(/* @vite-ignore */ pathToFileURL(path.join(...parts)).href);

/** Imports every file of a folder but its tests; by its name without the ending, in alphabetical order. */
export const importFiles = async <T>(folder: string): Promise<Map<string, T>> => {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort();
  const found = await Promise.all(names.map((name) => load<T>(folder, name)));
  return new Map(names.map((name, i) => [path.basename(name, '.ts'), found[i] as T]));
};

/** Imports `file` of every folder below `root` that has it; by the folder's name, in alphabetical order. */
export const importEach = async <T>(root: string, file: string): Promise<Map<string, T>> => {
  const names = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, entry.name, file)))
    .map((entry) => entry.name)
    .sort();
  const found = await Promise.all(names.map((name) => load<T>(root, name, file)));
  return new Map(names.map((name, i) => [name, found[i] as T]));
};
