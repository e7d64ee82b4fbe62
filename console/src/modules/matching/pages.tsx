import { SwapOutlined } from '@ant-design/icons';
import { page } from '../../app/pages.ts';
import { type MatchingSearch, readMatchingSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/matching': MatchingSearch;
  }
}

export default [
  page({
    path: '/matching',
    title: 'matching-console:title',
    permission: 'registers.read',
    menu: { group: 'participation', order: 68, icon: <SwapOutlined /> },
    search: readMatchingSearch,
    load: async () => (await import('./Matching.tsx')).Matching,
  }),
];
