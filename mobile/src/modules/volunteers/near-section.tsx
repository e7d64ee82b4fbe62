import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as volunteersApi from '#client/endpoints/volunteers.ts';
import { call } from '../../api.ts';
import { NearCard, type NearProps, NearSection } from '../../place/near.tsx';
import { useMe } from '../../session/session.ts';

export const words = ['volunteers-phone'];

/** Teams of volunteers, for whoever is signed in. */
const Section = ({ here }: NearProps) => {
  const { t } = useTranslation('volunteers-phone');
  const me = useMe();
  const list = useQuery({
    queryKey: ['volunteers', 'near'],
    enabled: !!me && !me.account.anonymous,
    queryFn: async ({ signal }) => (await call(volunteersApi.listTeams, { query: { limit: 5 } }, signal)).items,
  });
  if (!me || me.account.anonymous) return null;
  const all = (
    <Link to="/volunteer/$" params={{ _splat: '' }} className="button wide">
      {t('nearMine')}
    </Link>
  );
  return (
    <NearSection title={t('nearTitle')} list={list} here={here} pointOf={() => null} all={all}>
      {(one, away) => (
        <NearCard key={one.id} title={one.name} lines={[`${one.area.name} · ${t('members', { count: one.members })}`]} away={away}>
          <Link
            to="/volunteer/$"
            params={{ _splat: `teams/${one.id}` }}
            className="button main wide"
            aria-label={`${t('nearOpen')} ${one.name}`}
          >
            {t('nearOpen')}
          </Link>
        </NearCard>
      )}
    </NearSection>
  );
};
export default Section;
