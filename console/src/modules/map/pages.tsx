import { EnvironmentOutlined } from '@ant-design/icons';
import { page } from '../../app/pages.ts';
import { queryClient } from '../../app/queries.ts';
import { mapCountsQuery, mapSetupQuery } from './map/queries.ts';
import { type MapSearch, readMapSearch } from './map/search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/map': MapSearch;
  }
}

export default [
  page({
    path: '/map',
    title: 'map:nav.map',
    permission: 'map.view',
    menu: { group: 'map', order: 10, icon: <EnvironmentOutlined /> },
    search: readMapSearch,
    load: async () => (await import('./map/MapPage.tsx')).MapPage,
    // the map engine, which is large, and what to draw
    prepare: {
      of: ({ area }) => ({ area }),
      run: ({ area }: { area?: string }) => {
        void import('./map/CityCanvas.tsx');
        void queryClient.prefetchQuery(mapSetupQuery);
        void queryClient.prefetchQuery(mapCountsQuery(area));
      },
    },
  }),
];
