import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as territoryApi from '#client/endpoints/territory.ts';
import { longestPlaceText } from '#contract/territory/levels.ts';
import { call } from '../api.ts';
import { Icon } from '../parts/icons.tsx';

/** Less likely ones than this are not offered, nor more than these. */
const least = 0.3;
const most = 3;
/** As sure as this the words name a place, so that a position elsewhere is worth a word. */
const sure = 0.75;
/** Milliseconds without a new letter before the words are looked at. */
const pause = 700;

/** An area that words may mean, by its code and its name from the street down. */
export interface Offered {
  code: string;
  name: string;
  score: number;
}

/** Areas that what was written may mean, likeliest first; none while it names none, or without a network. */
export const useOffered = (text: string): readonly Offered[] => {
  // no half of a character where it is cut
  const said = text
    .trim()
    .slice(0, longestPlaceText)
    .replace(/\p{Surrogate}/gu, '');
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
    queryFn: ({ signal }) => call(territoryApi.findCandidates, { body: { text: settled } }, signal),
  });
  if (settled.length < 2) return [];
  return (data?.candidates ?? [])
    .filter((one) => one.score >= least && one.path.includes(' / '))
    .map(({ code, path, score }) => ({ code, name: path.split(' / ').slice(1).join(' · '), score }));
};

/** Digits of a code down to the community. */
const communityOf = (code: string): string => code.slice(0, 12);
/** The place that the words surely name, where that is in another community than the chosen one; else null. */
export const namedElsewhere = (offered: readonly Offered[], code: string | null): Offered | null => {
  const [first] = offered;
  if (!first || code === null || first.score < sure) return null;
  const here = communityOf(code);
  const agrees = offered.some((one) => communityOf(one.code).startsWith(here) || here.startsWith(communityOf(one.code)));
  return agrees ? null : first;
};

interface ChoiceProps {
  title: string;
  offered: readonly Offered[];
  onChoose: (code: string, name: string) => void;
}

/** Places to choose with one tap. */
export const PlaceChoice = ({ title, offered, onChoose }: ChoiceProps) => {
  const { t } = useTranslation();
  const label = useId();
  if (offered.length === 0) return null;
  return (
    <div className="field" role="status">
      <p className="hint" id={label}>
        {t(title)}
      </p>
      <ul className="list" aria-labelledby={label}>
        {offered.slice(0, most).map(({ code, name }) => (
          <li key={code}>
            <button type="button" className="item" onClick={() => onChoose(code, name)}>
              <Icon name="pin" />
              <span className="grow">{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
