import { expect, test } from 'vitest';
import type { Me } from '#contract/accounts/api.ts';
import { standsInMenu } from './access.ts';

const me = (permissions: readonly string[], kind: string | null): Me =>
  ({ permissions, posts: [{ organisation: kind === null ? null : { id: '1', name: '单位', kind } }] }) as unknown as Me;

test('what is the work of companies stands in the menu of companies and of whoever keeps it, not of every handler', () => {
  const opening = ['credits.read', 'credits.answer'] as const;
  const by = { permission: 'credits.answer', of: ['property_company'] } as const;
  expect(standsInMenu(me(['credits.answer'], 'property_company'), opening, by)).toBe(true);
  expect(standsInMenu(me(['credits.answer'], 'department'), opening, by)).toBe(false);
  expect(standsInMenu(me(['credits.answer'], null), opening, by)).toBe(false);
  expect(standsInMenu(me(['credits.read', 'credits.answer'], 'department'), opening, by)).toBe(true);
  expect(standsInMenu(me([], 'property_company'), opening, by)).toBe(false);
  // without a condition the permission alone decides
  expect(standsInMenu(me(['credits.answer'], 'department'), opening, undefined)).toBe(true);
});
