import { useTranslation } from 'react-i18next';
import type { Offered } from '#contract/matching/api.ts';
import { labelOf } from '#ui/i18n.ts';

/** What a need or resource is, in a line. */
export const Facts = ({ offered }: { offered: Offered }) => {
  const { t } = useTranslation('matching-console');
  const { unit, area, kind, topic, amount, until, projects } = offered;
  const facts = [
    unit,
    area,
    kind && labelOf(kind),
    topic && labelOf(topic),
    amount !== null && t('amount', { amount }),
    until && t('until', { day: until }),
    projects > 0 && t('projects', { count: projects }),
  ].filter(Boolean);
  return <p className="soft matching-facts">{facts.join(' · ')}</p>;
};
