import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Office } from '#contract/organisations/offices.ts';
import { endpoints, wordsFor } from '../../../../app/api.ts';
import { useSlot } from '../../../../app/kept.ts';
import { asked, useSend } from '../../../../app/send.ts';
import { refreshGrids } from '../data.ts';

/** Takes the ending of an office back: it stands again as it was before. */
export const useTakeBack = (officeId: string): ((before: Office) => void) => {
  const { t } = useTranslation('drawing');
  const { message } = App.useApp();
  return useSend({
    slot: useSlot('grids.takeBack', officeId),
    request: (before: Office) =>
      asked(endpoints.organisations.correctOffice, {
        params: { officeId },
        body: {
          employment: before.employment,
          unitId: before.unit?.id ?? null,
          validFrom: before.validFrom,
          validTo: before.validTo,
          reason: t('endTakenBack'),
        },
      }),
    onDone: refreshGrids,
    onFailed: (error) => void message.error(wordsFor(error)),
  }).send;
};
