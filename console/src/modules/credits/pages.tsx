import { SafetyCertificateOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/credits': object;
    '/credits/scheme': object;
    '/credits/years/$yearId': object;
    '/credits/$companyId': object;
  }
}

// whoever stands for a company sees its own
const permission = ['credits.read', 'credits.answer'] as const;
export default [
  page({
    path: '/credits',
    title: 'credits-console:title',
    permission,
    menu: {
      group: 'property',
      order: 70,
      icon: <SafetyCertificateOutlined />,
      by: { permission: 'credits.answer', of: ['property_company'] },
    },
    load: async () => (await import('./list/Credits.tsx')).Credits,
  }),
  page({
    path: '/credits/scheme',
    title: 'credits:definitions.scheme.title',
    permission: 'credits.design',
    load: async () => (await import('./scheme/SchemePage.tsx')).SchemePage,
  }),
  page({
    path: '/credits/years/$yearId',
    title: 'credits-console:title',
    permission,
    load: async () => (await import('./year/YearPage.tsx')).YearPage,
  }),
  page({
    path: '/credits/$companyId',
    title: 'credits-console:title',
    permission,
    load: async () => (await import('./company/CompanyPage.tsx')).CompanyPage,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'credits.answer': {
    title: 'credits-console:todos.answer',
    link: ({ data }) => linkOptions({ to: '/credits/$companyId', params: { companyId: String(data['company']) } }),
  },
  'credits.finish': {
    title: 'credits-console:todos.finish',
    link: ({ data }) => linkOptions({ to: '/credits/years/$yearId', params: { yearId: String(data['year']) } }),
  },
};
