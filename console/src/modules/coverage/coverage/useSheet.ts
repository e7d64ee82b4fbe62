import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { CallError } from '#client/call.ts';
import { coverageSheetPath } from '#contract/coverage/address.ts';
import type { ErrorAnswer } from '#contract/kernel/values.ts';
import { currentLocale } from '#ui/i18n.ts';
import { wordsFor } from '../../../app/api.ts';

/** The name the server gave the file. */
const nameOf = (disposition: string | null): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1] ?? 'coverage.xlsx');

/** Fetches the workbook of an area and hands it to the person. */
export const useSheet = (area: string | undefined) => {
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async () => {
      const answer = await fetch(`${coverageSheetPath}${area ? `?area=${encodeURIComponent(area)}` : ''}`, {
        headers: { 'accept-language': currentLocale() },
      });
      if (!answer.ok) {
        const refusal = (await answer.json().catch(() => null)) as ErrorAnswer | null;
        throw new CallError(answer.status, refusal?.error ?? { code: 'server.unavailable', message: '', data: {} });
      }
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await answer.blob());
      link.download = nameOf(answer.headers.get('content-disposition'));
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    },
    onError: (error) => void message.error(wordsFor(error)),
  });
};
