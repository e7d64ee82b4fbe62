import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as casesApi from '#client/endpoints/cases.ts';
import type { AlikeCase } from '#contract/cases/alike.ts';
import { nameOf } from '#ui/i18n.ts';
import { relativeTime } from '#ui/time.ts';
import { call } from '../../../api.ts';
import { FormError } from '../../../parts/states.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAct } from '../../../parts/use-act.ts';
import type { Draft, Place } from '../../../store/database.ts';

/** How long somebody has to pause before what they write is compared, in ms. */
const pause = 700;

/** Open cases nearby that may be the same matter. Says nothing without a network or where there are none: it never holds a report up. */
export const Alike = ({ draft, place }: { draft: Draft; place: Place }) => {
  const { t } = useTranslation();
  const [text, setText] = useState(draft.text.trim());
  useEffect(() => {
    const later = setTimeout(() => setText(draft.text.trim()), pause);
    return () => clearTimeout(later);
  }, [draft.text]);
  const { point, areaCode } = place;
  const body = { text, point, areaCode, categoryCode: draft.categoryCode };
  const { data } = useQuery({
    queryKey: ['alike', body],
    queryFn: ({ signal }) => call(casesApi.findAlike, { body }, signal),
    enabled: navigator.onLine && text.length > 0,
    retry: false,
    staleTime: 60_000,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="card stack" aria-label={t('alike.title')} aria-live="polite">
      <h2>{t('alike.title')}</h2>
      <p className="small soft">{t('alike.lead')}</p>
      {data.items.map((one) => (
        <One key={one.id} one={one} />
      ))}
    </section>
  );
};

const One = ({ one }: { one: AlikeCase }) => {
  const { t, i18n } = useTranslation();
  const act = useAct('alike');
  const facts = [
    one.metres === null ? t('alike.near') : t('alike.where', { metres: one.metres }),
    t('alike.before', { when: relativeTime(one.reportedAt, i18n.language) }),
    ...(one.words.length > 0 ? [t('alike.words', { words: one.words.join(' ') })] : []),
    t(`cases:states.${one.state}`),
  ];
  const follow = (): void =>
    void act
      .run(`follow ${one.id}`, (id) => call(casesApi.followCase, { params: { caseId: one.id }, body: { id, on: true } }))
      .then((good) => good && toast(t('alike.followed')));
  return (
    <div className="stack">
      <p className="tight">
        <strong>{one.title ?? (one.category ? nameOf(one.category) : one.area)}</strong>
        <span className="small soft">
          {one.area} · {facts.join(' · ')}
        </span>
      </p>
      <FormError error={act.error} />
      {one.mine ? (
        <Link to="/cases/$caseId" params={{ caseId: one.id }} className="button">
          {t('alike.add')}
        </Link>
      ) : (
        <button type="button" className="button" disabled={one.followed || act.busy !== null} onClick={follow}>
          {t(one.followed ? 'alike.followed' : 'alike.follow')}
        </button>
      )}
    </div>
  );
};
