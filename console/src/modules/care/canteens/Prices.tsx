import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanteenTiers } from '#contract/care/tiers.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView } from '../../../components/definition/definition.ts';
import { describeTiers } from './describe.ts';
import { PriceEditor } from './PriceEditor.tsx';

/** Nothing yet: whoever makes the first prices begins with those of a place. */
const empty: CanteenTiers = {
  title: { zh: '', en: null },
  source: { zh: '', en: null },
  meals: [{ meal: 'lunch', fen: 1200, from: '11:00', to: '13:00' }],
  rounding: { to: 10, way: 'down' },
  tiers: [],
  payers: [{ payer: 'district', for: 'anyone', share: { kind: 'rest' } }],
  order: null,
};

/** Prices of all canteens, or of one that has its own, by versions. */
export const Prices = () => {
  const { t } = useTranslation('care-console');
  const { subject } = useParams({ strict: false }) as { subject: string };
  const view = useMemo(
    (): DefinitionView<CanteenTiers> => ({ kind: 'care.tiers', subject, Editor: PriceEditor, empty, describe: describeTiers(t) }),
    [t, subject],
  );
  return (
    <>
      <p className="registers-back">
        <Link to="/canteens" search={{}}>
          {t('canteens.title')}
        </Link>
      </p>
      <DefinitionFrame key={subject} view={view} />
    </>
  );
};
