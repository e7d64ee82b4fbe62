import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../app/api.ts';
import { useMe } from '../../../app/queries.ts';
import { Broken } from '../../../components/Broken.tsx';

interface Grid {
  readonly code: string;
  readonly name: string;
}

/** The grids one works in: who looks after them, and what stands there. */
export const MyGrids = () => {
  const { t } = useTranslation('territory');
  const grids = useMe().posts.flatMap(({ area }) => area ?? []);
  return (
    <section className="card" aria-labelledby="grids-title">
      <div className="card-head">
        <h2 id="grids-title">{t('mine.title')}</h2>
      </div>
      {grids.map((grid) => (
        <OneGrid key={grid.code} grid={grid} />
      ))}
    </section>
  );
};

const OneGrid = ({ grid: { code, name } }: { grid: Grid }) => {
  const { t } = useTranslation('territory');
  const { data, error, refetch } = useQuery({
    queryKey: ['my-grid', code],
    queryFn: async ({ signal }) => {
      const [offices, points] = await Promise.all([
        call(endpoints.organisations.listOffices, { query: { area: code, limit: 8 } }, signal),
        call(endpoints.places.mapPlaces, { query: { area: code } }, signal),
      ]);
      return { offices: offices.items, places: points.points.length };
    },
    staleTime: 300_000,
  });
  if (error) return <Broken error={error} reset={() => void refetch()} />;
  return (
    <div className="my-grid">
      <h3>{name}</h3>
      {!data ? (
        <Skeleton active paragraph={{ rows: 2 }} title={false} />
      ) : (
        <>
          {data.offices.length === 0 ? (
            <p className="soft">{t('mine.nobody')}</p>
          ) : (
            <ul>
              {data.offices.map(({ id, kind, person }) => (
                <li key={id}>
                  {person.name} <span className="soft">{t(`organisations:officeKinds.${kind}`)}</span>
                </li>
              ))}
            </ul>
          )}
          <p className="my-grid-links">
            <Link to="/places" search={{ area: code }}>
              {t('mine.places', { count: data.places })}
            </Link>
            <Link to="/map" search={{ area: code }}>
              {t('mine.map')}
            </Link>
            <Link to="/organisations" search={{ area: code }}>
              {t('mine.organisations')}
            </Link>
          </p>
        </>
      )}
    </div>
  );
};
