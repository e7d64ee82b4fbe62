import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { followUpOutcomes } from '#contract/visits/kinds.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { SendButton } from '../../../components/SendButton.tsx';
import '../../../styles/hazards.css';

/** What must be done after visits; whether a household has moved is decided here, and the register changes only then. */
export const FollowUps = () => {
  const { t } = useTranslation('visits-console');
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['visits', 'follow-ups'],
    queryFn: ({ signal }) => call(endpoints.visits.listFollowUps, { query: { limit: 50 } }, signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="hazard-part" aria-label={t('followUps')}>
      <h2>{t('followUps')}</h2>
      <ul className="hazard-lines">
        {data.items.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{t(`visits-own:followUps.${one.kind}`)}</strong> {one.address}{' '}
              <span className="soft">
                {one.area.name} · {one.plan}
              </span>
              <p className={one.late ? 'flag' : 'soft'}>{t(`after.${one.kind}`, { when: shortTime(one.dueAt, locale) })}</p>
              {one.kind === 'moved' && one.householdId && (
                <p>
                  <Link to="/households">{t('register')}</Link>
                </p>
              )}
            </div>
            <div className="hazard-acts">
              {followUpOutcomes[one.kind].map((outcome) => (
                <SendButton
                  key={outcome}
                  keep={`visits.settle_${outcome}`}
                  subject={one.id}
                  words={t(`visits-own:outcomes.${outcome}`)}
                  done={t('kept')}
                  renews="visits"
                  request={() => asked(endpoints.visits.settleFollowUp, { params: { followUpId: one.id }, body: { outcome } })}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
