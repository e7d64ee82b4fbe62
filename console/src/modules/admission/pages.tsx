import { AuditOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { type AdmissionKind, admissionKinds, admissionStates } from '#contract/admission/kinds.ts';
import { type FindView, page, type TodoView } from '../../app/pages.ts';

export interface AdmissionSearch {
  readonly state?: (typeof admissionStates)[number] | undefined;
  readonly kind?: AdmissionKind | undefined;
}
declare module '../../app/pages.ts' {
  interface Paths {
    '/admission': AdmissionSearch;
  }
}

export default [
  page({
    path: '/admission',
    title: 'admission-console:nav.admission',
    permission: ['admission.read', 'admission.apply'],
    menu: { group: 'cases', order: 28, icon: <AuditOutlined /> },
    search: (raw): AdmissionSearch => {
      const [state, kind] = [admissionStates.find((one) => one === raw['state']), admissionKinds.find((one) => one === raw['kind'])];
      return { ...(state && { state }), ...(kind && { kind }) };
    },
    load: async () => (await import('./list/Admission.tsx')).Admission,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'admission.decide': {
    title: 'admission-console:todos.decide',
    link: () => linkOptions({ to: '/admission', search: { state: 'applied' } }),
  },
};
export const finds: Readonly<Record<string, FindView>> = {
  'admission.item': {
    title: 'admission-console:nav.admission',
    link: () => linkOptions({ to: '/admission', search: { state: 'admitted' } }),
  },
};
