import { HourglassOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import { page, type Slot } from '../../app/pages.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/work': object;
  }
}

export default [
  page({
    path: '/work',
    title: 'work:title',
    permission: 'account',
    menu: { group: 'workbench', order: 50, icon: <HourglassOutlined /> },
    load: async () => (await import('./list/WorkList.tsx')).WorkList,
  }),
];

export const slots: readonly Slot[] = [
  { at: 'header', order: 5, permission: 'account', component: lazy(async () => ({ default: (await import('./Sign.tsx')).Sign })) },
  {
    at: 'workbench',
    order: 15,
    permission: 'account',
    component: lazy(async () => ({ default: (await import('./workbench/OpenWork.tsx')).OpenWork })),
  },
];
