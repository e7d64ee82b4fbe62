import { useTranslation } from 'react-i18next';
import { fullTime } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';

interface Known {
  organisationName?: string;
  assistNames?: readonly string[];
  level?: string;
  handling?: string;
  /** Which rule chose the organisation, in words. */
  rule?: string;
  until?: string;
  days?: number;
  before?: string;
  dueAt?: string;
  without?: string;
  rating?: { answered: boolean; solved: boolean; satisfied: boolean; comment?: string | null };
}

/** What an event carries beyond words: where it was sent, until when, the three answers. */
export const Particulars = ({ data }: { data: Record<string, unknown> }) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const { organisationName: name, assistNames, level, handling, rule, until, days, before, dueAt, rating, without } = data as Known;
  if (!name && !until && !days && !dueAt && !rating && !without) return null;
  return (
    <p className="event-facts">
      {name && <span>{t('case.to', { name })}</span>}
      {assistNames && <span>{t('rules.assistNames', { names: assistNames.join(t('comma')) })}</span>}
      {level && <span>{t(`cases:urgencies.${level}`)}</span>}
      {handling && <span>{t(`cases:handlings.${handling}`)}</span>}
      {rule && <span className="soft">{t('case.byRule', { rule })}</span>}
      {until && <span>{t('case.until', { moment: fullTime(until, locale) })}</span>}
      {days && <span>{t('case.extended', { count: days })}</span>}
      {before && dueAt && <span>{t('case.recounted', { before: fullTime(before, locale), now: fullTime(dueAt, locale) })}</span>}
      {rating && <Answers {...rating} />}
      {without && <span>{t(`ratings:results.${without}`)}</span>}
    </p>
  );
};

/** The three answers of a call-back, each by word and sign. */
export const Answers = ({
  answered,
  solved,
  satisfied,
  comment,
}: {
  answered: boolean;
  solved: boolean;
  satisfied: boolean;
  comment?: string | null;
}) => {
  const { t } = useTranslation('cases-console');
  return (
    <>
      {(
        [
          ['answered', answered],
          ['solved', solved],
          ['satisfied', satisfied],
        ] as const
      ).map(([name, yes]) => (
        <span key={name} className={yes ? 'answer-yes' : 'answer-no'}>
          {yes ? '✓' : '✗'} {t(`rating.${name}.${yes ? 'yes' : 'no'}`)}
        </span>
      ))}
      {comment && <span>{comment}</span>}
    </>
  );
};
