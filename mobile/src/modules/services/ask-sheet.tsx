import { useTranslation } from 'react-i18next';
import * as servicesApi from '#client/endpoints/services.ts';
import type { ServiceGuide } from '#contract/services/catalogue.ts';
import { WriteSheet } from '../../parts/write-sheet.tsx';
import { given } from '../../parts/written-fields.tsx';
import { useMe } from '../../session/session.ts';
import { servicesKey } from './queries.ts';
import { type Who, WhoFields, whoLacks } from './who-fields.tsx';

/** Asks that somebody of the community acts for one: free, by written authority, ended whenever one wants. */
export const AskSheet = ({ guide, onClose }: { guide: Pick<ServiceGuide, 'id' | 'name'>; onClose: () => void }) => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <WriteSheet
      what={t('services.askProxy')}
      action="services.ask"
      subject={{ id: guide.id, title: guide.name, page: '/services/mine' }}
      explain={t('services.askLead')}
      address={servicesApi.askForProxy}
      params={{}}
      renews={servicesKey}
      words={{ label: t('services.scope'), max: 500 }}
      begin={{ name: me?.account.name ?? '' }}
      body={(fields, scope) => ({
        itemId: guide.id,
        areaCode: fields['areaCode'],
        name: given(fields['name']),
        phone: given(fields['phone']),
        scope,
      })}
      problem={(fields) => {
        const lacks = whoLacks(fields as Who);
        return lacks && t(`services.${lacks}`);
      }}
      onClose={onClose}
    >
      {(fields, change) => <WhoFields who={fields as Who} own onChange={(part) => change({ ...part })} />}
    </WriteSheet>
  );
};
