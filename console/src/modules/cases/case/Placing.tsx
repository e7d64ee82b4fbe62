import { WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { fullTime } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';

/** Seen so much earlier than it arrived, a matter shows both times; milliseconds. */
const worthTelling = 10 * 60_000;

/** How well the place is known: the error of the position, how far outside it lies, and words that name another place. */
export const Placing = ({ placing }: Pick<CaseDetail, 'placing'>) => {
  const { t } = useTranslation('cases-console');
  const { accuracy, metres, said } = placing;
  const distance = (length: number): string =>
    length < 1000 ? t('case.metres', { count: Math.round(length) }) : t('case.kilometres', { count: Number((length / 1000).toFixed(1)) });
  return (
    <>
      {accuracy !== null && <p className="soft">{t('case.accuracy', { distance: distance(accuracy) })}</p>}
      {metres !== null && <p className="soft">{t('case.near', { distance: distance(metres) })}</p>}
      {said && (
        <p role="note">
          <WarningOutlined /> {t('case.saidElsewhere', { name: said.name, matched: said.matched })}
        </p>
      )}
    </>
  );
};

/** When it was seen, where that was told and is not much the same, and when it arrived. */
export const Times = ({ occurredAt, createdAt }: Pick<CaseDetail, 'occurredAt' | 'createdAt'>) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const earlier = occurredAt !== null && Date.parse(createdAt) - Date.parse(occurredAt) >= worthTelling;
  return (
    <>
      {earlier && <p className="soft">{t('case.seenAt', { moment: fullTime(occurredAt, locale) })}</p>}
      <p className="soft">{t('case.arrivedAt', { moment: fullTime(createdAt, locale) })}</p>
    </>
  );
};
