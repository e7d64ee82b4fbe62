import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty } from '../../parts/states.tsx';
import { AreaPicker } from '../../place/area-picker.tsx';
import { ActivityCard } from './activity-card.tsx';
import { openQuery } from './queries.ts';

/** What is to take place and is open to everybody, without signing in. */
export const FindPage = () => {
  const { t } = useTranslation('activities-phone');
  const [area, setArea] = useState<{ areaCode: string; name: string } | null>(null);
  const [choosing, setChoosing] = useState(false);
  const list = useInfiniteQuery(openQuery(area?.areaCode ?? null));
  return (
    <Page title={t('title')} back>
      <nav className="list" aria-label={t('mine')}>
        <Link to="/activities/$" params={{ _splat: 'mine' }} className="item">
          <Icon name="list" />
          <span className="grow">{t('mine')}</span>
          <Icon name="next" />
        </Link>
      </nav>
      <div className="wrap">
        <button type="button" className="chip" aria-pressed={area !== null} onClick={() => (area ? setArea(null) : setChoosing(true))}>
          {area?.name ?? t('chooseArea')}
        </button>
      </div>
      <Cards list={list} empty={<Empty icon="house" title={t('none')} text={t('noneText')} />}>
        {(row) => <ActivityCard key={row.id} row={row} />}
      </Cards>
      {choosing && (
        <AreaPicker
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setArea(chosen);
            setChoosing(false);
          }}
        />
      )}
    </Page>
  );
};
