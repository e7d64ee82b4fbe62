import { IdcardOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { dutyClasses, dutyClassSet } from '#contract/duties/kinds.ts';
import { type LayerView, page, type TodoView } from '../../app/pages.ts';
import { type DutySearch, readDutySearch, readThanksSearch, type ThanksSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/duties': DutySearch;
    '/duties/thanks': ThanksSearch;
    '/duties/$dutyId': object;
  }
}

const permission = 'duties.read' as const;
export default [
  page({
    path: '/duties',
    title: 'duties-console:title',
    permission,
    menu: { group: 'participation', order: 20, icon: <IdcardOutlined /> },
    search: readDutySearch,
    load: async () => (await import('./duties/Duties.tsx')).Duties,
  }),
  page({
    path: '/duties/thanks',
    title: 'duties-console:thanks.title',
    permission: 'duties.manage',
    search: readThanksSearch,
    load: async () => (await import('./thanks/Thanks.tsx')).Thanks,
  }),
  page({
    path: '/duties/$dutyId',
    title: 'duties-console:title',
    permission,
    load: async () => (await import('./duties/DutyPage.tsx')).DutyPage,
  }),
];

const link: TodoView['link'] = ({ data }) => linkOptions({ to: '/duties/$dutyId', params: { dutyId: String(data['duty']) } });
export const todos: Readonly<Record<string, TodoView>> = {
  ...Object.fromEntries(['confirm', 'report', 'ending'].map((what) => [`duties.${what}`, { title: `duties-console:todos.${what}`, link }])),
  'duties.thanks': { title: 'duties-console:todos.thanks', link: () => linkOptions({ to: '/duties/thanks', search: {} }) },
};

export const layers: Readonly<Record<string, LayerView>> = {
  duties: {
    title: 'map:layers.duties',
    mark: { path: 'M3 3h14v14h-14zM10 6v8M6 10h8', colour: 'accent' },
    kinds: { codes: dutyClasses, set: dutyClassSet },
    link: (id) => linkOptions({ to: '/duties/$dutyId', params: { dutyId: id } }),
  },
};
