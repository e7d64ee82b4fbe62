import { TeamOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { type FindView, page, type TodoView } from '../../app/pages.ts';
import { type DisputeSearch, readDisputeSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/disputes': DisputeSearch;
    '/disputes/figures': DisputeSearch;
    '/disputes/$disputeId': object;
  }
}

const readers = ['disputes.read', 'disputes.mediate'] as const;

export default [
  page({
    path: '/disputes',
    title: 'disputes-console:title',
    permission: readers,
    menu: { group: 'cases', order: 28, icon: <TeamOutlined /> },
    search: readDisputeSearch,
    load: async () => (await import('./ledger/Disputes.tsx')).Disputes,
  }),
  page({
    path: '/disputes/figures',
    title: 'disputes-console:figuresTitle',
    permission: readers,
    search: readDisputeSearch,
    load: async () => (await import('./figures/Figures.tsx')).Figures,
  }),
  page({
    path: '/disputes/$disputeId',
    title: 'disputes-console:title',
    permission: readers,
    load: async () => (await import('./dispute/DisputePage.tsx')).DisputePage,
  }),
];

const link = ({ id }: { id: string }) => linkOptions({ to: '/disputes/$disputeId', params: { disputeId: id } });

export const todos: Readonly<Record<string, TodoView>> = {
  'disputes.mediate': { title: 'disputes-console:todos.mediate', link },
  'disputes.session': { title: 'disputes-console:todos.session', link },
  'disputes.visit': { title: 'disputes-console:todos.visit', link },
};
export const finds: Readonly<Record<string, FindView>> = {
  'disputes.dispute': { title: 'disputes-console:title', link },
};
