import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { fullDay, fullTime } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { Answers } from './Particulars.tsx';
import { PlaceMap } from './PlaceMap.tsx';
import { Placing, Times } from './Placing.tsx';
import { Numbers, Reporter } from './Reporter.tsx';

/** Beside the case: where it is, who reported, who has it, what the reporter said. */
export const Side = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const { rating } = data;
  return (
    <aside className="side" aria-label={t('case.facts')}>
      <section>
        <h2>{t('case.place')}</h2>
        <PlaceMap data={data} />
        <p>{data.area.name}</p>
        {data.placeText && <p className="soft">{data.placeText}</p>}
        <Placing placing={data.placing} />
      </section>
      <section>
        <h2>{t(data.called ? 'case.caller' : 'case.reporter')}</h2>
        <Reporter data={data} />
        <Times occurredAt={data.occurredAt} createdAt={data.createdAt} />
      </section>
      <Numbers data={data} />
      <section>
        <h2>{t('case.handling')}</h2>
        <dl className="facts">
          {data.handler && (
            <div>
              <dt>{t('case.handler')}</dt>
              <dd>
                {data.handler.name}
                {data.handlerPerson && ` · ${data.handlerPerson}`}
                {data.suggestedPerson && <div className="soft">{t('case.suggestedPerson', { name: data.suggestedPerson })}</div>}
              </dd>
            </div>
          )}
          {data.firstReceiver && (
            <div>
              <dt>{t('case.firstReceiver')}</dt>
              <dd>{data.firstReceiver.name}</dd>
            </div>
          )}
          {data.responsible && data.responsible.id !== data.handler?.id && (
            <div>
              <dt>{t('case.responsible')}</dt>
              <dd>{data.responsible.name}</dd>
            </div>
          )}
          {data.suggestion && (
            <div>
              <dt>{t('case.suggestion')}</dt>
              <dd>
                {data.suggestion.organisation.name}
                <br />
                <span className="soft">{data.suggestion.why}</span>
              </dd>
            </div>
          )}
          {!data.handler && !data.suggestion && (
            <div>
              <dt>{t('case.handler')}</dt>
              <dd className="soft">{t('case.nobody')}</dd>
            </div>
          )}
          {data.reopenUntil && (
            <div>
              <dt>{t('case.reopenUntil')}</dt>
              <dd>{fullDay(data.reopenUntil, locale)}</dd>
            </div>
          )}
        </dl>
      </section>
      {rating && (
        <section>
          <h2>{t('case.rating')}</h2>
          <p className="event-facts">
            <Answers {...rating} />
          </p>
          <p className="soft">
            {t(`rating.by.${rating.by}`)} · {fullTime(rating.at, locale)}
          </p>
        </section>
      )}
    </aside>
  );
};
