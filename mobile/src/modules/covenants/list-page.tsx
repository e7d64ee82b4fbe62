import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty } from '../../parts/states.tsx';
import { AreaPicker } from '../../place/area-picker.tsx';
import { CovenantCard } from './covenant-card.tsx';
import { openQuery } from './queries.ts';

/** Covenants in force and drafts residents are asked of, for everybody. */
export const ListPage = () => {
  const { t } = useTranslation();
  const [area, setArea] = useState<{ areaCode: string; name: string } | null>(null);
  const [choosing, setChoosing] = useState(false);
  const list = useInfiniteQuery(openQuery(area?.areaCode ?? null));
  return (
    <Page title={t('covenants.title')} back>
      <p className="hint">{t('covenants.lead')}</p>
      <div className="wrap">
        <button type="button" className="chip" aria-pressed={area !== null} onClick={() => (area ? setArea(null) : setChoosing(true))}>
          {area?.name ?? t('covenants.area')}
        </button>
      </div>
      <Cards list={list} empty={<Empty icon="book" title={t('covenants.none')} text={t('covenants.noneText')} />}>
        {(row) => <CovenantCard key={row.id} covenant={row} />}
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
