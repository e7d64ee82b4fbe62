import { PhoneOutlined, SmileOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type RatingSearch, readRatingSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/rates': RatingSearch;
    '/call-backs': RatingSearch;
    '/exclusions': RatingSearch;
    '/spot-checks': RatingSearch;
  }
}

export default [
  page({
    path: '/call-backs',
    title: 'ratings-console:sections.calls',
    permission: 'cases.call_back',
    menu: { group: 'cases', order: 24, icon: <PhoneOutlined /> },
    search: readRatingSearch,
    load: async () => (await import('./calls/CallBacks.tsx')).CallBacks,
  }),
  page({
    path: '/rates',
    title: 'ratings-console:title',
    permission: ['ratings.read', 'ratings.read_own'],
    menu: { group: 'cases', order: 32, icon: <SmileOutlined /> },
    search: readRatingSearch,
    load: async () => (await import('./rates/Rates.tsx')).Rates,
  }),
  page({
    path: '/exclusions',
    title: 'ratings-console:sections.exclusions',
    permission: ['ratings.read', 'ratings.read_own'],
    search: readRatingSearch,
    load: async () => (await import('./exclusions/Exclusions.tsx')).Exclusions,
  }),
  page({
    path: '/spot-checks',
    title: 'ratings-console:sections.spots',
    permission: ['ratings.inspect', 'ratings.read'],
    search: readRatingSearch,
    load: async () => (await import('./spots/SpotChecks.tsx')).SpotChecks,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'ratings.rule': {
    title: 'ratings-console:todos.rule',
    link: ({ id }) => linkOptions({ to: '/cases/$caseId', params: { caseId: id }, search: { queue: 'all' } }),
  },
  'ratings.decide_exclusion': {
    title: 'ratings-console:todos.decide_exclusion',
    link: () => linkOptions({ to: '/exclusions', search: { which: 'to_decide' } }),
  },
  'ratings.inspect': {
    title: 'ratings-console:todos.inspect',
    link: () => linkOptions({ to: '/spot-checks', search: { which: 'open' } }),
  },
};
