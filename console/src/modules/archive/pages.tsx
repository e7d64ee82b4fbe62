import { FolderOpenOutlined } from '@ant-design/icons';
import { page } from '../../app/pages.ts';
import { type ArchiveSearch, readArchiveSearch } from './archive/search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/archive': ArchiveSearch;
  }
}

export default [
  page({
    path: '/archive',
    title: 'archive:nav.archive',
    permission: 'archive.read',
    menu: { group: 'cases', order: 60, icon: <FolderOpenOutlined /> },
    search: readArchiveSearch,
    load: async () => (await import('./archive/Archive.tsx')).Archive,
  }),
];
