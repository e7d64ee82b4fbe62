import { PushpinOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { placeKindSet, placeKinds } from '#contract/places/kinds.ts';
import { type LayerView, page } from '../../app/pages.ts';
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

export const layers: Readonly<Record<string, LayerView>> = {
  places: {
    title: 'map:layers.places',
    mark: {
      path: 'M10 1.500c-3.500 0-6 2.600-6 5.900C4 11.800 10 18.500 10 18.500s6-6.700 6-11.100c0-3.300-2.500-5.900-6-5.900z',
      colour: 'textSoft',
    },
    kinds: { codes: placeKinds, set: placeKindSet },
    link: (id) => linkOptions({ to: '/places/$placeId', params: { placeId: id } }),
  },
};
