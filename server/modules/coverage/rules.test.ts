import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Coverage, CoverageRule, CoverageRuleBook } from '#contract/coverage/api.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { fillerOf } from './testing/filler.ts';

describe('rules of coverage', () => {
  let district: District;
  let other: District;
  beforeAll(async () => {
    district = await testDistrict();
    await fillerOf(district).microGrid('00100100101', 612);
    other = await testDistrict({ database: district.database });
  });
  afterAll(async () => {
    await other?.close();
    await district?.close();
  });

  const ask = async (who: Who, url: string): Promise<Answer> => (await district.as(who)).get(url);
  const get = async <T>(who: Who, url: string): Promise<T> => {
    const answer = await ask(who, url);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body as T;
  };
  const broken = async (rule: string): Promise<number> =>
    (await get<{ total: number }>('supervisor', `/api/coverage/rules/${rule}/figures`)).total;
  const save = async (who: Who, body: Record<string, unknown>, at: District = district): Promise<Answer> => {
    const answer = await at.process.app.inject({
      method: 'PUT',
      url: '/api/coverage/rules',
      headers: { 'x-jurisdiction': at.code, 'x-linli': '1', cookie: (await at.as(who)).cookie },
      payload: { id: v7(), ...body },
    });
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
  };
  const book = (who: Who = 'supervisor'): Promise<CoverageRuleBook> => get(who, '/api/coverage/rules');
  /** The rules as they stand, one of them changed. */
  const changed = async (code: string, over: Partial<CoverageRule>): Promise<{ version: number; rules: CoverageRule[] }> => {
    const { version, rules } = await book();
    return { version, rules: rules.map(({ standard: _, ...rule }) => (rule.code === code ? { ...rule, ...over } : rule)) };
  };

  it('carry a source each and can be told by a measure', async () => {
    const { rules, measures, mayEdit, version } = await book();
    expect({ mayEdit, version }).toEqual({ mayEdit: true, version: 0 });
    for (const rule of rules) {
      expect(rule.source.zh.length).toBeGreaterThan(5);
      expect(measures.map(({ code }) => code)).toContain(rule.measure);
    }
    expect((await book('clerk')).mayEdit).toBe(false);
    expect((await book('system_admin')).mayEdit).toBe(true);
    expect((await ask('handler', '/api/coverage/rules')).status).toBe(403);
  });

  it('change for the whole jurisdiction, with an audit line that says what was and what is; the same id again changes nothing', async () => {
    const before = await district.asOwner<{ settings: object }>('select settings from jurisdictions where id = $1', [district.id]);
    const id = v7();
    const body = { id, ...(await changed('micro_grid_size', { max: 700 })) };
    const first = await save('system_admin', body);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ version: 1 });
    expect((await save('system_admin', body)).body).toEqual(first.body);
    expect((await save('system_admin', { ...body, rules: [] })).body.error.code).toBe('request.id_reused');
    expect(await broken('micro_grid_size')).toBe(0);
    const lines = await district.asOwner<{ data: { changes: unknown[] } }>(
      `select data from audit_log where jurisdiction_id = $1 and action = 'settings.coverage_rules'`,
      [district.id],
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]?.data.changes).toMatchObject([
      { before: { code: 'micro_grid_size', max: 500 }, after: { code: 'micro_grid_size', max: 700 } },
    ]);
    expect((await save('supervisor', { version: 1, rules: [] })).body).toMatchObject({ version: 2 });
    expect(await broken('micro_grid_size')).toBe(1);
    const after = await district.asOwner<{ settings: object }>('select settings from jurisdictions where id = $1', [district.id]);
    expect(after[0]?.settings).toMatchObject(before[0]?.settings ?? {});
  });

  it('can be switched off, and a jurisdiction may have its own', async () => {
    const { version, rules } = await changed('grid_size', { on: false });
    const own: CoverageRule = {
      code: 'two_workers',
      name: { zh: '网格两名网格员', en: null },
      measure: 'grid_workers',
      levels: ['grid'],
      min: 2,
      max: null,
      on: true,
      severity: 'should',
      source: { zh: '本区要求', en: null },
    };
    expect((await save('supervisor', { version, rules: [...rules, own] })).status).toBe(200);
    const codes = (await get<Coverage>('supervisor', '/api/coverage')).rules.map(({ rule }) => rule.code);
    expect(codes).not.toContain('grid_size');
    expect(codes.at(-1)).toBe('two_workers');
    expect(await broken('two_workers')).toBe(4);
    expect((await save('supervisor', { version: version + 1, rules })).status).toBe(200);
    expect((await ask('supervisor', '/api/coverage/rules/two_workers/figures')).status).toBe(404);
  });

  it('are not changed by others, nor in another jurisdiction', async () => {
    const body = await changed('grid_worker', { min: 3 });
    for (const who of ['resident', 'grid_worker', 'clerk', 'dispatcher', 'handler', 'security_admin', 'audit_admin'] as const)
      expect((await save(who, body)).status, who).toBe(403);
    expect(((await (await other.as('supervisor')).get('/api/coverage/rules')).body as CoverageRuleBook).version).toBe(0);
  });

  it('refuse what cannot hold', async () => {
    const bad: [Partial<CoverageRule> | Record<string, unknown>, number][] = [
      [{ measure: 'no_such_measure' }, 422],
      [{ levels: [] }, 422],
      [{ levels: ['community'] }, 422],
      [{ min: null, max: null }, 422],
      [{ min: 5, max: 4 }, 422],
      [{ min: -1 }, 400],
      [{ min: 'many' }, 400],
      [{ code: '__proto__' }, 400],
      [{ name: { zh: '', en: null } }, 400],
      [{ source: { zh: '长'.repeat(201), en: null } }, 400],
    ];
    for (const [over, status] of bad)
      expect((await save('supervisor', await changed('grid_worker', over as never))).status, JSON.stringify(over)).toBe(status);
    const { version, rules } = await changed('grid_worker', {});
    expect((await save('supervisor', { version, rules: [...rules, rules[0]] })).body.error.data).toMatchObject({ problem: 'twice' });
    expect((await save('supervisor', { version, rules: Array.from({ length: 61 }, () => rules[0]) })).status).toBe(400);
  });

  it('two people who change them at once: one is told that somebody was quicker (fails without the key of versions)', async () => {
    for (let n = 0; n < 5; n++) {
      const body = await changed('grid_worker', { min: 2 + n });
      const answers = await Promise.all(['supervisor', 'system_admin', 'supervisor', 'system_admin'].map((who) => save(who as Who, body)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.error.code).toBe('coverage.rules_changed');
    }
  });
});
