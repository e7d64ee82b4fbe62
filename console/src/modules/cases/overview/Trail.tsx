import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { areasQuery } from '../../../app/queries.ts';

/** Codes of an area and its ancestors below the county, from their lengths (6 county, 9 street, 12 community, 15 grid). */
const stepsOf = (code: string): string[] => [9, 12, 15].filter((n) => n <= code.length).map((n) => code.slice(0, n));

/** Where the figures stand in the tree; each step leads back up. */
export const Trail = ({ area, root, onArea }: { area: string | undefined; root: string; onArea: (code: string | undefined) => void }) => {
  const { t } = useTranslation('cases-console');
  const codes = area ? stepsOf(area) : [];
  const parents = useQueries({ queries: codes.map((_, i) => areasQuery(i === 0 ? area?.slice(0, 6) : codes[i - 1])) });
  const names = codes.map((code, i) => parents[i]?.data?.items.find((one) => one.code === code)?.name ?? code);
  return (
    <nav className="trail" aria-label={t('overview.trail')}>
      {area ? (
        <button type="button" className="plain-link" onClick={() => onArea(undefined)}>
          {root}
        </button>
      ) : (
        <span aria-current="page">{root}</span>
      )}
      {codes.map((code, i) => (
        <span key={code}>
          <span className="soft" aria-hidden="true">
            {' '}
            /{' '}
          </span>
          {code === area ? (
            <span aria-current="page">{names[i]}</span>
          ) : (
            <button type="button" className="plain-link" onClick={() => onArea(code)}>
              {names[i]}
            </button>
          )}
        </span>
      ))}
    </nav>
  );
};
