import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endpoints } from '#client/endpoints.ts';
import { longestPlaceText } from '#contract/territory/levels.ts';
import { call } from '../api.ts';
import { Icon } from '../parts/icons.tsx';

/** Less likely ones than this are not offered, nor more than these. */
const least = 0.3;
const most = 3;
/** Milliseconds without a new letter before the words are looked at. */
const pause = 700;

/** Areas that what was written may mean, to choose with one tap; nothing while it names none, or without a network. */
export const PlaceCandidates = ({ text, onChoose }: { text: string; onChoose: (code: string, name: string) => void }) => {
  const { t } = useTranslation();
  const said = text.trim().slice(0, longestPlaceText).toWellFormed();
  const [settled, setSettled] = useState(said);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(said), pause);
    return () => clearTimeout(timer);
  }, [said]);
  const { data } = useQuery({
    queryKey: ['candidates', settled],
    enabled: settled.length >= 2,
    staleTime: 600_000,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(endpoints.territory.findCandidates, { body: { text: settled } }, signal),
  });
  const offered = settled.length < 2 ? [] : (data?.candidates ?? []).filter((one) => one.score >= least && one.path.includes(' / '));
  if (offered.length === 0) return null;
  return (
    <div className="field">
      <p className="hint" id="place-candidates">
        {t('place.candidates')}
      </p>
      <ul className="list" aria-labelledby="place-candidates">
        {offered.slice(0, most).map(({ code, path }) => {
          const name = path.split(' / ').slice(1).join(' · ');
          return (
            <li key={code}>
              <button type="button" className="item" onClick={() => onChoose(code, name)}>
                <Icon name="pin" />
                <span className="grow">{name}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
};
