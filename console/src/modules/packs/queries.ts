import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { PackChoice } from '#contract/packs/api.ts';
import { call, endpoints } from '../../app/api.ts';

/** Every pack, and what can be made one. */
export const packsQuery = queryOptions({
  queryKey: ['packs', 'list'],
  queryFn: ({ signal }) => call(endpoints.packs.listPacks, {}, signal),
});
/** What installing a pack would change, as far as conflicts are decided. */
export const previewQuery = (code: string, choices: readonly PackChoice[]) =>
  queryOptions({
    queryKey: ['packs', 'preview', code, choices],
    queryFn: ({ signal }) => call(endpoints.packs.previewPack, { params: { code }, body: { choices: [...choices] } }, signal),
    placeholderData: keepPreviousData,
  });
