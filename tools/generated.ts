import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder hold exactly these generated files. With `--check` among the program's arguments nothing is written: what differs is named and
 * the program ends with status 1.
 * @param files content by file name
 */
export const writeGenerated = (folder: string, files: ReadonlyMap<string, string>): void => {
  mkdirSync(folder, { recursive: true });
  const there = readdirSync(folder);
  const present = new Map(there.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
  const differing = [...new Set([...there, ...files.keys()])].filter((name) => files.get(name) !== present.get(name));
  for (const name of differing) {
    const file = path.join(folder, name);
    if (process.argv.includes('--check')) {
      process.stderr.write(`${path.relative(process.cwd(), file)} is out of date. Run: npm run generate\n`);
      process.exitCode = 1;
    } else if (files.has(name)) writeFileSync(file, files.get(name) ?? '');
    else rmSync(file);
  }
};
