import { PushpinOutlined } from '@ant-design/icons';
import { page } from '../../app/pages.ts';
import { type PlacesSearch, readPlacesSearch } from './places/search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/places': PlacesSearch;
    '/places/$placeId': PlacesSearch;
  }
}

export default [
  page({
    path: '/places',
    title: 'places:nav.places',
    permission: ['places.read', 'places.read_all'],
    menu: { group: 'map', order: 30, icon: <PushpinOutlined /> },
    search: readPlacesSearch,
    load: async () => (await import('./places/Places.tsx')).Places,
  }),
  page({
    path: '/places/$placeId',
    inside: '/places',
    title: 'places:nav.places',
    permission: ['places.read', 'places.read_all'],
    load: async () => (await import('./places/PlaceDrawer.tsx')).PlaceDrawer,
  }),
];
