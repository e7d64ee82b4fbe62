import { useTranslation } from 'react-i18next';
import type { Organisation } from '#contract/organisations/organisations.ts';

/** The facts of an organisation that are known; what is not known takes no room. */
export const Facts = ({ organisation: o }: { organisation: Organisation }) => {
  const { t } = useTranslation('organisations');
  const facts: [string, string | null][] = [
    ['creditCode', o.creditCode],
    ['members', o.members === null ? null : t('facts.membersCount', { count: o.members })],
    ['households', o.households === null ? null : t('facts.householdsCount', { count: o.households })],
    ['foundedOn', o.foundedOn],
    ['address', o.address],
    ['phone', o.phone],
    ['places', o.placeCount > 0 ? t('facts.placesCount', { count: o.placeCount }) : null],
    ['note', o.note],
  ];
  const known = facts.filter(([, value]) => value !== null);
  if (known.length === 0) return null;
  return (
    <dl className="org-facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`facts.${name}`)}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
};
