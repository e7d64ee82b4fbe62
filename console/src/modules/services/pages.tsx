import { CustomerServiceOutlined, FormOutlined, HeartOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { itemsRegister } from '#contract/services/kinds.ts';
import { page, type RowView, type TodoView } from '../../app/pages.ts';
import { type FormSearch, readFormSearch, readServiceSearch, type ServiceSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/services': ServiceSearch;
    '/services/figures': ServiceSearch;
    '/services/entrustments': ServiceSearch;
    '/services/forms': FormSearch;
    '/services/forms/$code': object;
    '/services/$applicationId': object;
  }
}

const readers = ['services.read', 'cases.handle'] as const;

export default [
  page({
    path: '/services',
    title: 'services-console:title',
    permission: readers,
    menu: { group: 'services', order: 20, icon: <CustomerServiceOutlined /> },
    search: readServiceSearch,
    load: async () => (await import('./list/Applications.tsx')).Applications,
  }),
  page({
    path: '/services/figures',
    title: 'services-console:figuresTitle',
    permission: 'services.read',
    search: readServiceSearch,
    load: async () => (await import('./figures/Figures.tsx')).Figures,
  }),
  page({
    path: '/services/entrustments',
    title: 'services-console:entrustments',
    permission: 'services.read',
    menu: { group: 'services', order: 30, icon: <HeartOutlined /> },
    search: readServiceSearch,
    load: async () => (await import('./entrustments/Entrustments.tsx')).Entrustments,
  }),
  page({
    path: '/services/forms',
    title: 'services-console:forms.title',
    permission: 'services.design',
    menu: { group: 'services', order: 35, icon: <FormOutlined /> },
    search: readFormSearch,
    load: async () => (await import('./forms/Forms.tsx')).Forms,
  }),
  page({
    path: '/services/forms/$code',
    title: 'services-console:forms.title',
    permission: 'services.design',
    load: async () => (await import('./forms/FormPage.tsx')).FormPage,
  }),
  page({
    path: '/services/$applicationId',
    title: 'services-console:title',
    permission: readers,
    load: async () => (await import('./application/ApplicationPage.tsx')).ApplicationPage,
  }),
];

const link = ({ id }: { id: string }) => linkOptions({ to: '/services/$applicationId', params: { applicationId: id } });
const toEntrustments = () => linkOptions({ to: '/services/entrustments', search: {} });

export const todos: Readonly<Record<string, TodoView>> = {
  'services.accept': { title: 'services-console:todos.accept', link },
  'services.decide': { title: 'services-console:todos.decide', link },
  'services.issue': { title: 'services-console:todos.issue', link },
  'services.assist': { title: 'services-console:todos.assist', link: toEntrustments },
  'services.call_back': { title: 'services-console:todos.call_back', link: toEntrustments },
};

/** From an item of the catalogue to what it asks of whoever applies. */
export const rows: Readonly<Record<string, RowView>> = {
  [itemsRegister]: {
    permission: 'services.design',
    title: 'services-console:forms.ofItem',
    link: ({ values }) => linkOptions({ to: '/services/forms/$code', params: { code: String(values['code'] ?? '') } }),
  },
};
