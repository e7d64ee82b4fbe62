import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as evaluationsApi from '#client/endpoints/evaluations.ts';
import type { Evaluation, OwnSheet } from '#contract/evaluations/api.ts';
import { itemsOf, reasonsMissing, whole } from '#contract/evaluations/values.ts';
import { call } from '../../api.ts';
import { FormError, Loading } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useKeptForm } from '../../store/kept-form.ts';
import { key } from './queries.ts';

interface Props {
  evaluation: Evaluation;
  sheet: OwnSheet;
  onBack: () => void;
  onSent: () => void;
}
/** Points as they are typed; null where nothing or no number stands. */
const numberOf = (typed: string): number | null => {
  const value = Number(typed.trim().replace('。', '.'));
  return typed.trim() === '' || !Number.isFinite(value) ? null : value;
};

/** The sheet on one department: what is typed stays on the phone until it was sent. */
export const FillSheet = ({ evaluation: e, sheet, onBack, onSent }: Props) => {
  const { t } = useTranslation();
  const { busy, error, setError, run } = useAct(key);
  const [tried, setTried] = useState(false);
  const { rater, department } = sheet;
  const kept = useKeptForm<{ points: Record<string, string>; words: Record<string, string> }>(
    'evaluations.rate',
    { points: Object.fromEntries(Object.entries(sheet.points).map(([code, n]) => [code, String(n)])), words: { ...sheet.words } },
    `${e.id} ${rater.key} ${department.id} ${sheet.edit}`,
  );
  if (kept === null) return <Loading rows={6} />;
  const items = itemsOf(e.items, department.id);
  const { points: typed, words } = kept.fields;
  const points = Object.fromEntries(
    items.flatMap(({ code, full }) => {
      const value = numberOf(typed[code] ?? '');
      return value === null || value < 0 || value > full ? [] : [[code, value]];
    }),
  );
  const open = items.filter(({ code }) => points[code] === undefined).length;
  const asked = reasonsMissing(items, e, points, {});
  const unsaid = reasonsMissing(items, e, points, words);
  const send = async (): Promise<void> => {
    setTried(true);
    if (open > 0) return setError(t('evaluations.missing', { n: open }));
    if (unsaid.length > 0)
      return setError(t('evaluations.reason', { why: t(unsaid[0] === whole ? 'evaluations.high' : 'evaluations.low') }));
    const done = await run('rate', (id) =>
      call(evaluationsApi.rateDepartment, {
        params: { evaluationId: e.id },
        body: {
          id,
          rater: rater.key,
          department: department.id,
          edit: sheet.edit,
          points,
          words: Object.fromEntries(Object.entries(words).flatMap(([code, said]) => (said.trim() === '' ? [] : [[code, said.trim()]]))),
        },
      }),
    );
    if (!done) return;
    await kept.finish();
    onSent();
  };
  const say = (code: string, label: string, wanted: boolean) => (
    <div className="field">
      <label htmlFor={`words-${code}`}>{label}</label>
      <textarea
        id={`words-${code}`}
        className="input"
        rows={2}
        maxLength={500}
        value={words[code] ?? ''}
        aria-invalid={wanted && tried && unsaid.includes(code)}
        onChange={(event) => kept.change({ words: { ...words, [code]: event.target.value } })}
      />
    </div>
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <button type="button" className="button" onClick={onBack}>
        {t('evaluations.back')}
      </button>
      <h2>{department.name}</h2>
      <p className="small soft">{t('evaluations.forRater', { name: rater.name })}</p>
      {items.map(({ code, name, full, help }) => (
        <section key={code} className="card stack" aria-label={name}>
          <div className="field">
            <label htmlFor={`points-${code}`}>
              {t('evaluations.points', { name })} <span className="soft">{t('evaluations.of', { full })}</span>
            </label>
            {help && <p className="small soft">{help}</p>}
            <input
              id={`points-${code}`}
              className="input"
              inputMode="decimal"
              autoComplete="off"
              maxLength={6}
              value={typed[code] ?? ''}
              aria-invalid={tried && points[code] === undefined}
              onChange={(event) => kept.change({ points: { ...typed, [code]: event.target.value } })}
            />
          </div>
          {asked.includes(code) && say(code, t('evaluations.reason', { why: t('evaluations.low') }), true)}
        </section>
      ))}
      {say(
        whole,
        asked.includes(whole) ? t('evaluations.reason', { why: t('evaluations.high') }) : t('evaluations.words'),
        asked.includes(whole),
      )}
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button type="submit" className="button main wide" disabled={busy !== null}>
        {t('evaluations.send')}
      </button>
    </form>
  );
};
