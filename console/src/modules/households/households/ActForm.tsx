import { useTranslation } from 'react-i18next';
import { platformDay } from '#ui/time.ts';
import { ActDrawer, type ActDrawerProps } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';

type Props<V, R> = Omit<ActDrawerProps<V, R>, 'renews' | 'submit' | 'wide'>;

/** The drawer in which anything about buildings and households is changed. */
export const ActForm = <V extends object, R>({ keep, ...act }: Props<V, R>) => {
  const { t } = useTranslation('households');
  return <ActDrawer<V, R> {...act} keep={`households.${keep}`} submit={t('acts.save')} renews="households" />;
};

/** Ends something on a day. @param reasoned with a reason */
export const EndForm = <R,>({
  reasoned = false,
  ...act
}: Omit<Props<{ on: string; reason: string }, R>, 'done' | 'initial' | 'children'> & { reasoned?: boolean }) => {
  const { t } = useTranslation('households');
  return (
    <ActForm<{ on: string; reason: string }, R> {...act} done={t('done.ended')} initial={{ on: platformDay() }}>
      <DayItem name="on" label={t(reasoned ? 'household.on' : 'head.on')} required />
      {reasoned && <WordsItem name="reason" label={t('household.reason')} needed={t('must.fill')} most={200} />}
    </ActForm>
  );
};
