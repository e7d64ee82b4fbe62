import { FieldTimeOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { type Extension, extensionStates } from '#contract/extensions/api.ts';
import { page, type TodoView } from '../../app/pages.ts';

const whiches = ['to_decide', 'own', 'area'] as const;
export interface ExtensionSearch {
  readonly which?: (typeof whiches)[number] | undefined;
  readonly state?: Extension['state'] | undefined;
}
declare module '../../app/pages.ts' {
  interface Paths {
    '/extensions': ExtensionSearch;
  }
}

export default [
  page({
    path: '/extensions',
    title: 'extensions-console:nav.extensions',
    permission: ['extensions.decide', 'extensions.ask'],
    menu: { group: 'cases', order: 26, icon: <FieldTimeOutlined /> },
    search: (raw): ExtensionSearch => {
      const [which, state] = [whiches.find((one) => one === raw['which']), extensionStates.find((one) => one === raw['state'])];
      return { ...(which && { which }), ...(state && { state }) };
    },
    load: async () => (await import('./list/Extensions.tsx')).Extensions,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'extensions.decide': {
    title: 'extensions-console:todos.decide',
    link: ({ data }) => linkOptions({ to: '/cases/$caseId', params: { caseId: String(data['caseId']) }, search: { queue: 'all' } }),
  },
};
