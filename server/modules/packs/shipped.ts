import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Pack, packManifest } from '#contract/packs/pack.ts';

/** Where the packs lie that come with the program. */
export const shippedFolder = path.resolve(import.meta.dirname, '../../../packs');

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`);
  }
};

/** Reads a pack from its folder, whether it is sealed or not. @throws Error that names the file where one cannot be read */
export const readPackFolder = (folder: string): Pack => {
  const manifestFile = path.join(folder, 'pack.json');
  const manifest = packManifest.safeParse({ contents: [], ...(readJson(manifestFile) as object) });
  if (!manifest.success) {
    const [issue] = manifest.error.issues;
    throw new Error(`${manifestFile}: ${issue?.path.join('.')} ${issue?.message}`);
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => file !== 'pack.json')
    .sort();
  return { manifest: manifest.data, contents: Object.fromEntries(files.map((file) => [file, readJson(path.join(folder, file))])) };
};

/** Packs in an order in which each stands behind those it needs. @throws Error where one needs what is not there, or two need one another */
export const inOrderOfNeed = (packs: readonly Pack[]): Pack[] => {
  const byCode = new Map(packs.map((pack) => [pack.manifest.code, pack]));
  const done = new Set<string>();
  const order: Pack[] = [];
  const visit = (code: string, trail: readonly string[]): void => {
    const pack = byCode.get(code);
    if (!pack) throw new Error(`pack ${trail.at(-1)} needs ${code}, which is not there`);
    if (trail.includes(code)) throw new Error(`packs need one another: ${[...trail, code].join(' → ')}`);
    if (done.has(code)) return;
    for (const needed of pack.manifest.needs) visit(needed, [...trail, code]);
    done.add(code);
    order.push(pack);
  };
  for (const { manifest } of packs) visit(manifest.code, []);
  return order;
};

/** The packs that come with the program, those first that others need. */
export const shippedPacks = (folder = shippedFolder): Pack[] =>
  inOrderOfNeed(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'pack.json')))
      .map((entry) => entry.name)
      .sort()
      .map((name) => readPackFolder(path.join(folder, name))),
  );
