import { useParams } from '@tanstack/react-router';
import { JobsPage } from './jobs-page.tsx';
import { ListPage } from './list-page.tsx';
import { MinePage } from './mine-page.tsx';
import { ServicePage } from './service-page.tsx';

/** The list, what one booked, what a company has to do, or a service by its id. */
export const TariffPages = () => {
  const { _splat = '' } = useParams({ from: '/tariffs/$' });
  if (_splat === 'mine') return <MinePage />;
  if (_splat === 'jobs') return <JobsPage />;
  return _splat === '' || _splat === 'all' ? <ListPage company={null} /> : <ServicePage itemId={_splat} />;
};
