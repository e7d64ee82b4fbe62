import { QuestionCircleOutlined } from '@ant-design/icons';
import { page } from '../../app/pages.ts';
import { type KnowledgeSearch, readKnowledgeSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/knowledge': KnowledgeSearch;
    '/knowledge/missing': object;
    '/knowledge/use': object;
  }
}

export default [
  page({
    path: '/knowledge',
    title: 'knowledge-console:title',
    permission: 'knowledge.read',
    menu: { group: 'services', order: 10, icon: <QuestionCircleOutlined /> },
    search: readKnowledgeSearch,
    load: async () => (await import('./find/Knowledge.tsx')).Knowledge,
  }),
  page({
    path: '/knowledge/missing',
    title: 'knowledge-console:tabs.missing',
    permission: 'knowledge.write',
    load: async () => (await import('./missing/Missing.tsx')).Missing,
  }),
  page({
    path: '/knowledge/use',
    title: 'knowledge-console:tabs.use',
    permission: 'knowledge.read',
    load: async () => (await import('./use/Use.tsx')).Use,
  }),
];
