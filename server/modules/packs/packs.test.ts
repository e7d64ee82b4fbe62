import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PackItem, PackPreview } from '#contract/packs/api.ts';
import type { Pack } from '#contract/packs/pack.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { sealed, signed } from './sealing.ts';

/* Packs: brought as a file, previewed, installed, merged with what was changed here, exported, forgotten. */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(async () => d?.close());

const post = async (path: string, body: object, who: Who = 'supervisor'): Promise<Answer> =>
  (await d.as(who)).post(`/api/packs${path}`, { id: v7(), ...body });
const told = ({ status, body }: Answer) => [status, body.error?.code];
const words = (zh: string, en: string) => ({ zh, en });
type Field = RegisterContent['fields'][number];
const field = (key: string, zh: string, more: object = {}) => ({
  key,
  type: 'text',
  question: { type: 'string', words: { title: words(zh, key) } },
  ...more,
});
const register = (code: string, fields: object[] = []): object => ({
  title: words(`${code}台账`, code),
  fields: [field('name', '名称', { required: true }), ...fields],
  states: [{ code: 'valid', title: words('有效', 'Valid'), phase: 'valid' }],
  titleField: 'name',
});
const packOf = (code: string, version: string, registers: Record<string, object>, needs: string[] = []): Pack => {
  const contents = Object.fromEntries(Object.entries(registers).map(([name, content]) => [`registers/${name}.json`, content]));
  const manifest = { code, version, title: words(`${code}包`, code), help: words('试用', 'For trying'), needs, contents: [] };
  return { manifest: sealed({ manifest, contents }), contents };
};
const file = (pack: Pack): object => ({ format: 'linli-pack/1', signature: null, ...pack });
const bring = (pack: object, who?: Who): Promise<Answer> => post('', { pack }, who);
const preview = async (code: string, choices: object[] = []): Promise<PackPreview> => {
  const answer = await (await d.as('supervisor')).post(`/api/packs/${code}/preview`, { choices });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const install = async (code: string, more: object = {}): Promise<Answer> => {
  const { choices = [] } = more as { choices?: object[] };
  const { seen } = await preview(code, choices);
  return post(`/${code}/install`, { seen, choices, unproven: true, reason: '试用', effectiveOn: null, ...more });
};
const brought = async (pack: Pack): Promise<void> => {
  expect((await bring(file(pack))).status).toBe(200);
  const answer = await install(pack.manifest.code);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
};
const contentOf = async (code: string): Promise<RegisterContent> =>
  (await (await d.as('supervisor')).get(`/api/definitions/registers.register?subject=${code}`)).body.content;
/** Publishes a register as somebody changes it here. */
const change = async (code: string, how: (content: RegisterContent) => void): Promise<void> => {
  const one = await d.as('supervisor');
  const url = `/api/definitions/registers.register`;
  const { newest, draft } = (await one.get(`${url}?subject=${code}`)).body;
  const content = await contentOf(code);
  how(content);
  const saved = await one.put(`${url}/draft?subject=${code}`, { id: v7(), revision: draft?.revision ?? 0, base: newest, content });
  const { revision } = saved.body.draft;
  const answer = await one.post(`${url}/publish?subject=${code}`, { id: v7(), revision, newest, reason: '本地需要', effectiveOn: null });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
};
const titleOf = (content: RegisterContent, key: string): string | undefined =>
  content.fields.find((one) => one.key === key)?.question.words.title.zh;

describe('a pack that somebody brings', () => {
  test('is checked, shown as what it is, and installed once it is looked at; what it brings can be used', async () => {
    const pack = packOf('tea-houses', '1.0.0', { tea_houses: register('tea_houses', [field('owner', '负责人')]) });
    const item: PackItem = (await bring(file(pack))).body;
    expect(item).toMatchObject({ code: 'tea-houses', origin: 'unsigned', installed: null, contents: [{ subject: 'tea_houses' }] });
    const { parts, missing } = await preview('tea-houses');
    expect(missing).toEqual([]);
    expect(parts).toMatchObject([
      { standing: 'new', before: null, conflicts: [], problems: [], meaning: ['将新建一本台账，共 2 个栏目。'] },
    ]);
    // nobody has signed it: somebody must say that they know where it comes from
    expect(told(await install('tea-houses', { unproven: false }))).toEqual([422, 'packs.unproven']);
    const answer = await install('tea-houses');
    expect(answer.body).toMatchObject({ installed: { version: '1.0.0', by: d.people.supervisor.name }, isNewer: false });
    expect((await (await d.as('clerk')).get('/api/registers/tea_houses')).status).toBe(200);
    expect((await preview('tea-houses')).parts).toMatchObject([{ standing: 'same' }]);
  });

  test('is refused where it was altered, before or after signing, is no pack, brings what nobody knows, or bears a taken code', async () => {
    const ring = await d.process.kernel.keys.of(d.id);
    const pack = signed(ring, '古城区', packOf('signed', '1.0.0', { signed: register('signed') }));
    expect((await bring(file(pack))).body).toMatchObject({ origin: 'own', signer: '古城区' });
    const altered = { 'registers/signed.json': register('signed', [field('more', '多一栏')]) };
    expect(told(await bring(file({ ...pack, contents: altered })))).toEqual([422, 'packs.altered']);
    // whoever seals the altered content anew cannot sign it
    const resealed = { ...pack, contents: altered, manifest: sealed({ ...pack, contents: altered }) };
    expect(told(await bring(file(resealed)))).toEqual([422, 'packs.signature_wrong']);
    const stranger = { ...pack.signature, key: Buffer.alloc(32, 7).toString('base64') };
    expect(told(await bring({ ...file(pack), signature: stranger }))).toEqual([422, 'packs.signature_wrong']);
    expect(told(await bring({ format: 'zip' }))).toEqual([422, 'packs.malformed']);
    expect(told(await bring({ ...file(pack), contents: { '../../etc/passwd': 1 } }))).toEqual([422, 'packs.altered']);
    const rules = { kind: 'whistles.rules', subject: '', file: 'x/y.json', sha256: '0'.repeat(64) };
    expect(told(await bring({ ...file(pack), signature: null, manifest: { ...pack.manifest, contents: [rules] } }))[1]).toMatch(/^packs\./);
    expect(told(await bring(file(packOf('two-new', '9.0.0', {}))))).toEqual([409, 'packs.code_shipped']);
    expect((await bring(file(packOf('of-grid', '1.0.0', {})), 'grid_worker')).status).toBe(403);
  });

  test('cannot be installed with a definition that could not be published: nothing of it holds', async () => {
    const code = 'two-parts';
    const wrong = { ...register('part_b'), titleField: 'nothing' };
    await bring(file(packOf(code, '1.0.0', { part_a: register('part_a'), part_b: wrong })));
    expect((await preview(code)).parts[1]?.problems).toMatchObject([{ at: 'titleField' }]);
    expect(told(await install(code))).toEqual([422, 'definitions.invalid']);
    expect((await (await d.as('supervisor')).get('/api/registers/part_a')).status).toBe(404);
    // an expression is an expression: nothing else can be called, nothing runs
    const code2 = { ...register('part_c', [field('sum', '合计', { formula: 'process.exit(1)' })]) };
    await bring(file(packOf('with-code', '1.0.0', { part_c: code2 })));
    expect((await preview('with-code')).parts[0]?.problems).toMatchObject([{ at: 'fields.1' }]);
  });

  test('waits for the packs it needs, which cannot be let go while it is there', async () => {
    await bring(file(packOf('needing', '1.0.0', { needing: register('needing') }, ['needed'])));
    expect((await preview('needing')).missing).toEqual(['needed']);
    expect(told(await install('needing'))).toEqual([422, 'packs.needs_missing']);
    await brought(packOf('needed', '1.0.0', { needed: register('needed') }));
    expect((await install('needing')).status).toBe(200);
    expect(told(await post('/needed/forget', { reason: '不再使用' }))).toEqual([409, 'packs.needed_by']);
    expect((await post('/needing/forget', { reason: '自行维护' })).body).toMatchObject({ installed: null });
    // what it brought stays
    expect((await contentOf('needing')).titleField).toBe('name');
    expect(told(await post('/needing/forget', { reason: '自行维护' }))).toEqual([409, 'packs.not_installed']);
  });
});

describe('a newer version', () => {
  const upgraded = async (code: string, next: object, local: ((content: RegisterContent) => void) | null): Promise<void> => {
    const name = code.replaceAll('-', '_');
    await brought(packOf(code, '1.0.0', { [name]: register(name, [field('owner', '负责人'), field('staff', '人数')]) }));
    if (local) await change(name, local);
    await bring(file(packOf(code, '1.1.0', { [name]: next })));
  };

  test('is merged with what was changed here: both stand, in their places', async () => {
    const next = register('herb_shops', [field('owner', '店主'), field('staff', '人数'), field('licence', '许可证号')]);
    await upgraded('herb-shops', next, ({ fields }) => {
      fields.splice(1, 0, field('alley', '所在街巷') as unknown as Field);
    });
    const { parts, pack } = await preview('herb-shops');
    expect(pack).toMatchObject({ isNewer: true, version: '1.1.0', installed: { version: '1.0.0' } });
    expect(parts).toMatchObject([{ standing: 'changed', conflicts: [], problems: [] }]);
    expect((await install('herb-shops')).body.installed).toMatchObject({ version: '1.1.0' });
    const content = await contentOf('herb_shops');
    expect(content.fields.map(({ key }) => key)).toEqual(['name', 'alley', 'owner', 'staff', 'licence']);
    expect(titleOf(content, 'owner')).toBe('店主');
    expect(titleOf(content, 'alley')).toBe('所在街巷');
  });

  test('asks about each part that both changed; what was chosen stands, and is not asked again', async () => {
    const next = register('wine_shops', [field('owner', '店主'), field('staff', '从业人数')]);
    await upgraded('wine-shops', next, ({ fields }) => {
      for (const one of fields) if (one.key !== 'name') one.question.words.title.zh = `本地${one.key}`;
    });
    const { parts } = await preview('wine-shops');
    const path = (key: string) => ['fields', key, 'question', 'words', 'title', 'zh'];
    const conflicts = parts[0]?.conflicts ?? [];
    expect(conflicts).toMatchObject([
      { path: path('owner'), base: '负责人', ours: '本地owner', theirs: '店主', taken: null },
      { path: path('staff'), base: '人数', ours: '本地staff', theirs: '从业人数', taken: null },
    ]);
    expect(told(await install('wine-shops'))).toEqual([422, 'packs.undecided']);
    const of = { kind: 'registers.register', subject: 'wine_shops' };
    const choices = [
      { ...of, at: conflicts[0]?.at, take: 'theirs' },
      { ...of, at: conflicts[1]?.at, take: 'ours' },
    ];
    expect((await install('wine-shops', { choices })).status).toBe(200);
    const content = await contentOf('wine_shops');
    expect([titleOf(content, 'owner'), titleOf(content, 'staff')]).toEqual(['店主', '本地staff']);
    const again = await preview('wine-shops');
    expect(again.parts).toMatchObject([{ standing: 'same', conflicts: [] }]);
    await bring(file(packOf('wine-shops', '1.0.0', { wine_shops: next })));
    expect(told(await install('wine-shops'))).toEqual([409, 'packs.older']);
  });

  test('installs what was looked at: what changed since is told; of many at once one installs it', async () => {
    const next = register('rice_shops', [field('owner', '店主')]);
    await upgraded('rice-shops', next, null);
    const { seen } = await preview('rice-shops');
    await change('rice_shops', ({ title }) => {
      title.zh = '米店';
    });
    const given = { choices: [], unproven: true, reason: '升级', effectiveOn: null };
    expect(told(await post('/rice-shops/install', { seen, ...given }))).toEqual([409, 'packs.changed']);
    const fresh = await preview('rice-shops');
    const all = await Promise.all([1, 2, 3, 4].map(() => post('/rice-shops/install', { seen: fresh.seen, ...given })));
    expect(all.map(told).sort()).toEqual([[200, undefined], ...[1, 2, 3].map(() => [409, 'packs.changed'])]);
    expect((await contentOf('rice_shops')).title.zh).toBe('米店');
  });
});

test('what was defined here goes out as a signed pack and comes in elsewhere as it was', async () => {
  await brought(packOf('source', '1.0.0', { source: register('source', [field('owner', '负责人')]) }));
  const manifest = {
    code: 'our-own',
    version: '1.0.0',
    title: words('本区台账', 'Our registers'),
    help: words('导出', 'Exported'),
    needs: [],
  };
  const of = { kind: 'registers.register', subject: 'source' };
  const supervisor = await d.as('supervisor');
  const exported = await supervisor.post('/api/packs/export', { manifest, contents: [of] });
  expect(exported.status, JSON.stringify(exported.body)).toBe(200);
  const other = await testDistrict();
  try {
    const there = await other.as('supervisor');
    expect((await there.post('/api/packs', { id: v7(), pack: exported.body })).body).toMatchObject({ origin: 'unknown', signer: '试验县' });
    const trusted = { id: v7(), version: 0, value: exported.body.signature.key };
    expect((await (await other.as('system_admin')).put('/api/settings/packs.trusted', trusted)).status).toBe(200);
    const { seen, pack } = (await there.post('/api/packs/our-own/preview', { choices: [] })).body;
    expect(pack.origin).toBe('trusted');
    const given = { id: v7(), seen, choices: [], unproven: false, reason: '引用', effectiveOn: null };
    expect((await there.post('/api/packs/our-own/install', given)).status).toBe(200);
    const url = '/api/definitions/registers.register?subject=source';
    expect((await there.get(url)).body.content).toEqual((await supervisor.get(url)).body.content);
  } finally {
    await other.close();
  }
  const gone = await supervisor.post('/api/packs/export', { manifest, contents: [{ ...of, subject: 'nothing' }] });
  expect(told(gone)).toEqual([422, 'packs.definition_missing']);
});
