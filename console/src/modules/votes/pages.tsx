import { CheckSquareOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { readVoteSearch, type VoteSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/votes': VoteSearch;
    '/votes/$voteId': object;
  }
}

export default [
  page({
    path: '/votes',
    title: 'votes-console:title',
    permission: 'votes.read',
    menu: { group: 'deliberation', order: 30, icon: <CheckSquareOutlined /> },
    search: readVoteSearch,
    load: async () => (await import('./list/Votes.tsx')).Votes,
  }),
  page({
    path: '/votes/$voteId',
    title: 'votes-console:vote',
    permission: 'account',
    load: async () => (await import('./vote/VotePage.tsx')).VotePage,
  }),
];

const link = ({ id }: { id: string }) => linkOptions({ to: '/votes/$voteId', params: { voteId: id } });
export const todos: Readonly<Record<string, TodoView>> = {
  'votes.papers': { title: 'votes-console:todos.papers', link },
  'votes.returns': { title: 'votes-console:todos.returns', link },
  'votes.close': { title: 'votes-console:todos.close', link },
};
