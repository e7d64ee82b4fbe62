import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Coverage, CoverageRule, CoverageRuleBook } from '#contract/coverage/api.ts';
import { storedOf } from '#contract/coverage/rule-book.ts';
import type { Definition } from '#contract/definitions/api.ts';
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
  const url = '/api/definitions/coverage.rules';
  /** Keeps rules as the draft and publishes it, unless something is refused before. */
  const save = async (who: Who, { version, rules }: { version: number; rules: readonly unknown[] }, id = v7()): Promise<Answer> => {
    const client = await district.as(who);
    const there = await client.get(url);
    if (there.status !== 200) return there;
    const { draft } = there.body as Definition;
    const kept = await client.put(`${url}/draft`, { id: v7(), revision: draft?.revision ?? 0, base: version, content: { rules } });
    if (kept.status !== 200) return kept;
    return client.post(`${url}/publish`, publication(kept.body, version, id));
  };
  const publication = ({ draft }: Definition, newest: number, id = v7()) => ({
    id,
    revision: draft?.revision ?? 0,
    newest,
    reason: '按本区要求调整',
    effectiveOn: null,
  });
  const book = (who: Who = 'supervisor'): Promise<CoverageRuleBook> => get(who, '/api/coverage/rules');
  /** The rules as they stand, one of them changed. */
  const changed = async (code: string, over: Partial<CoverageRule>): Promise<{ version: number; rules: CoverageRule[] }> => {
    const { version, rules } = await book();
    return { version, rules: storedOf(rules.map((rule) => (rule.code === code ? { ...rule, ...over } : rule))) };
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
    const body = await changed('micro_grid_size', { max: 700 });
    const meant = await (await district.as('system_admin')).post(`${url}/preview`, { content: { rules: body.rules } });
    expect(meant.body).toEqual({ problems: [], meaning: ['“微网格不超过 500 户”：不达标由 1 处变为 0 处。'] });
    expect(await broken('micro_grid_size')).toBe(1);
    const id = v7();
    const first = await save('system_admin', body, id);
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    expect(first.body).toMatchObject({ newest: 1, draft: null, versions: [{ version: 1, state: 'in_force', reason: '按本区要求调整' }] });
    const again = await (await district.as('system_admin')).post(`${url}/publish`, { ...publication(first.body, 0, id), revision: 1 });
    expect(again.body).toEqual(first.body);
    expect((await (await district.as('system_admin')).post(`${url}/publish`, publication(first.body, 1, id))).body.error.code).toBe(
      'request.id_reused',
    );
    expect(await broken('micro_grid_size')).toBe(0);
    const lines = await district.asOwner<{ data: { changes: unknown[] } }>(
      `select data from audit_log where jurisdiction_id = $1 and action = 'settings.coverage_rules'`,
      [district.id],
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]?.data.changes).toMatchObject([
      { before: { code: 'micro_grid_size', max: 500 }, after: { code: 'micro_grid_size', max: 700 } },
    ]);
    expect((await save('supervisor', { version: 1, rules: [] })).body).toMatchObject({ newest: 2 });
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
    const bad: [Partial<CoverageRule> | Record<string, unknown>, string][] = [
      [{ measure: 'no_such_measure' }, 'invalid'],
      [{ levels: [] }, 'invalid'],
      [{ levels: ['community'] }, 'invalid'],
      [{ min: null, max: null }, 'invalid'],
      [{ min: 5, max: 4 }, 'invalid'],
      [{ name: { zh: '', en: null } }, 'invalid'],
      [{ source: { zh: '', en: null } }, 'invalid'],
      [{ min: -1 }, 'malformed'],
      [{ min: 'many' }, 'malformed'],
      [{ code: '__proto__' }, 'malformed'],
      [{ source: { zh: '长'.repeat(201), en: null } }, 'malformed'],
    ];
    const fits = { version: (await book()).version, rules: (await book()).rules.map(({ standard: _, ...rule }) => rule) };
    const first = fits.rules.find(({ code }) => code === 'grid_worker') as CoverageRule;
    for (const [over, how] of bad) {
      const refused = await save('supervisor', { ...fits, rules: [{ ...first, ...over }] });
      expect([refused.status, refused.body.error.code], JSON.stringify(over)).toEqual([422, `definitions.${how}`]);
      // the draft stays, and says where it is wrong, in words
      const { draft } = await get<Definition>('supervisor', url);
      expect(draft?.problems[0]?.at).toMatch(/^rules\.0/);
      expect(draft?.problems[0]?.message).not.toMatch(/\{\{|\$t/);
    }
    expect((await save('supervisor', { ...fits, rules: [{ ...first, max: 9 }, first] })).body.error.data).toMatchObject({
      problem: 'coverage.rule_invalid',
    });
    expect((await save('supervisor', { ...fits, rules: Array.from({ length: 61 }, () => first) })).body.error.code).toBe(
      'definitions.malformed',
    );
  });

  it('two people who change them at once: one is told that somebody was quicker (fails without the key of versions)', async () => {
    for (let n = 0; n < 5; n++) {
      const body = await changed('grid_worker', { min: 2 + n });
      const kept = await (await district.as('supervisor')).put(`${url}/draft`, {
        id: v7(),
        revision: (await get<Definition>('supervisor', url)).draft?.revision ?? 0,
        base: body.version,
        content: { rules: body.rules },
      });
      const answers = await Promise.all(
        ['supervisor', 'system_admin', 'supervisor', 'system_admin'].map(async (who) =>
          (await district.as(who as Who)).post(`${url}/publish`, publication(kept.body, body.version)),
        ),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    }
  });
});
