import { unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedTypes } from '#contract/cases/shipped-types.ts';
import type { FormSchema } from '#contract/kernel/form/schema.ts';
import { contentKey } from '#kernel/files/keys.ts';
import { seal, verifyChains } from '#modules/cases/index.ts';
import { checkArchive } from '#tools/cli/archive.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { eraseDue } from './commands/erase-due.ts';
import { makeRoots } from './commands/make-roots.ts';
import { takeOver } from './commands/take-over.ts';
import { verifyRoots } from './index.ts';

const day = 86_400_000;
let d: District;
let caseId: string;
let photoId: string;
beforeAll(async () => {
  d = await testDistrict();
  d.process.modules.archive.holdings.add({
    name: 'tests.notes',
    pack: async () => new Map([['note.txt', Buffer.from('上门记录')]]),
    erase: async () => 2,
  });
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer();
  photoId = (await (await d.as('resident')).upload(picture)).body.id;
  caseId = await d.caseIn('archived', {
    text: '木府巷路灯不亮，联系和师傅13900001111',
    photoIds: [photoId],
    ...(await askedBoth()),
  } as never);
  await d.caseIn('closed');
  await seal(d.process.modules.cases, d.id);
});
afterAll(() => d?.close());

/** Category and case type ask something, and these are answers to both. */
const askedBoth = async () => {
  const asking = (zh: string): FormSchema => ({
    type: 'object',
    properties: { q1: { type: 'string', words: { title: { zh, en: null } } } },
    order: ['q1'],
    required: [],
  });
  const [admin, supervisor] = [await d.as('system_admin'), await d.as('supervisor')];
  const { items, version } = (await supervisor.get('/api/categories')).body;
  const { code, kind } = items.find((one: { kind: string }) => one.kind === 'event');
  const form = { id: v7(), version, form: asking('灯杆编号'), reason: '便于维修' };
  const category = (await supervisor.post(`/api/categories/${code}/questions`, form)).body.version;
  const types = shippedTypes().map((type) => (type.code === kind ? { ...type, questions: asking('同行的是谁') } : type));
  const definition = '/api/definitions/cases.types';
  const { newest } = (await admin.get(definition)).body;
  const { draft } = (await admin.put(`${definition}/draft`, { id: v7(), revision: 0, base: newest, content: { types } })).body;
  const publishing = { id: v7(), revision: draft.revision, newest, reason: '便于维修', effectiveOn: null };
  const published = (await admin.post(`${definition}/publish`, publishing)).body.newest;
  return {
    categoryCode: code,
    answers: { category: code, version: category, values: { q1: '杆七十一号' } },
    typeAnswers: { type: kind, version: published, values: { q1: '和二姐' } },
  };
};
const get = async (who: Who, url: string): Promise<Answer> => (await d.as(who)).get(url);
const context = () => d.process.modules.archive.context;
const verified = async () => [
  ...(
    await verifyChains(
      d.process.kernel.db,
      d.id,
      () => undefined,
      (key) => d.process.kernel.contents.getBytes(key).then(Buffer.from, () => null),
    )
  ).broken,
  ...(await verifyRoots(d.process.kernel.db, d.id)).broken,
];
const taken = async (id = caseId): Promise<Buffer> =>
  (await get('supervisor', `/api/archive/${id}/package?reason=${encodeURIComponent('移交区档案馆')}`)).body as Buffer;
const faults = (bytes: Buffer, keys: string[] = []): string[] =>
  checkArchive('case.zip', bytes, keys).flatMap(({ findings }) => findings.map(({ what, problem }) => `${what} ${problem}`));

