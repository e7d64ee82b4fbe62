import { BuildOutlined } from '@ant-design/icons';
import { page } from '../../app/pages.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/packs': object;
    '/packs/$code': object;
  }
}

export default [
  page({
    path: '/packs',
    title: 'packs-console:title',
    permission: 'packs.install',
    menu: { group: 'system', order: 34, icon: <BuildOutlined /> },
    load: async () => (await import('./list/Packs.tsx')).Packs,
  }),
  page({
    path: '/packs/$code',
    title: 'packs-console:title',
    permission: 'packs.install',
    load: async () => (await import('./pack/PackPage.tsx')).PackPage,
  }),
];
