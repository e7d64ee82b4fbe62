import { AppstoreOutlined, RocketOutlined, SettingOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/settings': object;
    '/kinds': object;
    '/start': object;
  }
}

export default [
  page({
    path: '/settings',
    title: 'platform:nav.settings',
    permission: 'settings.configure',
    menu: { group: 'system', order: 5, icon: <SettingOutlined /> },
    load: async () => (await import('./settings/Settings.tsx')).Settings,
  }),
  page({
    path: '/kinds',
    title: 'platform:nav.kinds',
    permission: 'settings.configure',
    menu: { group: 'system', order: 8, icon: <AppstoreOutlined /> },
    load: async () => (await import('./kinds/Kinds.tsx')).Kinds,
  }),
  page({
    path: '/start',
    title: 'platform:nav.start',
    permission: 'settings.configure',
    menu: { group: 'system', order: 6, icon: <RocketOutlined /> },
    load: async () => (await import('./start/Start.tsx')).Start,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'platform.delivery': {
    title: 'platform:todos.delivery',
    words: 'platform:todos.deliveryText',
    link: () => linkOptions({ to: '/settings' }),
  },
  'platform.staffing': {
    title: 'platform:todos.staffing',
    words: 'platform:todos.staffingText',
    link: () => linkOptions({ to: '/accounts', search: {} }),
  },
  'platform.stranded': {
    title: 'platform:todos.stranded',
    words: 'platform:todos.strandedText',
    link: () => linkOptions({ to: '/cases', search: { queue: 'open' } }),
  },
  'platform.first_step': {
    title: 'platform:todos.firstStep',
    words: 'platform:todos.firstStepText',
    link: () => linkOptions({ to: '/start' }),
  },
};
