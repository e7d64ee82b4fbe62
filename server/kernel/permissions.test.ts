import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { administratorRoles, shippedRoles } from '#contract/accounts/roles.ts';
import { declarations, permissionsOf } from './permissions.ts';
import { languages, wordOf } from './words.ts';

const codes = [...declarations.keys()];

test('the declarations of every module are found by folder', () => {
  const contract = join(import.meta.dirname, '../../contract');
  const declaring = readdirSync(contract, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(?!kernel)\w+\/permissions\.ts$/.test(file),
  );
  expect(declaring.length).toBeGreaterThan(7);
  expect(new Set(codes.map((code) => code.split('.')[0]))).toEqual(
    new Set([...declaring.map((file) => file.split('/')[0]), 'audit', 'settings']),
  );
});

describe.each(codes)('%s', (code) => {
  const declared = declarations.get(code);
  test('is held by roles that exist and needs permissions that do', () => {
    for (const role of declared?.roles ?? []) expect(shippedRoles).toContain(role);
    if (declared?.needs !== undefined) expect(codes).toContain(declared.needs);
  });
  test('has words in both languages', () => {
    const [module, what] = code.split('.');
    for (const language of languages)
      for (const part of ['title', 'what']) {
        const key = `${module}-permissions.${what}.${part}`;
        expect(wordOf(language, key)).not.toBe(key);
      }
  });
  test('belongs to one administrator alone exactly when its code says so', () => {
    expect(declared?.duty !== undefined).toBe(/^(accounts|audit|platform)\.|\.configure$/.test(code));
    if (declared?.duty !== undefined) expect(declared.roles).toEqual([declared.duty]);
  });
});

test('the administrators’ roles open no case and nothing of one another', () => {
  expect(administratorRoles.map((role) => [...permissionsOf(role)].sort())).toEqual([
    [
      'calendar.manage',
      'calendar.read',
      'cases.configure',
      'cases.design_questions',
      'coverage.set_rules',
      'documents.set_templates',
      'notices.configure',
      'places.configure',
      'platform.operate',
      'settings.configure',
      'territory.configure',
      'whistles.set_rules',
    ],
    ['accounts.manage'],
    ['audit.read'],
  ]);
});
