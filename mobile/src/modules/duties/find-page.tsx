import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty } from '../../parts/states.tsx';
import { AreaPicker } from '../../place/area-picker.tsx';
import { DutyCard } from './duty-card.tsx';
import { vacantQuery } from './queries.ts';

/** Duties that look for somebody, for everybody. */
export const FindPage = () => {
  const { t } = useTranslation();
  const [area, setArea] = useState<{ areaCode: string; name: string } | null>(null);
  const [choosing, setChoosing] = useState(false);
  const list = useInfiniteQuery(vacantQuery(area?.areaCode ?? null));
  return (
    <Page title={t('duties.title')} back>
      <nav className="list" aria-label={t('duties.mine')}>
        <Link to="/duties/$" params={{ _splat: 'mine' }} className="item">
          <Icon name="list" />
          <span className="grow">{t('duties.mine')}</span>
          <Icon name="next" />
        </Link>
      </nav>
      <p className="hint">{t('duties.lead')}</p>
      <div className="wrap">
        <button type="button" className="chip" aria-pressed={area !== null} onClick={() => (area ? setArea(null) : setChoosing(true))}>
          {area?.name ?? t('duties.area')}
        </button>
      </div>
      <Cards list={list} empty={<Empty icon="leaf" title={t('duties.none')} text={t('duties.noneText')} />}>
        {(row) => <DutyCard key={row.id} duty={row} />}
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
