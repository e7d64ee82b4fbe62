import { useTranslation } from 'react-i18next';
import type { QuestionCount, Verdict } from '#contract/votes/count.ts';
import type { Mark, Question } from '#contract/votes/model.ts';
import { squareMetres } from '#ui/figures.ts';

/** What a ballot says to a question, in words. */
export const useMarkWords = () => {
  const { t } = useTranslation();
  return (q: Question, mark: Mark | undefined): string => {
    if (mark === undefined || (typeof mark === 'object' && 'invalid' in mark)) return t('votes-own:marks.invalid');
    if (typeof mark === 'string') return t(`votes-own:marks.${mark}`);
    const labels = q.options.filter(({ id }) => mark.chosen.includes(id)).map(({ label }) => label);
    return labels.length === 0 ? t('votes-own:marks.abstain') : labels.join(t('comma'));
  };
};

/** Figures by one measure, each with what it had to reach. */
const Measured = ({ name, v, show }: { name: string; v: Verdict; show: (n: number) => string }) => {
  const { t } = useTranslation();
  const judged = (needs: number, met: boolean): string =>
    t('votes.judged', { needs: t('votes.needs', { n: show(needs) }), met: t(met ? 'votes.met' : 'votes.notMet') });
  return (
    <p>
      <strong>{name}</strong> {t('votes.due')} {show(v.due)} · {t('votes.took')} {show(v.took)}
      {v.quorumNeeds !== null && judged(v.quorumNeeds, v.quorum)} · {t('votes.yes')} {show(v.yes)}
      {judged(v.majorityNeeds, v.majority)}
    </p>
  );
};

/** What became of a question, large, with every figure it rests on. */
export const Outcome = ({ question, counted }: { question: Question; counted: QuestionCount }) => {
  const { t } = useTranslation();
  const { heads, area } = counted.both;
  const verdict = (passed: boolean): string => t(passed ? 'votes.passed' : 'votes.failed');
  return (
    <section className="card tight" aria-label={question.title}>
      <h3>{question.title}</h3>
      <p>
        <strong className="big">{verdict(counted.passed)}</strong>
      </p>
      {question.kind === 'motion' ? (
        <p>{(['yes', 'no', 'abstain', 'invalid'] as const).map((key) => `${t(`votes.${key}`)} ${counted[key].heads}`).join(' · ')}</p>
      ) : (
        <ul>
          {counted.options.map((o) => (
            <li key={o.id}>
              {question.options.find(({ id }) => id === o.id)?.label} {o.heads}
              {o.chosen && <strong> {t('votes.chosen')}</strong>}
            </li>
          ))}
        </ul>
      )}
      <Measured name={t('votes.heads')} v={heads} show={String} />
      {area && <Measured name={t('votes.area')} v={area} show={(n) => t('votes.square', { n: squareMetres(n) })} />}
      {counted.objected && (
        <>
          <p>{t('votes-own:objected', { said: counted.objected.heads.said, most: counted.objected.heads.most })}</p>
          {counted.objected.area && (
            <p>
              {t('votes-own:objected', {
                said: t('votes.square', { n: squareMetres(counted.objected.area.said) }),
                most: t('votes.square', { n: squareMetres(counted.objected.area.most) }),
              })}
            </p>
          )}
        </>
      )}
      {question.rule.silence !== 'none' && (
        <p className="small">
          {t('votes.silent', { n: counted.silent.heads })} ·{' '}
          {t('votes.withoutSilence', { verdict: verdict(counted.withoutSilence.passed) })}
        </p>
      )}
      {counted.reasons.length > 0 && (
        <p className="small">{counted.reasons.map((one) => t(`votes-own:reasons.${one}`)).join(t('comma'))}</p>
      )}
      <p className="small soft">{t('votes.source', { source: question.rule.source })}</p>
    </section>
  );
};
