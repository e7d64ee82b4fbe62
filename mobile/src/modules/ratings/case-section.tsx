import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as ratingsApi from '#client/endpoints/ratings.ts';
import type { CaseDetail } from '#contract/cases/api.ts';
import type { Rating } from '#contract/cases/rating.ts';
import { shortTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { RatingField } from '../../cases/rating-field.tsx';
import { FormError } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';

/** Where the matter of a merged case stands, and its rating by who had reported it here. */
const Section = ({ detail: { id, goesOnIn, reporter } }: { detail: CaseDetail }) => {
  const { t, i18n } = useTranslation();
  if (!goesOnIn) return null;
  return (
    <section className="card stack" aria-label={t('merged.title')}>
      <h2>{t('merged.title')}</h2>
      <p>
        {t('merged.text', { number: goesOnIn.number })}
        <br />
        <strong>{t(`cases:states.${goesOnIn.state}`)}</strong>{' '}
        <span className="small soft">{shortTime(goesOnIn.since, i18n.language)}</span>
      </p>
      {goesOnIn.handler && <p className="small">{t('merged.handler', { name: goesOnIn.handler })}</p>}
      {goesOnIn.answer && <p className="plain">{goesOnIn.answer}</p>}
      {reporter.mine && <Rate caseId={id} />}
    </section>
  );
};
export default Section;

const Rate = ({ caseId }: { caseId: string }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const act = useAct('joined-rating');
  const [rating, setRating] = useState<Partial<Rating>>({});
  const params = { caseId };
  const { data } = useQuery({
    queryKey: ['joined-rating', caseId],
    queryFn: ({ signal }) => call(ratingsApi.getJoinedRating, { params }, signal),
  });
  if (!data?.open) return null;
  const { answered, solved, satisfied } = rating;
  const ready = answered !== undefined && solved !== undefined && satisfied !== undefined;
  const send = (): void =>
    void act.run(JSON.stringify(rating), async (id) => {
      if (!ready) return;
      await call(ratingsApi.rateJoined, { params, body: { id, rating: { answered, solved, satisfied, comment: null } } });
      client.setQueryData(['joined-rating', caseId], { open: false, until: null });
    });
  return (
    <>
      <RatingField rating={rating} onChange={setRating} />
      <FormError error={act.error} />
      <button type="button" className="button main" disabled={!ready || act.busy !== null} onClick={send}>
        {t('merged.rate')}
      </button>
    </>
  );
};
