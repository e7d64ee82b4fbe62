import { ReadOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type DisclosureSearch, readDisclosureSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/disclosures': DisclosureSearch;
    '/disclosures/$disclosureId': object;
  }
}

const permission = 'disclosures.read' as const;
export default [
  page({
    path: '/disclosures',
    title: 'disclosures-console:title',
    permission,
    menu: { group: 'deliberation', order: 60, icon: <ReadOutlined /> },
    search: readDisclosureSearch,
    load: async () => (await import('./disclosures/Disclosures.tsx')).Disclosures,
  }),
  page({
    path: '/disclosures/$disclosureId',
    title: 'disclosures-console:one',
    permission,
    load: async () => (await import('./one/DisclosurePage.tsx')).DisclosurePage,
  }),
];

/** A to-do names its disclosure first. */
const link: TodoView['link'] = ({ id }) =>
  linkOptions({ to: '/disclosures/$disclosureId', params: { disclosureId: id.split(':')[0] ?? id } });
export const todos: Readonly<Record<string, TodoView>> = {
  'disclosures.objection': { title: 'disclosures-console:todos.objection', link },
  'disclosures.inquiry': { title: 'disclosures-console:todos.inquiry', link },
  'disclosures.accounts': {
    title: 'disclosures-console:todos.accounts',
    link: ({ data }) => linkOptions({ to: '/disclosures', search: { tab: 'accounts', area: String(data['area'] ?? '') } }),
  },
};
