import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDefinite } from '#client/attempt.ts';
import * as votesApi from '#client/endpoints/votes.ts';
import type { MyVote, OwnEntry } from '#contract/votes/api.ts';
import type { Mark, Marks, Question, Share } from '#contract/votes/model.ts';
import { call } from '../../api.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { type Attempt, keep } from './kept.ts';
import { useMarkWords } from './outcome.tsx';
import { newReceipt, receiptOf } from './receipt.ts';

/** What it takes to pass, in words. */
const RuleWords = ({ question: { rule, reserved } }: { question: Question }) => {
  const { t } = useTranslation();
  const share = (s: Share): string => t(s.strict ? 'votes.strict' : 'votes.least', { n: s.n, d: s.d });
  return (
    <details>
      <summary>{t('votes.rule')}</summary>
      <ul className="small">
        <li>{t(`votes-own:measures.${rule.measures}`)}</li>
        {rule.quorum && <li>{t('votes.ruleQuorum', { base: t('votes-own:bases.due'), share: share(rule.quorum) })}</li>}
        <li>{t('votes.ruleMajority', { base: t(`votes-own:bases.${rule.majority.of}`), share: share(rule.majority) })}</li>
        <li>{t(`votes-own:silences.${rule.silence}`)}</li>
        {reserved && <li>{t('votes.reserved')}</li>}
        <li>{t('votes.source', { source: rule.source })}</li>
      </ul>
    </details>
  );
};

/** One question: large choices, one tap each. */
const QuestionField = ({ question, mark, onChange }: { question: Question; mark: Mark | undefined; onChange: (mark: Mark) => void }) => {
  const { t } = useTranslation();
  const chosen = typeof mark === 'object' && 'chosen' in mark ? mark.chosen : null;
  const choice = (key: string, label: string, pressed: boolean, act: () => void) => (
    <button key={key} type="button" className={pressed ? 'button main wide' : 'button wide'} aria-pressed={pressed} onClick={act}>
      {label}
    </button>
  );
  const [full, setFull] = useState(false);
  const toggle = (id: string): void => {
    const rest = (chosen ?? []).filter((one) => one !== id);
    // of one alone the next takes its place
    const next = chosen?.includes(id) ? rest : question.most === 1 ? [id] : [...rest, id];
    setFull(next.length > question.most);
    if (next.length <= question.most) onChange({ chosen: next });
  };
  return (
    <fieldset className="stack">
      <legend>
        <strong>{question.title}</strong>
      </legend>
      {question.text && <p>{question.text}</p>}
      {question.kind === 'motion' ? (
        (['yes', 'no', 'abstain'] as const).map((say) => choice(say, t(`votes-own:marks.${say}`), mark === say, () => onChange(say)))
      ) : (
        <>
          <p className="small">{t('votes.most', { count: question.most })}</p>
          {question.options.map(({ id, label }) => choice(id, label, chosen?.includes(id) === true, () => toggle(id)))}
          <FormError error={full && t('votes.full', { count: question.most })} />
          {choice('none', t('votes.noneChosen'), chosen?.length === 0, () => {
            setFull(false);
            onChange({ chosen: [] });
          })}
        </>
      )}
      <RuleWords question={question} />
    </fieldset>
  );
};

/** The ballot of one entry: answered, checked once more, sent; the receipt is made here and shown once it is in. */
export const BallotForm = ({
  vote,
  entry,
  onCast,
  onUnanswered,
}: {
  vote: MyVote;
  entry: OwnEntry;
  onCast: (receipt: string) => void;
  /** It went out, and nobody knows yet what became of it: nothing else is sent before that is known. */
  onUnanswered: (attempt: Attempt) => void;
}) => {
  const { t } = useTranslation();
  const wordsOf = useMarkWords();
  const client = useQueryClient();
  const { busy, error, setError, run } = useAct('votes');
  const [marks, setMarks] = useState<Marks>(entry.marks ?? {});
  const [was, setWas] = useState('');
  const [checking, setChecking] = useState(false);
  // of one attempt: a repeat after a lost answer brings the same code
  const receipt = useRef(newReceipt());
  const needsReceipt = entry.may === 'change' && vote.secret;
  const check = (): void => {
    if (vote.questions.some(({ id }) => marks[id] === undefined)) setError(t('votes.answer'));
    else if (needsReceipt && receiptOf(was).length !== 16) setError(t('votes.wrongCode'));
    else {
      setError(null);
      setChecking(true);
    }
  };
  const send = async (): Promise<void> => {
    const code = receipt.current;
    const body = { key: entry.key, marks, receipt: code, was: needsReceipt ? receiptOf(was) : null };
    const done = await run(JSON.stringify(body), async (id) => {
      // the page may be closed before the answer has come: it then asks again what became of it
      keep(vote.id, entry.key, { id, body });
      try {
        await call(votesApi.castBallot, { params: { voteId: vote.id }, body: { id, ...body } });
      } catch (failure) {
        if (isDefinite(failure)) keep(vote.id, entry.key, null);
        else onUnanswered({ id, body });
        throw failure;
      }
    });
    if (!done) return;
    // pages of any module carry a vote and say what is left to cast: each asks anew when it is next seen
    void client.invalidateQueries({ refetchType: 'none' });
    receipt.current = newReceipt();
    setChecking(false);
    onCast(code);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      {vote.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          mark={marks[question.id]}
          onChange={(mark) => {
            setError(null);
            setMarks((before) => ({ ...before, [question.id]: mark }));
          }}
        />
      ))}
      {needsReceipt && (
        <div className="field">
          <label htmlFor={`was-${entry.key}`}>{t('votes.wasReceipt')}</label>
          <input
            id={`was-${entry.key}`}
            className="input"
            value={was}
            autoComplete="off"
            maxLength={40}
            onChange={(event) => setWas(event.target.value)}
          />
          <span className="hint">{t('votes.wasHint')}</span>
        </div>
      )}
      {!checking && <FormError error={error} />}
      <button type="submit" className="button main wide" disabled={busy !== null}>
        {t('votes.check')}
      </button>
      {checking && (
        <Sheet title={t('votes.checkTitle')} onClose={() => setChecking(false)}>
          <ul>
            {vote.questions.map((q) => (
              <li key={q.id}>
                {q.title} · <strong>{wordsOf(q, marks[q.id])}</strong>
              </li>
            ))}
          </ul>
          {!vote.change && <p>{t('votes.fixed')}</p>}
          <FormError error={error} />
          <button type="button" className="button main wide" disabled={busy !== null} onClick={() => void send()}>
            {t(busy === null ? 'votes.sure' : 'votes.sending')}
          </button>
          <button type="button" className="button wide" onClick={() => setChecking(false)}>
            {t('votes.again')}
          </button>
        </Sheet>
      )}
    </form>
  );
};
