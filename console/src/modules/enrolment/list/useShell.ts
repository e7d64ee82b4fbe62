import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayOpen } from '../../../app/access.ts';
import { useMe } from '../../../app/queries.ts';
import { type EnrolmentSearch, type Which, whiches } from '../search.ts';

/** What all lists of the page have in common. */
export const useShell = () => {
  const { t } = useTranslation('enrolment-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/enrolment' });
  const navigate = useNavigate();
  const reads = mayOpen(me, 'enrolment.read');
  const manages = mayOpen(me, 'enrolment.manage');
  const offered = whiches.filter((one) => (one === 'mine' ? mayOpen(me, 'enrolment.confirm') : one === 'contested' ? manages : reads));
  const which = offered.find((one) => one === search.which) ?? offered[0] ?? 'members';
  const change = (next: EnrolmentSearch): void => void navigate({ to: '/enrolment', search: { ...search, ...next } });
  return {
    t,
    search,
    change,
    manages,
    shell: {
      title: t('title'),
      lead: t('lead'),
      which,
      whiches: offered,
      whichWord: (one: Which | 'label') => t(`which.${one}`),
      onWhich: (next: Which) => void navigate({ to: '/enrolment', search: { which: next } }),
      empty: t(`none.${which}`),
    },
  };
};
