import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedPacks } from '#modules/packs/index.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { exportTo, installFrom, listOf, type Open, previewOf } from './operate.ts';

/* What the command line does with packs, on a district without any. */
let d: District;
let open: Open;
const folder = mkdtempSync(path.join(tmpdir(), 'linli-packs-'));
beforeAll(async () => {
  d = await testDistrict();
  const jurisdiction = await d.process.kernel.jurisdictions.byId(d.id);
  if (!jurisdiction) throw new Error('no district');
  open = { kernel: d.process.kernel, jurisdiction };
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await d?.close();
});

test('every pack of the program can be installed where there is none, in order of what each needs, and then says the same', async () => {
  for (const { manifest } of shippedPacks()) {
    expect((await previewOf(open, manifest.code)).parts.every(({ standing }) => standing === 'new')).toBe(true);
    const { published } = await installFrom(open, manifest.code, '启用', null);
    expect(published).toBe(manifest.contents.length);
  }
  expect((await listOf(open)).every(({ version, installed }) => version === installed)).toBe(true);
  expect((await previewOf(open, 'estates')).parts.map(({ standing }) => standing)).toEqual(['same', 'same', 'same', 'same', 'same']);
});

test('registers are exported as a signed pack, which is read back from its file; one that was altered is not', async () => {
  const given = { code: 'our-estates', version: '1.0.0', zh: '本区小区', en: 'Our estates', registers: ['estates'] };
  const pack = await exportTo(open, given);
  const file = path.join(folder, 'pack.json');
  writeFileSync(file, JSON.stringify(pack));
  expect((await previewOf(open, file)).parts).toEqual([
    { kind: 'registers.register', subject: 'estates', standing: 'same', changes: [], conflicts: [] },
  ]);
  writeFileSync(file, JSON.stringify({ ...pack, contents: { 'registers/estates.json': {} } }));
  await expect(previewOf(open, file)).rejects.toMatchObject({ code: 'packs.altered' });
});
