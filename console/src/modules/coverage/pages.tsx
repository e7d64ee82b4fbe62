import { CheckSquareOutlined, ControlOutlined } from '@ant-design/icons';
import { page } from '../../app/pages.ts';
import { type CoverageSearch, readCoverageSearch } from './coverage/search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/coverage': CoverageSearch;
    '/coverage/rules': object;
  }
}

export default [
  page({
    path: '/coverage',
    title: 'coverage:nav.coverage',
    permission: 'coverage.read',
    menu: { group: 'map', order: 40, icon: <CheckSquareOutlined /> },
    search: readCoverageSearch,
    load: async () => (await import('./coverage/Coverage.tsx')).Coverage,
  }),
  page({
    path: '/coverage/rules',
    title: 'coverage:definitions.rules.title',
    permission: 'coverage.set_rules',
    menu: { group: 'system', order: 33, icon: <ControlOutlined /> },
    load: async () => (await import('./rules/Rules.tsx')).Rules,
  }),
];
