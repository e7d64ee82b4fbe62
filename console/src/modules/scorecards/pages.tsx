import { TrophyOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type RunSearch, readRunSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/scorecards': RunSearch;
    '/scorecards/runs/$runId': object;
    '/scorecards/runs/$runId/$subject': object;
    '/scorecards/cards/$code': object;
    '/scorecards/runs/$runId/bulletin': object;
    '/scorecards/bulletins': object;
    '/bulletins/$bulletinId': object;
  }
}

// whoever stands for a company or department sees its own
const permission = ['scorecards.read', 'scorecards.answer'] as const;
export default [
  page({
    path: '/scorecards',
    title: 'scorecards-console:title',
    permission,
    menu: { group: 'organisations', order: 80, icon: <TrophyOutlined /> },
    search: readRunSearch,
    load: async () => (await import('./list/Runs.tsx')).Runs,
  }),
  page({
    path: '/scorecards/runs/$runId',
    title: 'scorecards-console:title',
    permission,
    load: async () => (await import('./run/RunPage.tsx')).RunPage,
  }),
  page({
    path: '/scorecards/runs/$runId/$subject',
    title: 'scorecards-console:title',
    permission,
    load: async () => (await import('./score/ScorePage.tsx')).ScorePage,
  }),
  page({
    path: '/scorecards/runs/$runId/bulletin',
    title: 'scorecards-console:bulletin.title',
    permission: 'scorecards.run',
    load: async () => (await import('./bulletin/DraftPage.tsx')).DraftPage,
  }),
  page({
    path: '/scorecards/bulletins',
    title: 'scorecards-console:bulletin.title',
    permission,
    load: async () => (await import('./bulletin/Bulletins.tsx')).Bulletins,
  }),
  page({
    path: '/bulletins/$bulletinId',
    title: 'scorecards-console:bulletin.title',
    permission,
    load: async () => (await import('./bulletin/BulletinPage.tsx')).BulletinPage,
  }),
  page({
    path: '/scorecards/cards/$code',
    title: 'scorecards:definitions.card.title',
    permission: 'scorecards.design',
    load: async () => (await import('./card/CardPage.tsx')).CardPage,
  }),
];

const link: TodoView['link'] = ({ data }) => linkOptions({ to: '/scorecards/runs/$runId', params: { runId: String(data['run']) } });
export const todos: Readonly<Record<string, TodoView>> = Object.fromEntries(
  ['step', 'review'].map((what) => [`scorecards.${what}`, { title: `scorecards-console:todos.${what}`, link }]),
);
