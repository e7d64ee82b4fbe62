import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Broken } from '../../../components/Broken.tsx';
import { PlaceForm } from './form/PlaceForm.tsx';
import { PlaceActs } from './PlaceActs.tsx';
import { PlaceFacts } from './PlaceFacts.tsx';
import { placeQuery } from './queries.ts';

/** One place beside the list, with what the viewer may do. */
export const PlaceDrawer = () => {
  const { t } = useTranslation();
  const { placeId } = useParams({ strict: false }) as { placeId: string };
  const search = useSearch({ from: '/shell/places' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(placeQuery(placeId));
  const [editing, setEditing] = useState(false);
  const close = (): void => void navigate({ to: '/places', search });
  const changed = (): void => {
    setEditing(false);
    void client.invalidateQueries({ queryKey: ['places'] });
  };
  return (
    <Drawer open title={data?.name ?? t('places:place')} onClose={close} size={480} mask={{ enabled: false }} className="places-drawer">
      {isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : !data ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : (
        <>
          <PlaceActs place={data} onEdit={() => setEditing(true)} onChanged={changed} />
          <PlaceFacts place={data} />
          {editing && <PlaceForm place={data} onClose={() => setEditing(false)} onDone={changed} />}
        </>
      )}
    </Drawer>
  );
};
