import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as ratingsApi from '#client/endpoints/ratings.ts';
import type { Rating } from '#contract/cases/rating.ts';
import { limits } from '#contract/cases/states.ts';
import type { LinkedCase } from '#contract/ratings/call-backs.ts';
import { nameOf } from '#ui/i18n.ts';
import { fullDay, shortTime } from '#ui/time.ts';
import { call, hasCode, wordsOf } from '../../api.ts';
import { RatingField } from '../../cases/rating-field.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, FormError, Loading } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';

/** Rates a case by its link, without signing in. */
export const RatePage = () => {
  const { t } = useTranslation();
  const { token } = useParams({ from: '/rate/$token' });
  const { data, error, isError, refetch } = useQuery({
    queryKey: ['rate', token],
    queryFn: ({ signal }) => call(ratingsApi.getLinkedCase, { params: { token } }, signal),
  });
  return (
    <Page title={t('rateLink.title')} back>
      {data ? (
        <>
          <About linked={data} />
          {data.state === 'open' ? (
            <Form token={token} until={data.until} />
          ) : data.state === 'rated' ? (
            <Empty icon="done" title={t('rateLink.done')} text={t('rateLink.doneText')} />
          ) : (
            <Empty icon="clock" title={t('rateLink.over')} text={t('rateLink.overText')} />
          )}
        </>
      ) : hasCode(error, 'ratings.link_unknown') ? (
        <Empty icon="unsure" title={t('rateLink.title')} text={wordsOf(error)} />
      ) : isError ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading rows={3} />
      )}
    </Page>
  );
};

const About = ({ linked: { number, category, area, handler, answer, reportedAt } }: { linked: LinkedCase }) => {
  const { t, i18n } = useTranslation();
  return (
    <section className="card" aria-label={t('rateLink.number')}>
      <dl className="told">
        <dt>{t('rateLink.number')}</dt>
        <dd>{number}</dd>
        {category && (
          <>
            <dt>{t('rateLink.matter')}</dt>
            <dd>{nameOf(category)}</dd>
          </>
        )}
        <dt>{t('rateLink.area')}</dt>
        <dd>{area}</dd>
        <dt>{t('rateLink.reported')}</dt>
        <dd>{shortTime(reportedAt, i18n.language)}</dd>
        {handler && (
          <>
            <dt>{t('rateLink.handler')}</dt>
            <dd>{handler}</dd>
          </>
        )}
        {answer && (
          <>
            <dt>{t('rateLink.answer')}</dt>
            <dd className="plain">{answer}</dd>
          </>
        )}
      </dl>
    </section>
  );
};

const Form = ({ token, until }: { token: string; until: string }) => {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const act = useAct('rate');
  const [rating, setRating] = useState<Partial<Rating>>({});
  const [comment, setComment] = useState('');
  const { answered, solved, satisfied } = rating;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (answered === undefined || solved === undefined || satisfied === undefined) {
      act.setError(t('act.rateAll'));
      return;
    }
    void act.run(JSON.stringify([rating, comment]), async (id) => {
      const body = { id, rating: { answered, solved, satisfied, comment: comment.trim() || null } };
      client.setQueryData(['rate', token], await call(ratingsApi.rateByLink, { params: { token }, body }));
    });
  };
  return (
    <form className="stack" onSubmit={send} noValidate>
      <p className="soft">{t('rateLink.lead')}</p>
      <RatingField rating={rating} onChange={setRating} />
      <div className="field">
        <label htmlFor="rate-comment">{t('rateLink.comment')}</label>
        <textarea
          id="rate-comment"
          className="input"
          rows={3}
          maxLength={limits.reasonMax}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </div>
      <FormError error={act.error} />
      <button type="submit" className="button main wide" disabled={act.busy !== null}>
        {t('rateLink.send')}
      </button>
      <p className="hint">{t('rateLink.until', { day: fullDay(until, i18n.language) })}</p>
    </form>
  );
};