describe('an archived case', () => {
  it('is taken over with its class, once', async () => {
    expect(await takeOver(context(), d.id)).toBe(1);
    expect(await takeOver(context(), d.id)).toBe(0);
    expect((await get('clerk', '/api/archive')).body.items).toMatchObject([
      {
        caseId,
        class: 'years10',
        keepUntil: '2035-09-15',
        sealed: false,
        erasedAt: null,
        title: expect.stringContaining('路灯'),
        actions: [],
      },
    ]);
    expect((await get('outsider', '/api/archive')).body.items ?? []).toEqual([]);
    expect((await get('outsider', `/api/archive/${caseId}`)).body.error.code).toBe('archive.not_found');
    expect((await get('resident', '/api/archive')).status).toBe(403);
  });

  it('is under the signed root of its day, beside those that stand closed; whoever noted the root can prove it', async () => {
    d.clock.advance(day);
    expect(await makeRoots(context(), d.id)).toBe(1);
    expect(await makeRoots(context(), d.id)).toBe(0);
    const [root] = (await d.nobody().get('/api/archive-roots')).body.items;
    expect(root).toMatchObject({ day: '2025-09-15', cases: 2, previous: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await get('clerk', `/api/archive/${caseId}`)).body).toMatchObject({ sealed: true, rootDay: '2025-09-15' });
    // a day without any has a root as well
    d.clock.advance(2 * day);
    expect(await makeRoots(context(), d.id)).toBe(2);
    expect(await verifyRoots(d.process.kernel.db, d.id)).toEqual({ roots: 3, broken: [] });
    await d.asOwner('update archive_leaves set seq = seq - 1 where case_id = $1', [caseId]);
    expect((await verified()).map(({ problem }) => problem)).toEqual(
      expect.arrayContaining(['is not the root of its cases', expect.stringContaining('was rewritten')]),
    );
    await d.asOwner('update archive_leaves set seq = seq + 1 where case_id = $1', [caseId]);
    expect(await verified()).toEqual([]);
    d.clock.advance(-3 * day);
  });

  it('is taken out as a sealed package for a reason that is kept, by those who may', async () => {
    expect((await get('clerk', `/api/archive/${caseId}/package?reason=${encodeURIComponent('看看而已')}`)).status).toBe(403);
    expect((await get('supervisor', `/api/archive/${caseId}/package`)).status).toBe(400);
    const bytes = await taken();
    const files = unzipSync(bytes);
    expect(Object.keys(files).toSorted()).toEqual(
      [
        'case.json',
        'digests.txt',
        'metadata.xml',
        `parts/tests.notes/note.txt`,
        `photos/${photoId}.jpg`,
        'signature.json',
        '说明.txt',
      ].toSorted(),
    );
    const metadata = Buffer.from(files['metadata.xml'] as Uint8Array).toString();
    expect(metadata).toContain('<保管期限>10 年</保管期限>');
    for (const person of [d.people.clerk.name, d.people.resident.name, '13900001111']) expect(metadata).not.toContain(person);
    expect(await taken()).toEqual(bytes);
    const [checked] = checkArchive('case.zip', bytes, []);
    expect(checked).toMatchObject({ findings: [], photos: 1, proofs: 1 });
    const { reports } = JSON.parse(Buffer.from(files['case.json'] as Uint8Array).toString());
    expect(reports[0].answers.map((one: { values: object }) => one.values)).toEqual([{ q1: '杆七十一号' }, { q1: '和二姐' }]);
    const actions = (await get('audit_admin', '/api/audit')).body.items;
    expect(actions).toContainEqual(expect.objectContaining({ action: 'archive.taken_out', reason: '移交区档案馆' }));
  });

  it('that was changed by a byte is found, file by file and event by event, without a database', async () => {
    const bytes = await taken();
    const changed = (change: (files: Record<string, Uint8Array>) => void): Buffer => {
      const files = { ...unzipSync(bytes) };
      change(files);
      return Buffer.from(zipSync(files));
    };
    const edited = (name: string, from: string | RegExp, to: string) =>
      changed((files) => {
        const before = Buffer.from(files[name] as Uint8Array).toString();
        expect(before.replace(from, to)).not.toBe(before);
        files[name] = Buffer.from(before.replace(from, to));
      });
    expect(faults(edited('case.json', '"text": "木府巷', '"text": "新华街'))).toEqual(
      expect.arrayContaining(['case.json was changed', expect.stringMatching(/^report .* was changed$/)]),
    );
    expect(faults(edited('case.json', /"action": "file"/, '"action": "verify"'))).toContainEqual(
      expect.stringMatching(/^event 3 was changed/),
    );
    expect(faults(changed((files) => void delete files[`photos/${photoId}.jpg`]))).toEqual(
      expect.arrayContaining([`photos/${photoId}.jpg is missing`, `photos/${photoId}.jpg is named in the log and missing`]),
    );
    expect(faults(changed((files) => void Object.assign(files, { '照片2.jpg': Buffer.from('x') })))).toEqual(['照片2.jpg was added']);
    // whoever makes the digests fit as well has no signature
    expect(faults(edited('digests.txt', /^../, '00'))).toEqual(
      expect.arrayContaining(['digests.txt does not bear the signature of the archive']),
    );
    const other = Buffer.alloc(32, 7).toString('base64');
    expect(faults(bytes, [other])).toEqual(
      expect.arrayContaining([
        'signature.json is by another key than the one given',
        'root 2025-09-15 is by another key than the one given',
      ]),
    );
    const [{ publicKey }] = (await get('clerk', '/api/archive-roots')).body.items;
    expect(faults(bytes, [publicKey])).toEqual([]);
  });

  it('goes out in bulk by day, as one zip of packages that is checked as a whole', async () => {
    const many = (from: string, to: string) =>
      get('supervisor', `/api/archive-packages?area=${d.code}&from=${from}&to=${to}&reason=${encodeURIComponent('年度移交')}`);
    expect((await many('2020-01-01', '2020-12-31')).body.error.code).toBe('archive.nothing');
    const bytes = (await many('2025-09-01', '2025-09-30')).body as Buffer;
    expect(checkArchive('many.zip', bytes, [])).toMatchObject([{ package: expect.stringMatching(/\.zip$/), findings: [] }]);
  });

  it('gets another class after appraisal, and keeps the reason', async () => {
    const appraise = async (who: Who, of: string) =>
      (await d.as(who)).post(`/api/archive/${caseId}/class`, { id: v7(), class: of, reason: '涉及历史文化街区' });
    expect((await appraise('clerk', 'permanent')).status).toBe(403);
    expect((await appraise('supervisor', 'permanent')).body).toMatchObject({
      class: 'permanent',
      keepUntil: null,
      classReason: '涉及历史文化街区',
    });
    expect((await appraise('supervisor', 'years10')).body).toMatchObject({ class: 'years10', keepUntil: '2035-09-15' });
  });
});

