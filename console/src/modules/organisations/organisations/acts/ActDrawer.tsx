import { useTranslation } from 'react-i18next';
import { type ActDrawerProps, ActDrawer as Shared } from '../../../../components/ActDrawer.tsx';
import { DayItem as AnyDay, type DayProps } from '../../../../components/DayItem.tsx';
import { WordsItem } from '../../../../components/WordsItem.tsx';

/** The drawer every act of these pages is done in. */
export const ActDrawer = <V extends object, R>({ keep, ...act }: Omit<ActDrawerProps<V, R>, 'renews'>) => (
  <Shared<V, R> {...act} keep={`organisations.${keep}`} renews="org" />
);

/** A day, with the words of these pages for one that is missing. */
export const DayItem = (props: Omit<DayProps, 'needed'>) => {
  const { t } = useTranslation('organisations');
  return <AnyDay {...props} needed={t('form.dayNeeded')} />;
};

/** Why: kept in the audit trail. */
export const ReasonItem = ({ label }: { label?: string }) => {
  const { t } = useTranslation('organisations');
  return <WordsItem name="reason" label={label ?? t('form.reason')} needed={t('form.reasonNeeded')} most={200} />;
};

/** A field's text as the server takes it: trimmed, null when empty. */
export const textOrNull = (value: string | null | undefined): string | null => value?.trim() || null;
