import { CheckSquareOutlined } from '@ant-design/icons';
import { page } from '../../app/pages.ts';
import { type CoverageSearch, readCoverageSearch } from './coverage/search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/coverage': CoverageSearch;
  }
}

export default [
  page({
    path: '/coverage',
    title: 'coverage:nav.coverage',
    permission: ['coverage.read', 'coverage.set_rules'],
    menu: { group: 'map', order: 40, icon: <CheckSquareOutlined /> },
    search: readCoverageSearch,
    load: async () => (await import('./coverage/Coverage.tsx')).Coverage,
  }),
];
