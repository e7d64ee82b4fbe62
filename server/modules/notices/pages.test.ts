import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { kinds } from './kinds.ts';

const root = path.join(import.meta.dirname, '../../..');
/** Addresses of the pages which modules declare for one front end. */
const addressesIn = (files: string): RegExp[] =>
  globSync(files, { cwd: root })
    .flatMap((file) => [...readFileSync(path.join(root, file), 'utf8').matchAll(/\bpath: '(\/[^']*)'/g)])
    .map(
      ([, address = '']) =>
        new RegExp(
          `^${address
            .replace(/\$$/, '.*')
            .replaceAll(/\$\w+/g, '[^/]+')
            .replace(/\/\.\*$/, '(/.*)?')}$`,
        ),
    );

test('every kind of notice leads to a page that there is, on the desk or on the phone', () => {
  const [desk, phone] = [addressesIn('console/src/**/pages.tsx'), addressesIn('mobile/src/**/pages.ts')];
  expect(Math.min(desk.length, phone.length)).toBeGreaterThan(40);
  const lost = [...kinds].filter(([, { page }]) => {
    const [address = ''] = page.replace(':subject', 'a0').split('?');
    return page.startsWith('/console/')
      ? !desk.some((known) => known.test(address.slice('/console'.length)))
      : !phone.some((known) => known.test(address));
  });
  expect(lost.map(([kind]) => kind)).toEqual([]);
});

test('a page that leads to a tab names what its page reads', () => {
  const searched = [...kinds].flatMap(([kind, { page }]) => {
    const [address = '', asked = ''] = page.split('?');
    return asked === '' || !address.startsWith('/console/') ? [] : [{ kind, module: kind.split('.')[0] ?? '', asked }];
  });
  expect(searched.length).toBeGreaterThan(5);
  const unread = searched.filter(({ module, asked }) => {
    const pages = globSync(`console/src/modules/${module}/**/*.ts`, { cwd: root }).map((file) =>
      readFileSync(path.join(root, file), 'utf8'),
    );
    return !asked.split('&').every((part) => pages.some((text) => text.includes(`raw['${part.split('=')[0]}']`)));
  });
  expect(unread.map(({ kind }) => kind)).toEqual([]);
});
