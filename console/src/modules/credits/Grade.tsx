import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Result } from '#contract/credits/api.ts';

/** A grade as it is published, with the list it stands for. */
export const Grade = ({ result: { standing, grade, list, vetoed } }: { result: Result }) => {
  const { t } = useTranslation('credits-console');
  return (
    <>
      <strong>{grade ?? '—'}</strong>
      {standing === 'missing' && <span className="soft"> {t('notJoined')}</span>}
      {list && (
        <>
          {' '}
          <Tag>{t(`lists.${list}`)}</Tag>
        </>
      )}
      {vetoed && (
        <>
          {' '}
          <Tag>{t('vetoed')}</Tag>
        </>
      )}
    </>
  );
};

/** What a total is made of, in one line. */
export const useParts = () => {
  const { t } = useTranslation('credits-console');
  return ({ standing, base, good, bad, score }: Result): string =>
    standing === 'missing'
      ? ''
      : [
          t('parts.base', { n: base }),
          t('parts.good', { n: good }),
          t('parts.bad', { n: bad }),
          score !== null && t('parts.score', { n: score }),
        ]
          .filter(Boolean)
          .join(' ');
};
