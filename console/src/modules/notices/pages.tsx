import { SendOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import { page, type Slot } from '../../app/pages.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/notices': object;
    '/notices/settings': object;
    '/gateways': object;
  }
}

export default [
  page({
    path: '/notices',
    title: 'notices:title',
    permission: 'account',
    load: async () => (await import('./inbox/Inbox.tsx')).Inbox,
  }),
  page({
    path: '/notices/settings',
    title: 'notices:settings',
    permission: 'account',
    load: async () => (await import('./settings/NoticeSettings.tsx')).NoticeSettings,
  }),
  page({
    path: '/gateways',
    title: 'notices:gateways.title',
    permission: 'notices.configure',
    menu: { group: 'system', order: 30, icon: <SendOutlined /> },
    load: async () => (await import('./gateways/Gateways.tsx')).Gateways,
  }),
];

export const slots: readonly Slot[] = [
  { at: 'header', order: 10, permission: 'account', component: lazy(async () => ({ default: (await import('./Bell.tsx')).Bell })) },
  {
    at: 'workbench',
    order: 20,
    permission: 'account',
    component: lazy(async () => ({ default: (await import('./workbench/NewNotices.tsx')).NewNotices })),
  },
];
