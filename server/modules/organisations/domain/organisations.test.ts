import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCheck, isCreditCode } from '#contract/kernel/check-digits.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { mayStandBelow, organisationKinds, partyKinds } from '#contract/organisations/kinds.ts';
import type { MapNode } from '#contract/organisations/organisations.ts';
import { fromCursor, toCursor } from '#kernel/cursor.ts';
import { daysBetween } from './day.ts';
import { drawMap, type MapArea } from './organisation-map.ts';

const set = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const first17 = fc.array(fc.constantFrom(...set), { minLength: 17, maxLength: 17 }).map((c) => c.join(''));

describe('unified social credit codes', () => {
  it('accepts those of real bodies', () => {
    // the standard's own example, and codes printed on public licences
    for (const code of ['91350100M000100Y43', '91110000802100433B', '12100000400000624D']) expect(isCreditCode(code)).toBe(true);
  });
  it('notices any single wrong character and any two neighbours exchanged', () => {
    fc.assert(
      fc.property(first17, fc.nat(17), fc.constantFrom(...set), (body, at, other) => {
        const code = `${body}${creditCheck(body)}`;
        expect(isCreditCode(code)).toBe(true);
        const wrong = code.slice(0, at) + other + code.slice(at + 1);
        expect(isCreditCode(wrong)).toBe(wrong === code);
        const [a, b] = [code[at] ?? '', code[at + 1] ?? ''];
        const exchanged = code.slice(0, at) + b + a + code.slice(at + 2);
        if (at < 16) expect(isCreditCode(exchanged)).toBe(a === b);
      }),
    );
  });
  it('refuses other lengths and letters', () => {
    for (const code of ['', '91350100M000100Y4', '91350100M000100Y433', 'I1350100M000100Y43', '91350100m000100y43'])
      expect(isCreditCode(code)).toBe(false);
  });
});

describe('the order of the party tree', () => {
  it('goes down only, and a level may be skipped', () => {
    for (const [i, parent] of partyKinds.entries())
      for (const [j, kind] of partyKinds.entries()) expect([parent, kind, mayStandBelow(kind, parent)]).toEqual([parent, kind, i < j]);
    for (const kind of organisationKinds) expect(mayStandBelow(kind, 'contact_household')).toBe(false);
  });
});

describe('days and cursors', () => {
  it('a day begins at midnight in Shanghai', () => {
    expect(shanghaiDay(new Date('2026-11-20T15:59:59Z'))).toBe('2026-11-20');
    expect(shanghaiDay(new Date('2026-11-20T16:00:00Z'))).toBe('2026-11-21');
    expect([daysBetween('2026-02-28', '2026-03-01'), daysBetween('2026-03-01', '2026-02-28')]).toEqual([1, -1]);
  });
  it('a cursor gives back its keys, and nothing else passes for one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), fc.integer({ min: 0, max: 99 }), (text, id, n) => {
        fc.pre(!text.includes('\0'));
        expect(fromCursor(toCursor([n, text, id]), ['number', 'string', 'uuid'])).toEqual([n, text, id]);
        expect(fromCursor(toCursor([n, text]), ['number', 'string', 'uuid'])).toBeNull();
        expect(fromCursor(text, ['string', 'uuid'])).toBeNull();
      }),
    );
    expect(fromCursor(toCursor(['2026-02-31x', '0']), ['day', 'uuid'])).toBeNull();
  });
});

describe('the organisation map', () => {
  const area = (code: string, level: string, children: MapArea[] = []): MapArea => ({ id: code, code, level, name: code, children });
  const o = (id: string, kind: string, areaId: string, parentId: string | null = null) => ({
    id,
    kind,
    name: id,
    areaId,
    parentId,
    members: null,
    households: null,
  });
  const all = (n: MapNode): MapNode[] => [n, ...n.children.flatMap(all)];

  it('puts everything where it belongs, each key once', () => {
    const root = drawMap(area('c', 'community', [area('g1', 'grid'), area('g2', 'grid')]), {
      organisations: [
        o('general', 'general_branch', 'c', 'elsewhere'),
        o('branch', 'branch', 'g1', 'general'),
        o('home', 'contact_household', 'g1', 'branch'),
        o('body', 'big_party_committee', 'c', 'general'),
        o('shop', 'enterprise', 'c'),
        o('owners', 'owners_committee', 'g1'),
      ],
      offices: [
        { id: 'f1', kind: 'secretary', name: '和丽', organisationId: 'general', areaId: null, unitId: null },
        { id: 'f2', kind: 'part_time_member', name: '老板', organisationId: 'body', areaId: null, unitId: 'shop' },
        { id: 'f3', kind: 'grid_worker', name: '小木', organisationId: null, areaId: 'g1', unitId: null },
      ],
      units: [{ bodyId: 'body', unitId: 'shop', name: 'shop', kind: 'enterprise' }],
    });
    const show = (n: MapNode): unknown => [n.group ?? n.name, ...n.children.map(show)];
    expect(show(root)).toEqual([
      'c',
      ['party', ['general', ['和丽'], ['branch']]],
      ['bodies', ['body', ['shop', ['老板']]]],
      ['grids', ['g1', ['小木'], ['branch'], ['home'], ['owners']], ['g2']],
      ['units', ['shop']],
    ]);
    const keys = all(root).map((n) => n.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('a long list is cut, and says how much is left out', () => {
    const units = Array.from({ length: 75 }, (_, i) => o(`u${i}`, 'enterprise', 'c'));
    const [group] = drawMap(area('c', 'community'), { organisations: units, offices: [], units: [] }).children;
    expect(group?.children).toHaveLength(61);
    expect(group?.children.at(-1)?.figure).toEqual({ of: 'more', value: 15 });
  });
});
