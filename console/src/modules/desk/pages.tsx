import { ProfileOutlined } from '@ant-design/icons';
import { page } from '../../app/pages.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/desk-items': object;
  }
}

export default [
  page({
    path: '/desk-items',
    title: 'desk:nav.items',
    permission: ['cases.read', 'cases.read_assigned'],
    menu: { group: 'cases', order: 25, icon: <ProfileOutlined /> },
    load: async () => (await import('./items/Items.tsx')).Items,
  }),
];
