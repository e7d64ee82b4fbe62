import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as servicesApi from '#client/endpoints/services.ts';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { WriteSheet } from '../../parts/write-sheet.tsx';
import { given } from '../../parts/written-fields.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { EntrustmentCard } from './entrustment-card.tsx';
import { catalogueQuery, entrustmentsQuery, servicesKey } from './queries.ts';
import { type Who, WhoFields, whoLacks } from './who-fields.tsx';

/** What this account is asked to do for others, for those who act for elders and whoever cannot come. */
export const EntrustmentsPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const [taking, setTaking] = useState(false);
  return (
    <Page title={t('services.entrustments')} back>
      {me === null ? (
        <AskSignIn text={t('services.signIn')} />
      ) : me ? (
        <>
          <button type="button" className="button main wide" onClick={() => setTaking(true)}>
            {t('services.take')}
          </button>
          <List />
        </>
      ) : (
        <Loading />
      )}
      {taking && <TakeSheet onClose={() => setTaking(false)} />}
    </Page>
  );
};

const List = () => {
  const { t } = useTranslation();
  const list = useInfiniteQuery(entrustmentsQuery(false));
  return (
    <>
      <WaitingWritten page="/services/proxy" />
      <Cards list={list} empty={<Empty icon="care" title={t('services.noEntrustments')} text={t('services.noEntrustmentsText')} />}>
        {(one) => <EntrustmentCard key={one.id} row={one} />}
      </Cards>
    </>
  );
};

/** Entrusted face to face: whom for, what, and a photo of the signed authority. */
const TakeSheet = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const { data } = useQuery(catalogueQuery);
  const items = data?.items.filter(({ opens }) => opens) ?? [];
  return (
    <WriteSheet
      what={t('services.take')}
      action="services.take"
      subject={{ id: 'entrustment', title: t('services.entrustments'), page: '/services/proxy' }}
      explain={t('services.takeLead')}
      address={servicesApi.takeEntrustment}
      params={{}}
      renews={servicesKey}
      words={{ label: t('services.scope'), max: 500 }}
      photos={t('services.authorityPhotos')}
      body={(fields, scope) => ({
        itemId: fields['itemId'],
        areaCode: fields['areaCode'],
        name: given(fields['name']),
        phone: given(fields['phone']),
        scope,
      })}
      problem={(fields) => {
        const lacks = whoLacks(fields as Who);
        return lacks ? t(`services.${lacks}`) : given(fields['itemId']) === null ? t('services.itemNeeded') : null;
      }}
      onClose={onClose}
    >
      {(fields, change) => (
        <>
          <div className="field">
            <label htmlFor="take-item">{t('services.item')}</label>
            <select
              id="take-item"
              className="input"
              value={String(fields['itemId'] ?? '')}
              onChange={(event) => change({ itemId: event.target.value })}
            >
              <option value="">{t('services.chooseItem')}</option>
              {items.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <WhoFields who={fields as Who} own={false} onChange={(part) => change({ ...part })} />
        </>
      )}
    </WriteSheet>
  );
};
