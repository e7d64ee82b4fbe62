import { CarOutlined } from '@ant-design/icons';
import { page } from '../../app/pages.ts';
import { readStationSearch, type StationSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/couriers': StationSearch;
  }
}

export default [
  page({
    path: '/couriers',
    title: 'couriers-console:title',
    permission: 'couriers.read',
    menu: { group: 'participation', order: 80, icon: <CarOutlined /> },
    search: readStationSearch,
    load: async () => (await import('./Stations.tsx')).Stations,
  }),
];