describe('when its time is over', () => {
  it('what names people is erased with an entry in the ledger, and every chain and root is whole', async () => {
    const years = 10 * 365.25 * day;
    d.clock.advance(years - 2 * day);
    expect(await eraseDue(context(), d.id)).toBe(0);
    d.clock.advance(4 * day);
    expect(await eraseDue(context(), d.id)).toBe(1);
    expect(await eraseDue(context(), d.id)).toBe(0);
    expect(await d.asOwner('select answers from reports where case_id = $1', [caseId])).toEqual([{ answers: null }]);
    d.clock.advance(-years - 2 * day);
    const everything = JSON.stringify([
      await d.asOwner('select c::text from cases c where id = $1', [caseId]),
      await d.asOwner('select r::text from reports r where case_id = $1', [caseId]),
      await d.asOwner('select e::text from case_events e where case_id = $1', [caseId]),
      await d.asOwner('select f::text from files f where subject_id = $1', [caseId]),
      await d.asOwner('select s::text from case_search s where case_id = $1', [caseId]),
    ]);
    expect(everything).not.toMatch(/木府巷|路灯|13900001111/);
    expect(everything).not.toContain(d.people.resident.id);
    await expect(d.process.kernel.contents.getBytes(contentKey(d.id, photoId))).rejects.toThrow();
    expect(await verified()).toEqual([]);
    expect((await get('supervisor', '/api/archive-erasures')).body.items).toMatchObject([
      {
        caseId,
        class: 'years10',
        keptUntil: '2035-09-15',
        parts: expect.arrayContaining([
          { part: 'photos', count: 1 },
          { part: 'reports', count: 1 },
          { part: 'tests.notes', count: 2 },
        ]),
      },
    ]);
    expect((await get('supervisor', `/api/archive/${caseId}`)).body).toMatchObject({
      title: '',
      erasedAt: expect.any(String),
      actions: ['take_out'],
    });
    // its package still proves what is left
    const [checked] = checkArchive('case.zip', await taken(), []);
    expect(checked).toMatchObject({ findings: [], photos: 0, proofs: 1 });
    expect(checked?.erased).toBeGreaterThan(1);
    expect(
      (await (await d.as('supervisor')).post(`/api/archive/${caseId}/class`, { id: v7(), class: 'years30', reason: '再看看' })).body.error
        .code,
    ).toBe('archive.erased');
  });

  it('a merged case goes the same way, with who followed it; the one it joined stays as it is', async () => {
    const [first, second] = [
      await d.caseIn('filed', { text: '新义街井盖松动，有异响' }),
      await d.caseIn('filed', { text: '新义街井盖响得厉害' }),
    ];
    await d.must('clerk', second, 'merge', { intoId: first });
    await d.asOwner(
      'insert into case_follows (jurisdiction_id, case_id, account_id, followed_at) values ($1, $2, $3, now()) on conflict do nothing',
      [d.id, second, d.people.neighbour.id],
    );
    await d.must('dispatcher', second, 'archive');
    await seal(d.process.modules.cases, d.id);
    expect(await takeOver(context(), d.id)).toBe(1);
    expect(faults(await taken(second))).toEqual([]);
    await d.asOwner("update archive_files set keep_until = '2020-01-01' where case_id = $1", [second]);
    expect(await eraseDue(context(), d.id)).toBe(1);
    expect(await d.asOwner('select 1 from case_follows where case_id = $1', [second])).toEqual([]);
    expect(JSON.stringify(await d.asOwner('select r::text from reports r where case_id = any($1)', [[first, second]]))).toMatch(/松动/);
    expect(JSON.stringify(await d.asOwner('select r::text from reports r where case_id = $1', [second]))).not.toMatch(/井盖/);
    expect(await verified()).toEqual([]);
    expect(faults(await taken(second))).toEqual([]);
  });

  it('the application itself can erase nothing whose time is not in the ledger', async () => {
    const other = await d.caseIn('archived');
    const erase = (id: string) =>
      d.process.kernel.db.write(d.access, (tx) => import('./store/erasures.ts').then(({ eraseCase }) => eraseCase(tx, d.id, id)));
    await expect(erase(other)).rejects.toThrow(/ledger/);
    await expect(
      d.process.kernel.db.write(d.access, async (tx) => {
        const { eraseCase, insertErasure } = await import('./store/erasures.ts');
        const at = d.clock.now();
        const entry = { caseId: other, number: 'x', areaCode: d.code, class: 'years10', keptUntil: '2099-01-01', erasedAt: at, parts: {} };
        await insertErasure(tx, d.id, entry);
        await eraseCase(tx, d.id, other);
      }),
    ).rejects.toThrow(/ledger/);
  });
});
