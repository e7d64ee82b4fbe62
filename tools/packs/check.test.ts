import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenSeals, inOrderOfNeed, readPackFolder, shippedFolder, shippedPacks } from '#modules/packs/index.ts';
import { problemsOfPack } from './check.ts';

describe('packs that come with the program', () => {
  test.for(shippedPacks().map((pack) => [pack.manifest.code, pack] as const))(
    '%s is sealed, whole and worded in both languages',
    ([, pack]) => {
      expect(brokenSeals(pack)).toEqual([]);
      expect(problemsOfPack(pack)).toEqual([]);
    },
  );

  test('each register with demo rows belongs to a pack, and each is brought once', () => {
    const subjects = shippedPacks().flatMap(({ manifest }) => manifest.contents.map(({ kind, subject }) => `${kind} ${subject}`));
    expect(new Set(subjects).size).toBe(subjects.length);
    for (const file of readdirSync(path.resolve(import.meta.dirname, '../demo/registers')))
      expect(subjects).toContain(`registers.register ${path.basename(file, '.ts')}`);
  });
});

describe('what is wrong with a pack', () => {
  const pack = readPackFolder(path.join(shippedFolder, 'two-new'));
  const file = 'registers/two_new.json';
  const content = pack.contents[file] as { title: { zh: string; en: string | null } };

  test('a file that was altered, is missing, or was never listed', () => {
    expect(brokenSeals({ ...pack, contents: { [file]: { ...content, title: { zh: '别的', en: 'Other' } } } })).toEqual([
      { file, what: 'altered' },
    ]);
    expect(brokenSeals({ ...pack, contents: {} })).toEqual([{ file, what: 'missing' }]);
    expect(brokenSeals({ ...pack, contents: { ...pack.contents, 'registers/more.json': {} } })).toEqual([
      { file: 'registers/more.json', what: 'unlisted' },
    ]);
    // what it says counts, not how the file is laid out
    expect(brokenSeals({ ...pack, contents: { [file]: Object.fromEntries(Object.entries(content).reverse()) } })).toEqual([]);
  });

  test('a definition that cannot be published, a word that lacks a language', () => {
    const wrong = { ...content, title: { zh: '两新', en: null }, titleField: 'nothing' };
    expect(problemsOfPack({ ...pack, contents: { [file]: wrong } })).toEqual([
      expect.stringContaining(`${file}: titleField`),
      `${file}: title lacks a language`,
    ]);
  });

  test('packs stand behind those they need; what is missing and circles are told', () => {
    const made = (code: string, needs: string[]) => ({ manifest: { ...pack.manifest, code, needs, contents: [] }, contents: {} });
    expect(inOrderOfNeed([made('aa', ['bb']), made('bb', [])]).map(({ manifest }) => manifest.code)).toEqual(['bb', 'aa']);
    expect(() => inOrderOfNeed([made('aa', ['bb'])])).toThrow('pack aa needs bb');
    expect(() => inOrderOfNeed([made('aa', ['bb']), made('bb', ['aa'])])).toThrow('aa → bb → aa');
  });
});
