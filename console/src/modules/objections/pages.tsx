import { SwapOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { type Objection, objectionStates } from '#contract/objections/api.ts';
import { page, type TodoView } from '../../app/pages.ts';

const whiches = ['to_decide', 'own', 'area'] as const;
export interface ObjectionSearch {
  readonly which?: (typeof whiches)[number] | undefined;
  readonly state?: Objection['state'] | undefined;
}
declare module '../../app/pages.ts' {
  interface Paths {
    '/objections': ObjectionSearch;
    '/objections/passings': object;
  }
}

export default [
  page({
    path: '/objections',
    title: 'objections-console:nav.objections',
    permission: ['objections.decide', 'objections.raise'],
    menu: { group: 'cases', order: 27, icon: <SwapOutlined /> },
    search: (raw): ObjectionSearch => {
      const [which, state] = [whiches.find((one) => one === raw['which']), objectionStates.find((one) => one === raw['state'])];
      return { ...(which && { which }), ...(state && { state }) };
    },
    load: async () => (await import('./list/Objections.tsx')).Objections,
  }),
  page({
    path: '/objections/passings',
    title: 'objections-console:nav.passings',
    permission: 'cases.read',
    load: async () => (await import('./list/Passings.tsx')).Passings,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'objections.decide': {
    title: 'objections-console:todos.decide',
    link: ({ data }) => linkOptions({ to: '/cases/$caseId', params: { caseId: String(data['caseId']) }, search: { queue: 'all' } }),
  },
};
