import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Kernel } from './kernel.ts';
import { findModules, jobsOfModules, openModules } from './module.ts';

/** A folder of modules, each written as the text of its description. */
const folderOf = async (modules: Record<string, string>): Promise<string> => {
  const root = await mkdtemp(path.join(tmpdir(), 'linli-modules-'));
  for (const [name, text] of Object.entries(modules)) {
    mkdirSync(path.join(root, name));
    if (text) writeFileSync(path.join(root, name, 'module.ts'), `export default ${text};\n`);
  }
  return root;
};

test('modules are found by their folders and opened in the order in which they lean on one another', async () => {
  const root = await folderOf({
    a: `{ name: 'a', needs: ['c'], create: (_, { c }) => 'a on ' + c, jobs: (_, own) => [{ id: own }] }`,
    b: `{ name: 'b', needs: [], routes: () => {} }`,
    c: `{ name: 'c', needs: ['b'], create: (_, needed) => 'c beside ' + Object.keys(needed) }`,
    plain: '',
  });
  const modules = await findModules(root);
  expect(modules.map((one) => one.name)).toEqual(['b', 'c', 'a']);
  const services = openModules({} as Kernel, modules);
  expect(services).toEqual({ a: 'a on c beside b', b: undefined, c: 'c beside b' });
  expect(jobsOfModules({} as Kernel, modules, services)).toEqual([{ id: 'a on c beside b' }]);
});

test.each([
  ['a circle', { a: `{ name: 'a', needs: ['b'] }`, b: `{ name: 'b', needs: ['c'] }`, c: `{ name: 'c', needs: ['b'] }` }, 'b → c → b'],
  ['a need that is not there', { a: `{ name: 'a', needs: ['z'] }` }, 'module a needs z, which is not there'],
  ['two names', { a: `{ name: 'b', needs: [] }` }, 'module b lies in the folder a'],
])('%s is told by name', async (_, modules, told) => {
  await expect(folderOf(modules as Record<string, string>).then(findModules)).rejects.toThrow(told);
});
