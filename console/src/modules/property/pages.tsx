import { AlertOutlined, FlagOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';

export interface PropertySearch {
  area?: string | undefined;
  /** YYYY-MM, the last of twelve. */
  month?: string | undefined;
}
declare module '../../app/pages.ts' {
  interface Paths {
    '/property/complaints': PropertySearch;
    '/property/lists': object;
    '/property/rules': object;
  }
}

const text = (value: unknown, form: RegExp): string | undefined => {
  const read = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return form.test(read) ? read : undefined;
};

export default [
  page({
    path: '/property/complaints',
    title: 'property-console:title',
    permission: 'property.complaints',
    menu: { group: 'property', order: 50, icon: <AlertOutlined /> },
    search: (raw): PropertySearch => {
      const [area, month] = [text(raw['area'], /^\d{1,20}$/), text(raw['month'], /^20\d\d-(0[1-9]|1[0-2])$/)];
      return { ...(area && { area }), ...(month && { month }) };
    },
    load: async () => (await import('./complaints/Complaints.tsx')).Complaints,
  }),
  page({
    path: '/property/lists',
    title: 'property-console:lists.title',
    permission: 'property.lists',
    menu: { group: 'property', order: 30, icon: <FlagOutlined /> },
    load: async () => (await import('./lists/Consequences.tsx')).Consequences,
  }),
  page({
    path: '/property/rules',
    title: 'property:consequencesOf.title',
    permission: 'property.set_rules',
    load: async () => (await import('./rules/RulesPage.tsx')).RulesPage,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'property.carry': { title: 'property-console:lists.todo', link: () => linkOptions({ to: '/property/lists' }) },
};
