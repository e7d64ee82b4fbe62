import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillMeal } from '#contract/care/canteens.ts';
import { payers } from '#contract/care/kinds.ts';
import { labelOf } from '#ui/i18n.ts';
import { fullTime, platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { SendButton } from '../../../components/SendButton.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';
import { yuan } from '../money.ts';
import '../../../styles/facts.css';

/** The day of a canteen: what was entered last, what guests paid, what each payer owes; taken back and closed here. */
export const DaySheet = ({ canteen }: { canteen: { id: string; name: string } }) => {
  const { t } = useTranslation('care-console');
  const locale = useLocale();
  const [taking, setTaking] = useState<TillMeal | null>(null);
  const day = platformDay();
  const { data } = useQuery({
    queryKey: ['care', 'till-day', canteen.id, day],
    queryFn: ({ signal }) => call(endpoints.care.getTillDay, { params: { canteenId: canteen.id, day } }, signal),
  });
  if (!data) return null;
  const { sums, closedAt } = data;
  return (
    <section aria-label={t('till.sheet')}>
      <h2>{t('till.sheet')}</h2>
      <dl className="fact-grid">
        <div>
          <dt>{t('canteens.meals')}</dt>
          <dd className="num">{sums.meals}</dd>
        </div>
        <div>
          <dt>{t('canteens.own')}</dt>
          <dd className="num">{yuan(sums.own)}</dd>
        </div>
        {payers
          .filter((payer) => sums[payer] > 0)
          .map((payer) => (
            <div key={payer}>
              <dt>{t(`care:payers.${payer}`)}</dt>
              <dd className="num">{yuan(sums[payer])}</dd>
            </div>
          ))}
      </dl>
      {closedAt ? (
        <p>{t('till.closed', { at: fullTime(closedAt, locale) })}</p>
      ) : (
        sums.meals > 0 && (
          <SendButton
            keep="care.close"
            subject={`${canteen.id} ${day}`}
            words={t('till.close')}
            done={t('till.closedNow')}
            renews="care"
            request={() => asked(endpoints.care.closeTillDay, { params: { canteenId: canteen.id, day }, body: {} })}
          />
        )
      )}
      <ol className="till-meals">
        {data.last.map((one) => (
          <li key={one.id}>
            <span className="num soft">{fullTime(one.at, locale)}</span>
            <span>
              {one.name} <span className="soft">{one.tier ? labelOf(one.tier) : t('till.noTier')}</span>
            </span>
            <span className="num">{yuan(one.own)}</span>
            {one.refunded ? (
              <span className="soft">{t('till.refunded')}</span>
            ) : (
              !closedAt && <Button onClick={() => setTaking(one)}>{t('till.refund')}</Button>
            )}
          </li>
        ))}
      </ol>
      {taking && (
        <ActDrawer<{ reason: string }, TillMeal>
          keep="care.refund"
          subject={taking.id}
          title={t('till.refund')}
          lead={<p>{t('till.refundLead', { name: taking.name, own: yuan(taking.own) })}</p>}
          submit={t('till.refund')}
          done={t('till.refundDone')}
          renews="care"
          request={(body) => asked(endpoints.care.refundMeal, { params: { canteenId: canteen.id, mealId: taking.id }, body })}
          onClose={() => setTaking(null)}
          onDone={() => setTaking(null)}
        >
          <WordsItem name="reason" label={t('till.why')} needed={t('till.whyNeeded')} most={200} />
        </ActDrawer>
      )}
    </section>
  );
};
