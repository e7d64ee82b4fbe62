import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { exportOffers, importOffers, OffersImport } from '#contract/offers/api.ts';
import { mayOpen } from '../../../app/access.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { type OfferSearch, tabs } from '../search.ts';
import { Merchants } from './Merchants.tsx';
import { OfferList } from './OfferList.tsx';
import { Settlements } from './Settlements.tsx';
import { Vouchers } from './Vouchers.tsx';

const sheet: (typeof exportOffers)['path'] = '/api/offers/sheet';
const address: (typeof importOffers)['path'] = '/api/offers/import';
const answers = ['merchants', 'offers', 'stock', 'same', 'faults'] as const satisfies readonly (keyof OffersImport)[];

/** What merchants give for points: offers, merchants, vouchers without names, settlement; with their workbook in and out. */
export const Offers = () => {
  const { t } = useTranslation('offers-console');
  const client = useQueryClient();
  const me = useMe();
  const navigate = useNavigate();
  const { tab = 'offers', state } = useSearch({ strict: false }) as OfferSearch;
  const { busy, download } = useDownload();
  const [importing, setImporting] = useState(false);
  useTitle(t('title'));
  const end = (): void => {
    setImporting(false);
    void client.invalidateQueries({ queryKey: ['offers'] });
  };
  const shown = {
    offers: <OfferList state={state} onState={(next) => void navigate({ to: '/offers', search: { tab: 'offers', state: next } })} />,
    merchants: <Merchants />,
    vouchers: <Vouchers />,
    settlements: <Settlements />,
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <p className="cell-acts">
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void download(sheet)}>
          {t('export')}
        </Button>
        {mayOpen(me, 'offers.manage') && (
          <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
            {t('importing.open')}
          </Button>
        )}
      </p>
      <nav className="sections" aria-label={t('title')}>
        {tabs.map((key) => (
          <Link key={key} to="/offers" search={{ tab: key }} {...(key === tab ? { 'aria-current': 'page' as const } : {})}>
            {t(`tabs.${key}`)}
          </Link>
        ))}
      </nav>
      {shown[tab]}
      {importing && (
        <PlainImport<OffersImport>
          words={(key, data = {}) => t(`importing.${key}`, data)}
          template={sheet}
          address={address}
          answers={answers}
          ready={({ merchants, offers, stock }) => merchants + offers + stock > 0}
          onClose={end}
          onDone={end}
        />
      )}
    </div>
  );
};
