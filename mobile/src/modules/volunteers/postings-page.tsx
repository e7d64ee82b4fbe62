import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { AreaPicker } from '../../place/area-picker.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { ContestSheet } from './contest-sheet.tsx';
import { contest } from './hours-card.tsx';
import { checksQuery, ownQuery, postingsQuery } from './queries.ts';

/** Hours of a community that are posted before they are entered, and what spot checks found. */
export const PostingsPage = () => {
  const { t } = useTranslation('volunteers-phone');
  const me = useMe();
  const checks = useQuery(checksQuery);
  return (
    <Page title={t('postings')} back>
      <p className="soft">{t('postingsLead')}</p>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('postingsLead')} /> : <Postings />}
      {checks.data && checks.data.length > 0 && (
        <section className="card stack" aria-label={t('checks')}>
          <h2>{t('checks')}</h2>
          {checks.data.map(({ id, area, ...check }) => (
            <p key={id}>{t('checkOf', { area: area.name, ...check })}</p>
          ))}
        </section>
      )}
    </Page>
  );
};

const Postings = () => {
  const { t } = useTranslation('volunteers-phone');
  const own = useQuery(ownQuery);
  const [area, setArea] = useState<{ areaCode: string; name: string } | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [contesting, setContesting] = useState<string | null>(null);
  const home = own.data?.volunteer?.area;
  const code = area?.areaCode ?? home?.code;
  const list = useInfiniteQuery({ ...postingsQuery(code ?? ''), enabled: code !== undefined });
  return (
    <>
      <button type="button" className="button wide" onClick={() => setChoosing(true)}>
        {area?.name ?? home?.name ?? t('area')}
      </button>
      {code !== undefined && (
        <Cards list={list} empty={<Empty icon="list" title={t('postings')} text={t('noPostings')} />}>
          {(one) => (
            <section key={one.id} className="card stack" aria-label={`${one.person} ${one.title} ${one.day}`}>
              <span className="row">
                <span className="grow tight">
                  <strong>{one.title}</strong>
                  <span className="small soft">{[one.person, one.day].join(' · ')}</span>
                </span>
                <span>{t('hoursOf', { hours: one.minutes / 60 })}</span>
              </span>
              <span className="small soft">{t('postedUntil', { day: one.until })}</span>
              <button
                type="button"
                className="button bare"
                onClick={() => setContesting(one.id)}
                aria-label={`${t('contest')} ${one.title} ${one.day}`}
              >
                {t('contest')}
              </button>
            </section>
          )}
        </Cards>
      )}
      {contesting && <ContestSheet send={contest(contesting)} onClose={() => setContesting(null)} />}
      {choosing && (
        <AreaPicker
          onClose={() => setChoosing(false)}
          onChoose={(next) => {
            setArea(next);
            setChoosing(false);
          }}
        />
      )}
    </>
  );
};
