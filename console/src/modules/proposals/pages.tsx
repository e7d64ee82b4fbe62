import { CommentOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type ProposalSearch, readProposalSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/proposals': ProposalSearch;
    '/proposals/methods': object;
    '/proposals/$proposalId': object;
  }
}

const permission = 'proposals.read' as const;
export default [
  page({
    path: '/proposals',
    title: 'proposals-console:title',
    permission,
    menu: { group: 'deliberation', order: 20, icon: <CommentOutlined /> },
    search: readProposalSearch,
    load: async () => (await import('./list/Proposals.tsx')).Proposals,
  }),
  page({
    path: '/proposals/methods',
    title: 'proposals-console:definition.title',
    permission: 'proposals.design',
    load: async () => (await import('./methods/Methods.tsx')).MethodsPage,
  }),
  page({
    path: '/proposals/$proposalId',
    title: 'proposals-console:title',
    permission,
    load: async () => (await import('./one/ProposalPage.tsx')).ProposalPage,
  }),
];

const link: TodoView['link'] = ({ data }) =>
  linkOptions({ to: '/proposals/$proposalId', params: { proposalId: String(data['proposal']) } });
export const todos: Readonly<Record<string, TodoView>> = Object.fromEntries(
  ['begin', 'end', 'amendments'].map((what) => [`proposals.${what}`, { title: `proposals-console:todos.${what}`, link }]),
);
