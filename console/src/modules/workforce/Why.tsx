import { useTranslation } from 'react-i18next';
import type { CommunityWorker, GradingLine } from '#contract/workforce/api.ts';
import { labelOf } from '#ui/i18n.ts';

/** Fen as yuan with two places. */
export const yuan = (fen: number): string => (fen / 100).toFixed(2);

const Lines = ({ lines, title }: { lines: readonly GradingLine[]; title: string }) => {
  const { t } = useTranslation('workforce-console');
  const words = (data: GradingLine['data']) =>
    Object.fromEntries(Object.entries(data).map(([key, value]) => [key, typeof value === 'object' ? labelOf(value) : value]));
  return (
    <section className="workforce-why">
      <h3>{title}</h3>
      <ol>
        {lines.map(({ what, value, unit, from, data }) => (
          <li key={what} className={what === 'grade' || what === 'total' ? 'workforce-sum' : undefined}>
            <span>{t(`lines.${what}`, words(data))}</span>
            <span className="num">{t(`units.${unit}`, { value: unit === 'fen' ? yuan(value) : value })}</span>
            <span className="soft">{t(`from.${from}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};

/** How the grade due and the pay of a worker come about, line by line, with where each figure stands. */
export const Why = ({ worker }: { worker: CommunityWorker }) => {
  const { t } = useTranslation('workforce-console');
  return (
    <>
      {worker.grading.length === 0 ? <p className="soft">{t('unknownDue')}</p> : <Lines title={t('grading')} lines={worker.grading} />}
      {worker.pay ? <Lines title={t('paying')} lines={worker.pay.lines} /> : <p className="soft">{t('noPay')}</p>}
    </>
  );
};
