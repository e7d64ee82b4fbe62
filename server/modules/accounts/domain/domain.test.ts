import { describe, expect, it } from 'vitest';
import { roles, standingOf } from '#contract/accounts/roles.ts';
import { maskOrganisationName } from '#modules/organisations/domain/names.ts';
import { maskName, maskPhone } from '#modules/persons/domain/index.ts';
import { commonPasswords } from './common-passwords.ts';
import { weaknessOf } from './password.ts';
import { misfits } from './post-rules.ts';
import { sessionLimits, sessionStands } from './session-rules.ts';

describe('masks', () => {
  it.each([
    ['张三', '张*'],
    ['李小明', '李**'],
    ['欧阳娜娜', '欧阳**'],
    ['欧阳', '欧*'],
    ['王', '王*'],
    ['', '*'],
    ['  ', '*'],
    ['𠮷田', '𠮷*'],
    ['Anna Smith', 'A***'],
    ['买买提·阿不都拉', '买***'],
  ])('name %s → %s', (name, masked) => expect(maskName(name)).toBe(masked));
  it.each([
    ['13812341234', '138****1234'],
    ['1234567', '****'],
    ['', '****'],
    [null, null],
  ])('phone %s → %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));
});

describe('names of organisations made of people’s names', () => {
  it.each([
    ['contact_household', '张三户', [], '张*户'],
    ['contact_household', '党员中心户 张三户', [], '党员中心户 张*户'],
    ['contact_household', '和秀英党员中心户', [], '和**党员中心户'],
    ['contact_household', '党员中心户（欧阳娜娜）', [], '党员中心户（欧阳**）'],
    ['contact_household', '3栋党员中心户', [], '3栋党员中心户'],
    ['contact_household', '中心户', [], '中心户'],
    ['party_group', '杨桂花党小组', ['杨桂花'], '杨**党小组'],
    ['party_group', '第二党小组', ['杨桂花', null], '第二党小组'],
    // the registered name of a firm is public
    ['enterprise', '张三便利店', ['张三'], '张三便利店'],
  ] as const)('%s %s', (kind, name, holders, masked) => expect(maskOrganisationName(kind, name, holders)).toBe(masked));
});

describe('passwords', () => {
  it.each([
    ['short1', 'length'],
    ['x'.repeat(129), 'length'],
    ['1234567890', 'common'],
    ['Woaini1314', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['P@ssw0rd2026', 'common'],
    ['Password2026!', 'common'],
    ['2026!!Admin!!', 'common'],
    ['qwertyuiop', 'common'],
    ['linli-demo-1', null],
    ['xx-wangfang-99', 'login'],
    ['my13812341234x', 'login'],
    ['正确的马电池订书钉哈', null],
    ['correct horse battery', null],
  ])('%s: %s', (password, weakness) => expect(weaknessOf(password, ['wangfang', '13812341234', null])).toBe(weakness));
  it('the list holds what it is meant to hold', () => {
    expect(commonPasswords.size).toBeGreaterThan(180);
    for (const word of commonPasswords) expect([word, word.length >= 10 || word.length >= 7]).toEqual([word, true]);
  });
});

describe('reach of posts', () => {
  const area = { areaId: 'a', organisationId: null };
  const organisation = { areaId: null, organisationId: 'o' };
  const both = { areaId: 'a', organisationId: 'o' };
  const none = { areaId: null, organisationId: null };
  it.each(roles.filter((r) => r !== 'resident'))('%s', (role) => {
    const fits = [area, organisation, both, none].filter((reach) => misfits(standingOf(role), reach).length === 0);
    const wanted = role === 'handler' ? [organisation] : role === 'grid_worker' ? [area, both] : role.endsWith('_admin') ? [none] : [area];
    expect(fits).toEqual(wanted);
  });
});

describe('sessions', () => {
  const at = new Date('2026-11-21T06:00:00Z');
  const ago = (ms: number) => new Date(at.getTime() - ms);
  const facts = (staff: boolean, idle: number, age: number) => ({
    staff,
    lastRequestAt: ago(idle),
    createdAt: ago(age),
    expiresAt: new Date(at.getTime() + 1),
  });
  it.each(['staff', 'resident'] as const)('%s: idle and absolute limits hold to the millisecond', (who) => {
    const { idle, absolute } = sessionLimits[who];
    const staff = who === 'staff';
    expect(sessionStands(facts(staff, idle - 1, idle), at)).toBe(true);
    expect(sessionStands(facts(staff, idle, idle), at)).toBe(false);
    expect(sessionStands(facts(staff, 0, absolute - 1), at)).toBe(true);
    expect(sessionStands(facts(staff, 0, absolute), at)).toBe(false);
    expect(sessionStands({ ...facts(staff, 0, 0), expiresAt: at }, at)).toBe(false);
  });
});
