import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

export interface Import {
  /** Importing file, from the root of the checkout, with forward slashes. */
  from: string;
  /** Imported file, or the package's name (`pg`, `node:fs`). */
  to: string;
  isPackage: boolean;
  /** Vanishes when the program runs. */
  typeOnly: boolean;
}

const folders = ['contract', 'server', 'database', 'client', 'ui', 'console', 'mobile', 'tools', 'bench', 'e2e'];

/** TypeScript files of the product, from the root of the checkout. */
function listFiles(root: string): string[] {
  const found = folders.flatMap((folder) => {
    try {
      return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
    } catch {
      return [];
    }
  });
  return found
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}

/** Aliases of package.json's "imports", without their star. */
function readAliases(root: string): [alias: string, folder: string][] {
  const { imports } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> };
  return Object.entries(imports).map(([alias, folder]) => [alias.replace(/\*$/, ''), folder.replace(/^\.\//, '').replace(/\*$/, '')]);
}

const packageOf = (name: string): string =>
  name.startsWith('node:')
    ? name
    : name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/');

/** What one file imports, also by `export … from` and `import()`. */
export function importsOf(file: string, text: string, aliases: readonly (readonly [string, string])[]): Import[] {
  const { module } = parseSync(file, text);
  const target = (name: string, typeOnly: boolean): Import => {
    const alias = aliases.find(([start]) => name.startsWith(start));
    if (alias) return { from: file, to: alias[1] + name.slice(alias[0].length), isPackage: false, typeOnly };
    if (name.startsWith('.')) return { from: file, to: path.posix.join(path.posix.dirname(file), name), isPackage: false, typeOnly };
    return { from: file, to: packageOf(name), isPackage: true, typeOnly };
  };
  const fixed = module.staticImports.map(({ moduleRequest, entries }) =>
    target(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType)),
  );
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [target(moduleRequest.value, isType)] : [])),
  );
  const lazy = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const literal = /^(['"])(.*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    return literal ? [target(literal[2] as string, false)] : [];
  });
  return [...fixed, ...passedOn, ...lazy];
}

/** Every import of the product. */
export function listImports(root: string): Import[] {
  const aliases = readAliases(root);
  return listFiles(root).flatMap((file) => importsOf(file, readFileSync(path.join(root, file), 'utf8'), aliases));
}
