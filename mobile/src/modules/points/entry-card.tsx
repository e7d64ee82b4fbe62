import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { StatementLine } from '#contract/points/statement.ts';
import { labelOf } from '#ui/i18n.ts';

/** One entry: what it was, how it stands, by which rule, and what it came from. */
export const EntryCard = ({ line }: { line: StatementLine }) => {
  const { t } = useTranslation();
  const { act, state, points, rule, lastDay, until, reason, reversed, page } = line;
  const title = labelOf(line.title);
  const notes = [
    act === 'hold' || act === 'void' || act === 'expire' || act === 'reverse' ? t(`points.acts.${act}`) : null,
    act === 'hold' ? t(`points.states.${state}`) : null,
    until && t('points.comesBack', { day: shanghaiDay(new Date(until)) }),
    lastDay && t('points.lastDay', { day: lastDay }),
    rule && t(rule.by === null ? 'points.ruleShipped' : 'points.rule', { ...rule, title: labelOf(rule.title) }),
    reason && t('points.reason', { reason }),
    reversed === null ? null : t('points.reversed', { points: reversed }),
  ].filter((note): note is string => typeof note === 'string' && note !== '');
  return (
    <section className="card" aria-label={`${title} ${points}`}>
      <span className="row">
        <span className="grow tight">
          <strong>{title}</strong>
          <span className="small soft">
            {shanghaiDay(new Date(line.at))} · {t(points > 0 ? `points.from.${line.other}` : `points.to.${line.other}`)}
          </span>
        </span>
        <strong>{points > 0 ? `+${points}` : `−${-points}`}</strong>
      </span>
      {notes.map((note) => (
        <p key={note} className="small">
          {note}
        </p>
      ))}
      {page && (
        <Link to={page as '/'} className="button">
          {t('points.source')}
        </Link>
      )}
    </section>
  );
};
