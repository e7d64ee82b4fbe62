import { DesktopOutlined } from '@ant-design/icons';
import { page } from '../../app/pages.ts';
import { readStartSearch, type StartSearch } from './search.ts';
import { TodoCount } from './TodoCount.tsx';

declare module '../../app/pages.ts' {
  interface Paths {
    '/': StartSearch;
  }
}

export default [
  page({
    path: '/',
    title: 'workbench:nav.workbench',
    permission: 'account',
    menu: { group: 'workbench', order: 10, icon: <DesktopOutlined />, badge: TodoCount },
    search: readStartSearch,
    load: async () => (await import('./start/Workbench.tsx')).Workbench,
  }),
];
