import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { Office } from '#contract/people/offices.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { refreshGrids } from '../data.ts';

/** Takes the ending of an office back: it stands again as it was before. */
export const useTakeBack = (): ((before: Office) => void) => {
  const { t } = useTranslation('drawing');
  const { message } = App.useApp();
  return (before) =>
    void call(endpoints.people.correctOffice, {
      params: { officeId: before.id },
      body: {
        id: v7(),
        employment: before.employment,
        unitId: before.unit?.id ?? null,
        validFrom: before.validFrom,
        validTo: before.validTo,
        reason: t('endTakenBack'),
      },
    }).then(refreshGrids, (error: unknown) => void message.error(wordsFor(error)));
};
