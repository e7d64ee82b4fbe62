import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as knowledgeApi from '#client/endpoints/knowledge.ts';
import { call } from '../../api.ts';
import type { Draft } from '../../store/database.ts';
import { Helped } from './helped.tsx';

/** How long somebody has to pause before what they write is compared, in ms. */
const pause = 700;

/** Answers that may spare somebody the asking, under what they write. Says nothing without a network or where none fits: it never holds a report up. */
export const Perhaps = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation();
  const [text, setText] = useState(draft.text.trim());
  useEffect(() => {
    const later = setTimeout(() => setText(draft.text.trim()), pause);
    return () => clearTimeout(later);
  }, [draft.text]);
  const body = { text: text.slice(0, 2000), categoryCode: draft.categoryCode, area: draft.place?.areaCode ?? null };
  const { data } = useQuery({
    queryKey: ['perhaps', body],
    queryFn: ({ signal }) => call(knowledgeApi.suggestArticles, { body }, signal),
    enabled: navigator.onLine && text.length > 3,
    retry: false,
    staleTime: 60_000,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="card stack" aria-label={t('knowledge.perhaps')} aria-live="polite">
      <h2>{t('knowledge.perhaps')}</h2>
      <p className="small soft">{t('knowledge.perhapsLead')}</p>
      {data.items.map((one) => (
        <One key={one.id} id={one.id} title={one.title} words={one.why.words} />
      ))}
    </section>
  );
};

/** Opens in place, so that what was written stays where it is. */
const One = ({ id, title, words }: { id: string; title: string; words: readonly string[] }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ['answer', id],
    queryFn: ({ signal }) => call(knowledgeApi.getArticle, { params: { articleId: id } }, signal),
    enabled: open,
    staleTime: 60_000,
  });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{title}</strong> {words.length > 0 && <span className="small soft">{t('knowledge.why', { words: words.join(' ') })}</span>}
      </summary>
      {data && (
        <div className="stack">
          <p className="plain">{data.answer}</p>
          {data.steps.length > 0 && (
            <ol>
              {data.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          )}
          {data.contacts !== null && <p className="plain">{data.contacts}</p>}
          <Helped id={id} />
        </div>
      )}
    </details>
  );
};
