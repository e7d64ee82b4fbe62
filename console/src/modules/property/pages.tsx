import { AlertOutlined } from '@ant-design/icons';
import { page } from '../../app/pages.ts';

export interface PropertySearch {
  area?: string | undefined;
  /** YYYY-MM, the last of twelve. */
  month?: string | undefined;
}
declare module '../../app/pages.ts' {
  interface Paths {
    '/property/complaints': PropertySearch;
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
];
