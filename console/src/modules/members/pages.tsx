import { SwapOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { type MemberTransfer, transferStates } from '#contract/members/api.ts';
import { page, type TodoView } from '../../app/pages.ts';

const whiches = ['incoming', 'outgoing'] as const;
export interface TransferSearch {
  readonly which?: (typeof whiches)[number] | undefined;
  readonly state?: MemberTransfer['state'] | undefined;
}
declare module '../../app/pages.ts' {
  interface Paths {
    '/members/transfers': TransferSearch;
  }
}

export default [
  page({
    path: '/members/transfers',
    title: 'members-console:title',
    permission: 'members.transfer',
    menu: { group: 'organisations', order: 42, icon: <SwapOutlined /> },
    search: (raw): TransferSearch => {
      const [which, state] = [whiches.find((one) => one === raw['which']), transferStates.find((one) => one === raw['state'])];
      return { ...(which && { which }), ...(state && { state }) };
    },
    load: async () => (await import('./transfers/Transfers.tsx')).Transfers,
  }),
];

const link = (which: TransferSearch['which']) => () => linkOptions({ to: '/members/transfers', search: { which, state: 'sent' } });
export const todos: Readonly<Record<string, TodoView>> = {
  'members.accept': { title: 'members-console:todos.accept', link: link('incoming') },
  'members.late': { title: 'members-console:todos.late', link: link('outgoing') },
};
