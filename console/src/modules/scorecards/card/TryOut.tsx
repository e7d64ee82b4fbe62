import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Card } from '#contract/scorecards/card.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { Scores } from '../Scores.tsx';

/** A month before a day. */
const monthBefore = (day: string): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10);
};

/** What the card as it stands on the page would have made of the last period. Nothing is written. */
export const TryOut = ({ card }: { card: Card }) => {
  const { t } = useTranslation('scorecards-console');
  const trying = useMutation({
    mutationFn: () => call(endpoints.scorecards.tryCard, { body: { content: card, day: monthBefore(platformDay()) } }),
  });
  const { data } = trying;
  return (
    <section aria-label={t('try.title')}>
      <h2>{t('try.title')}</h2>
      <p>
        <Button loading={trying.isPending} onClick={() => trying.mutate()}>
          {t('try.run')}
        </Button>{' '}
        <span className="soft">{t('try.lead')}</span>
      </p>
      {trying.error && (
        <p className="field-problem" role="alert">
          {wordsFor(trying.error)}
        </p>
      )}
      {data && (
        <>
          <p>{t('try.days', { first: data.first, last: data.last, count: data.scores.length })}</p>
          <Scores card={card} scores={data.scores} />
        </>
      )}
    </section>
  );
};
