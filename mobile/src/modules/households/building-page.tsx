import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/households/api.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { buildingQuery, householdQuery, householdsQuery } from './queries.ts';

/** A building by unit and room; a room opens what is known of its household. */
export const BuildingPage = () => {
  const { t } = useTranslation();
  const { buildingId } = useParams({ strict: false }) as { buildingId: string };
  const building = useQuery(buildingQuery(buildingId));
  const households = useQuery(householdsQuery(buildingId));
  const [open, setOpen] = useState<string | null>(null);
  const error = building.error ?? households.error;
  return (
    <Page title={building.data?.name ?? t('buildings.title')} back>
      {error && !(building.data && households.data) ? (
        <Failure error={error} onRetry={() => void Promise.all([building.refetch(), households.refetch()])} />
      ) : !building.data || !households.data ? (
        <Loading rows={4} />
      ) : (
        <>
          <p className="soft">{building.data.area.name}</p>
          {[...Map.groupBy(households.data.items, ({ unit }) => unit)].map(([unit, rooms]) => (
            <section key={unit} className="card" aria-label={unit || t('buildings.whole')}>
              <h2>{unit || t('buildings.whole')}</h2>
              <ul className="stack">
                {rooms.map((room) => (
                  <li key={room.id}>
                    <Room room={room} open={open === room.id} onOpen={() => setOpen(open === room.id ? null : room.id)} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </Page>
  );
};

const Room = ({ room, open, onOpen }: { room: Household; open: boolean; onOpen: () => void }) => {
  const { t } = useTranslation();
  const occupancy = room.occupancy ? t(`buildings.occupancies.${room.occupancy.split('-', 1)[0]}`) : t('buildings.unknown');
  return (
    <>
      <button type="button" className="item" aria-expanded={open} onClick={onOpen}>
        <strong className="grow">{room.room}</strong>
        <span className="soft">{occupancy}</span>
      </button>
      {open && <Known id={room.id} />}
    </>
  );
};

const Known = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(householdQuery(id));
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={1} />;
  return (
    <div className="tight">
      {data.floorArea !== null && <p className="small soft">{t('buildings.squareMetres', { value: data.floorArea })}</p>}
      {data.people !== null && <p className="small soft">{t('buildings.people', { count: data.people })}</p>}
      {data.members.length === 0 ? (
        <p className="small soft">{t('buildings.noMembers')}</p>
      ) : (
        <ul className="tight">
          {data.members.map(({ id: member, person, relation }) => (
            <li key={member}>
              {person.name} <span className="soft">{t(`buildings.relations.${relation}`)}</span>{' '}
              <span className="soft">{person.phone}</span>
            </li>
          ))}
        </ul>
      )}
      {data.note && <p className="small plain">{data.note}</p>}
    </div>
  );
};
