import { Progress, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SheetItem } from '#contract/collections/sheets.ts';
import type { TaskFigures } from '#contract/collections/tasks.ts';

/** Cells that came filled in, of all that were answered, in per cent; null before anybody has answered. */
export const filledShare = ({ typed, filled, overruled }: TaskFigures): number | null => {
  const all = typed + filled + overruled;
  return all === 0 ? null : Math.round(((filled + overruled) * 100) / all);
};

/** How many have answered. */
export const Answered = ({ figures }: { figures: TaskFigures }) => {
  const { t } = useTranslation('collections-console');
  const { answered, sheets } = figures;
  const words = t('answeredOf', { answered, sheets });
  return (
    <span className="collections-answered">
      <Progress percent={sheets === 0 ? 0 : Math.round((answered * 100) / sheets)} size="small" showInfo={false} aria-label={words} />
      <span className="num">{words}</span>
    </span>
  );
};

/** What a task comes to: who answered, how much was filled in by itself, what was typed, how long it took. */
export const Figures = ({ figures }: { figures: TaskFigures }) => {
  const { t } = useTranslation('collections-console');
  const { answered, sheets, late, returned, typed, overruled, minutes, told } = figures;
  const share = filledShare(figures);
  const facts: readonly [string, string][] = [
    [t('figures.answered'), t('answeredOf', { answered, sheets })],
    [t('figures.late'), String(late)],
    [t('figures.returned'), String(returned)],
    [t('figures.share'), share === null ? '—' : `${share}%`],
    [t('figures.typed'), String(typed)],
    [t('figures.overruled'), String(overruled)],
    [t('figures.minutes'), told === 0 ? '—' : t('minutesOf', { minutes: Math.round(minutes / told) })],
  ];
  return (
    <dl className="collections-figures card">
      {facts.map(([title, value]) => (
        <div key={title}>
          <dt className="soft">{title}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** How a sheet stands. */
export const SheetTag = ({ sheet: { state, taskState, late } }: { sheet: Pick<SheetItem, 'state' | 'taskState' | 'late'> }) => {
  const { t } = useTranslation();
  const isOpen = state === 'open' || state === 'returned';
  if (isOpen && taskState !== 'sent') return <Tag>{t(`collections:taskStates.${taskState}`)}</Tag>;
  return (
    <>
      <Tag color={state === 'confirmed' ? 'success' : state === 'submitted' ? 'processing' : state === 'returned' ? 'warning' : 'default'}>
        {t(`collections:states.${state}`)}
      </Tag>
      {late && <Tag color="error">{t('collections-console:late')}</Tag>}
    </>
  );
};
