import { useTranslation } from 'react-i18next';
import type { QuestionCount, Verdict } from '#contract/votes/count.ts';
import type { Question } from '#contract/votes/model.ts';
import { squareMetres } from '#ui/figures.ts';

/** What became of a question: large, then each figure beside what it had to reach. */
export const Outcome = ({ question: q, counted }: { question: Question; counted: QuestionCount }) => {
  const { t } = useTranslation('votes-console');
  const verdict = (passed: boolean): string => t(passed ? 'passed' : 'failed');
  const rows: (readonly [string, Verdict, (n: number) => string])[] = [
    [t('byHeads'), counted.both.heads, String],
    ...(counted.both.area ? [[t('byArea'), counted.both.area, (n: number) => t('square', { n: squareMetres(n) })] as const] : []),
  ];
  const reached = (needs: number | null, met: boolean, show: (n: number) => string): string =>
    needs === null ? t('noQuorum') : t(met ? 'reached' : 'missed', { needs: show(needs) });
  return (
    <section className="card" aria-label={q.title}>
      <h2>{q.title}</h2>
      <p style={{ fontSize: 32, margin: 0 }}>
        <strong>{verdict(counted.passed)}</strong>
      </p>
      <p>
        {q.kind === 'motion'
          ? (['yes', 'no', 'abstain', 'invalid'] as const).map((key) => `${t(`votes-own:marks.${key}`)} ${counted[key].heads}`).join(' · ')
          : counted.options
              .map((o) => t(o.chosen ? 'chosenOf' : 'optionOf', { label: q.options.find(({ id }) => id === o.id)?.label, heads: o.heads }))
              .join(' · ')}
      </p>
      <table className="plain">
        <thead>
          <tr>
            {['measure', 'due', 'took', 'quorum', 'yes', 'majority'].map((head) => (
              <th key={head} scope="col">
                {t(`figures.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, v, show]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="num">{show(v.due)}</td>
              <td className="num">{show(v.took)}</td>
              <td>{reached(v.quorumNeeds, v.quorum, show)}</td>
              <td className="num">{show(v.yes)}</td>
              <td>{q.kind === 'choice' ? t('needs', { needs: show(v.majorityNeeds) }) : reached(v.majorityNeeds, v.majority, show)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {counted.objected && (
        <p>
          {rows
            .map(([name, , show], i) => {
              const one = i === 0 ? counted.objected?.heads : counted.objected?.area;
              return one && `${name} ${t('votes-own:objected', { said: show(one.said), most: show(one.most) })}`;
            })
            .join(t('apart'))}
        </p>
      )}
      {q.rule.silence !== 'none' && (
        <p>
          {t('silence', {
            rule: t(`votes-own:silences.${q.rule.silence}`),
            count: counted.silent.heads,
            without: verdict(counted.withoutSilence.passed),
          })}
        </p>
      )}
      {counted.reasons.length > 0 && <p>{counted.reasons.map((one) => t(`votes-own:reasons.${one}`)).join(t('apart'))}</p>}
      <p className="soft">{t('source', { source: q.rule.source })}</p>
    </section>
  );
};
