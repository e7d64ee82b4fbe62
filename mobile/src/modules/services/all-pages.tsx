import { useParams } from '@tanstack/react-router';
import { ApplyPage } from './apply-page.tsx';
import { EntrustmentPage } from './entrustment-page.tsx';
import { EntrustmentsPage } from './entrustments-page.tsx';
import { GuidePage } from './guide-page.tsx';
import { MyServicesPage } from './my-services-page.tsx';
import { ServicesPage } from './services-page.tsx';

/** Pages of services by what follows in the address: `all`, `mine`, `proxy[/<id>]`, `<item>[/apply[/<entrustment>]]`. */
export const ServicePages = () => {
  const { _splat = '' } = useParams({ from: '/services/$' });
  const [first = '', second, third] = _splat.split('/');
  if (first === 'all' || first === '') return <ServicesPage />;
  if (first === 'mine') return <MyServicesPage />;
  if (first === 'proxy') return second ? <EntrustmentPage entrustmentId={second} /> : <EntrustmentsPage />;
  return second === 'apply' ? <ApplyPage itemId={first} entrustmentId={third ?? null} /> : <GuidePage itemId={first} />;
};
