import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode, wordsOf } from '../../api.ts';
import { Cards, Either } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty } from '../../parts/states.tsx';
import { AreaPicker } from '../../place/area-picker.tsx';
import { NoticeCard } from './notice-card.tsx';
import { noticesQuery } from './queries.ts';

/** What is up in an area and what was, for everybody. */
export const NoticesPage = () => {
  const { t } = useTranslation();
  const { area } = useSearch({ from: '/open/notices' });
  const navigate = useNavigate();
  const [past, setPast] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const list = useInfiniteQuery(noticesQuery(area ?? null, past));
  const where = list.data?.pages[0]?.area.name;
  const go = (next: string | undefined): void => void navigate({ to: '/open/notices', search: { area: next }, replace: true });
  return (
    <Page title={t('disclosures.title')} back>
      <p className="hint">{t('disclosures.lead')}</p>
      <div className="wrap">
        <button type="button" className="chip" aria-pressed={area !== undefined} onClick={() => (area ? go(undefined) : setChoosing(true))}>
          {(area && where) || t('disclosures.area')}
        </button>
      </div>
      <Either
        label={t('disclosures.which')}
        first={t('disclosures.now')}
        second={t('disclosures.past')}
        isFirst={!past}
        onChoose={(first) => setPast(!first)}
      />
      {hasCode(list.error, 'disclosures.area_unknown') ? (
        <Empty icon="unsure" title={t('disclosures.areaUnknown')} text={wordsOf(list.error)}>
          <button type="button" className="button main" onClick={() => setChoosing(true)}>
            {t('disclosures.area')}
          </button>
        </Empty>
      ) : (
        <Cards
          list={list}
          empty={<Empty icon="sign" title={t(past ? 'disclosures.nonePast' : 'disclosures.none')} text={t('disclosures.noneText')} />}
        >
          {(one) => <NoticeCard key={one.code} notice={one} />}
        </Cards>
      )}
      {choosing && (
        <AreaPicker
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setChoosing(false);
            go(chosen.areaCode);
          }}
        />
      )}
    </Page>
  );
};
