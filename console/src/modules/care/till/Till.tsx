import { useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meal } from '#contract/care/kinds.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { DaySheet } from './DaySheet.tsx';
import { Guests } from './Guests.tsx';
import '../../../styles/care.css';

const clock = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(11, 16);

/** The till of a canteen, for a tablet and one hand: find the card, press the meal. */
export const Till = () => {
  const { t } = useTranslation('care-console');
  const [chosen, setChosen] = useState<{ canteen?: string; meal?: Meal }>({});
  useTitle(t('till.title'));
  const { data, error, refetch } = useQuery({
    queryKey: ['care', 'tills'],
    queryFn: ({ signal }) => call(endpoints.care.listTills, {}, signal),
  });
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  const canteen =
    data?.items.find(({ id }) => id === chosen.canteen) ?? data?.items.find(({ meals }) => meals.length > 0) ?? data?.items[0];
  // what is on the table now; before lunch that, after it the next
  const meal = chosen.meal ?? (canteen?.meals.find(({ to }) => clock() <= to) ?? canteen?.meals.at(-1))?.meal;
  return (
    <div className="page till">
      <div className="page-head">
        <h1>{t('till.title')}</h1>
        <p className="soft">{t('till.lead')}</p>
      </div>
      {data && data.items.length === 0 && <p>{t('till.noCanteen')}</p>}
      {canteen && (
        <>
          <div className="till-top">
            {(data?.items.length ?? 0) > 1 ? (
              <Select
                size="large"
                aria-label={t('canteens.canteen')}
                value={canteen.id}
                options={data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
                onChange={(id) => setChosen({ canteen: id })}
              />
            ) : (
              <strong>{canteen.name}</strong>
            )}
            {meal && (
              <Segmented<Meal>
                size="large"
                aria-label={t('till.meal')}
                value={meal}
                options={canteen.meals.map((one) => ({ value: one.meal, label: t(`care:meals.${one.meal}`) }))}
                onChange={(next) => setChosen({ ...chosen, meal: next })}
              />
            )}
          </div>
          {meal ? <Guests key={canteen.id} canteen={canteen} meal={meal} /> : <p>{t('till.noPrices')}</p>}
          <DaySheet canteen={canteen} />
        </>
      )}
    </div>
  );
};
