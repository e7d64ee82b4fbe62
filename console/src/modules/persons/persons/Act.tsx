import { useTranslation } from 'react-i18next';
import { ActDrawer, type ActDrawerProps } from '../../../components/ActDrawer.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';

/** The drawer in which persons are changed. */
export const Act = <V extends object, R>({ keep, ...act }: Omit<ActDrawerProps<V, R>, 'renews' | 'wide'>) => (
  <ActDrawer<V, R> {...act} keep={`persons.${keep}`} renews="persons" />
);

/** Why: kept on record. */
export const ReasonItem = ({ label }: { label: string }) => {
  const { t } = useTranslation('persons');
  return <WordsItem name="reason" label={label} needed={t('act.reasonNeeded')} most={200} />;
};
